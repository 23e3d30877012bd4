// What is wrong with the printer, drawn: each trouble shows its own part.
import QtQuick
import QtQuick.Shapes
import Credit

Figure {
    id: figure

    property string trouble: ""

    Item {  // output full: a stack nobody took
        visible: figure.trouble === "output_full"
        Repeater {
            model: 4
            ReportSheet { required property int index; x: 120 + index * 14; y: 30 - index * 8 }
        }
    }
    PrinterShape {
        id: printer
        x: 60; y: 180
        lamp: Theme.noticeLine
        lid: figure.trouble === "cover_open" ? 26 : 0
        drawer: figure.trouble === "paper_out" ? 116 : 0
        empty: true
    }

    Shape {  // jam: a sheet folded in the slot
        visible: figure.trouble === "jam"
        ShapePath {
            strokeColor: Theme.ink; strokeWidth: 5; fillColor: "#FFFFFF"; joinStyle: ShapePath.RoundJoin
            PathSvg { path: "M150 226 L164 168 L146 128 L196 146 L232 104 L262 148 L316 118 L306 176 L330 226 Z" }
        }
        ShapePath {
            strokeColor: "#A9BACB"; strokeWidth: 5; fillColor: "transparent"; capStyle: ShapePath.RoundCap
            PathSvg { path: "M184 196 L206 164 L238 190 L262 160 L294 196" }
        }
    }

    Shape {  // toner: a drop, nearly empty
        visible: figure.trouble === "toner_out"
        x: 240; y: 90
        ShapePath {
            strokeColor: Theme.ink; strokeWidth: 6; fillColor: "#FFFFFF"; joinStyle: ShapePath.RoundJoin
            PathSvg { path: "M0 -74 C18 -40 44 -18 44 14 A44 44 0 0 1 -44 14 C-44 -18 -18 -40 0 -74 Z" }
        }
        ShapePath {
            strokeColor: "transparent"; fillColor: Theme.ink
            PathSvg { path: "M-34 38 A41 41 0 0 0 34 38 Z" }
        }
    }

    Row {  // paused: the sign everybody knows
        visible: figure.trouble === "paused"
        x: 198; y: 44; spacing: 28
        Repeater { model: 2; Box { width: 28; height: 104; radius: 10; color: Theme.ink } }
    }

    Shape {  // offline: plug and socket apart
        visible: figure.trouble === "offline"
        x: 240; y: 96
        ShapePath {
            strokeColor: Theme.ink; strokeWidth: 9; fillColor: "transparent"
            capStyle: ShapePath.RoundCap; joinStyle: ShapePath.RoundJoin
            PathSvg { path: "M-150 0 H-96 M-96 -30 V30 H-62 A30 30 0 0 0 -62 -30 Z M-30 -14 H-8 M-30 14 H-8 M150 0 H104 M104 -34 H76 A34 34 0 0 0 76 34 H104 Z" }
        }
    }

    Box {  // the sign of notice, on the machine itself
        x: 204; y: figure.trouble === "cover_open" ? 96 : figure.trouble === "paper_out" ? 226 : 246
        visible: figure.trouble !== "jam"
        width: 72; height: 72; radius: 36
        color: Theme.noticeSoft
        edge: Theme.noticeLine; edgeWidth: 4
        Icon { anchors.centerIn: parent; anchors.verticalCenterOffset: -3; name: "notice"; size: 44; color: Theme.notice }
    }
    Box {  // a stack of paper goes into the open drawer
        visible: figure.trouble === "paper_out"
        x: 118; y: 354; width: 244; height: 30; radius: 6
        color: "#FFFFFF"
        edge: Theme.ink; edgeWidth: 4
        SequentialAnimation on y {
            running: figure.trouble === "paper_out" && figure.moving
            loops: Animation.Infinite
            NumberAnimation { from: 352; to: 376; duration: 1000; easing.type: Easing.InOutSine }
            PauseAnimation { duration: 900 }
            NumberAnimation { from: 376; to: 352; duration: 500; easing.type: Easing.InOutSine }
        }
    }
}
