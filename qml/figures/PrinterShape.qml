// The printer, with the parts that can be in trouble as properties.
import QtQuick
import Credit

Item {
    id: printer

    property real lid: 0            // degrees open
    property real drawer: 0         // how far out, pixels
    property bool empty: false
    property color lamp: "#8FB8E6"

    width: 360
    height: 230

    Box { x: 6; y: 222; width: 348; height: 18; radius: 9; color: "#DFDBD1" }
    Box {  // lid
        x: 36; y: 0; width: 288; height: 30; radius: 12
        color: "#3A5478"
        transformOrigin: Item.Left
        rotation: -printer.lid
    }
    Box {  // body
        y: 22; width: 360; height: 140; radius: 24
        color: Theme.ink
        Box { x: 40; y: 18; width: 280; height: 14; radius: 7; color: "#0A1626" }
        Box { x: 302; y: 92; width: 26; height: 26; radius: 13; color: printer.lamp }
        Box { x: 34; y: 98; width: 120; height: 14; radius: 7; color: "#35507A" }
    }
    Box {  // paper drawer
        x: 24 - printer.drawer / 8; y: 152 + printer.drawer / 2; width: 312 + printer.drawer / 4; height: 72; radius: 14
        color: "#3A5478"
        Box {
            x: 14; y: 10; width: parent.width - 28; height: 20; radius: 6
            visible: printer.drawer > 0
            color: printer.empty ? "#22384F" : "#FFFFFF"
        }
        Box { anchors.horizontalCenter: parent.horizontalCenter; y: 40; width: 110; height: 14; radius: 7; color: Theme.ink }
    }
}
