// Small signs, drawn by us on a grid of 24. Never alone: words always stand beside them.
import QtQuick
import QtQuick.Shapes
import Credit

Item {
    id: icon

    property string name: ""
    property color color: Theme.ink
    property int size: 48
    property real weight: 2

    readonly property var paths: ({
        card: "M4 6 H20 A1.5 1.5 0 0 1 21.5 7.5 V16.5 A1.5 1.5 0 0 1 20 18 H4 A1.5 1.5 0 0 1 2.5 16.5 V7.5 A1.5 1.5 0 0 1 4 6 M6 14.5 V14 A2 2 0 0 1 10 14 V14.5 M8 11 A1.4 1.4 0 1 0 8 8.2 A1.4 1.4 0 1 0 8 11 M13.5 10 H18.5 M13.5 13.5 H17",
        check: "M4.5 12.5 L9.5 17.5 L19.5 7",
        cross: "M6 6 L18 18 M18 6 L6 18",
        left: "M15 5 L8 12 L15 19",
        right: "M9 5 L16 12 L9 19",
        up: "M5 15 L12 8 L19 15",
        down: "M5 9 L12 16 L19 9",
        zoomIn: "M10.5 17 A6.5 6.5 0 1 0 10.5 4 A6.5 6.5 0 1 0 10.5 17 M15.5 15.5 L20.5 20.5 M10.5 7.5 V13.5 M7.5 10.5 H13.5",
        zoomOut: "M10.5 17 A6.5 6.5 0 1 0 10.5 4 A6.5 6.5 0 1 0 10.5 17 M15.5 15.5 L20.5 20.5 M7.5 10.5 H13.5",
        print: "M7 8 V3.5 H17 V8 M7 17 H5 A1.5 1.5 0 0 1 3.5 15.5 V9.5 A1.5 1.5 0 0 1 5 8 H19 A1.5 1.5 0 0 1 20.5 9.5 V15.5 A1.5 1.5 0 0 1 19 17 H17 M7 13.5 H17 V20.5 H7 Z",
        paper: "M6 3 H14 L18.5 7.5 V21 H6 Z M14 3 V7.5 H18.5 M9 12 H15.5 M9 16 H15.5",
        again: "M19.5 12 A7.5 7.5 0 1 1 17 6.4 M17.5 2.5 V6.8 H13.2",
        desk: "M3.5 20.5 V14 H20.5 V20.5 M12 10.5 A3 3 0 1 0 12 4.5 A3 3 0 1 0 12 10.5 M2.5 14 H21.5",
        info: "M12 21 A9 9 0 1 0 12 3 A9 9 0 1 0 12 21 M12 11 V16.5 M12 7.4 V7.6",
        notice: "M12 3.8 L21.2 20 H2.8 Z M12 10 V14.5 M12 17.2 V17.4",
        clock: "M12 21 A9 9 0 1 0 12 3 A9 9 0 1 0 12 21 M12 7 V12 L15.5 14",
        wipe: "M4 20 H20 M7 16.5 L14.5 4.5 L19 7.3 L13 17 H8 Z",
        leave: "M14 4 H5 V20 H14 M10 12 H20.5 M16.5 8 L20.5 12 L16.5 16",
        phone: "M7.5 2.5 H16.5 A1.5 1.5 0 0 1 18 4 V20 A1.5 1.5 0 0 1 16.5 21.5 H7.5 A1.5 1.5 0 0 1 6 20 V4 A1.5 1.5 0 0 1 7.5 2.5 M10.5 18.5 H13.5",
        erase: "M8.5 5.5 H20 A1 1 0 0 1 21 6.5 V17.5 A1 1 0 0 1 20 18.5 H8.5 L2.5 12 Z M11.5 9 L17 15 M17 9 L11.5 15",
        unknown: "M8.6 9.2 A3.4 3.4 0 1 1 12.8 12.4 C12.2 12.7 12 13.2 12 14.2 M12 17.6 V17.8"
    })

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: icon.size / 24
        transformOrigin: Item.TopLeft
        ShapePath {
            strokeColor: icon.color
            strokeWidth: icon.weight
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: icon.paths[icon.name] ?? "" }
        }
    }
}
