// The reader: a flat plate with its waves.
import QtQuick
import QtQuick.Shapes
import Credit

Item {
    id: reader

    property bool lit: false

    width: 380
    height: 220

    Box { x: 10; y: 204; width: 360; height: 20; radius: 10; color: "#DFDBD1" }
    Box {
        width: 380; height: 208; radius: 28
        color: Theme.ink
        Box {
            anchors { fill: parent; margins: 16 }
            radius: 18
            color: "#1D3454"
            edge: reader.lit ? "#8FB8E6" : "#35507A"; edgeWidth: 4
        }
    }
    Shape {
        x: 190
        y: 108
        ShapePath {
            strokeColor: "#8FB8E6"; strokeWidth: 7; fillColor: "transparent"; capStyle: ShapePath.RoundCap
            PathSvg { path: "M-22 -14 A28 28 0 0 1 -22 26 M0 -30 A52 52 0 0 1 0 42 M22 -46 A76 76 0 0 1 22 58" }
        }
    }
}
