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

    Rectangle { x: 6; y: 222; width: 348; height: 18; radius: 9; color: "#DFDBD1" }
    Rectangle {  // lid
        x: 36; y: 0; width: 288; height: 30; radius: 12
        color: "#3A5478"
        transformOrigin: Item.Left
        rotation: -printer.lid
    }
    Rectangle {  // body
        y: 22; width: 360; height: 140; radius: 24
        color: Theme.ink
        Rectangle { x: 40; y: 18; width: 280; height: 14; radius: 7; color: "#0A1626" }
        Rectangle { x: 302; y: 92; width: 26; height: 26; radius: 13; color: printer.lamp }
        Rectangle { x: 34; y: 98; width: 120; height: 14; radius: 7; color: "#35507A" }
    }
    Rectangle {  // paper drawer
        x: 24 - printer.drawer / 8; y: 152 + printer.drawer / 2; width: 312 + printer.drawer / 4; height: 72; radius: 14
        color: "#3A5478"
        Rectangle {
            x: 14; y: 10; width: parent.width - 28; height: printer.drawer > 0 ? 20 : 0; radius: 6
            color: printer.empty ? "#22384F" : "#FFFFFF"
        }
        Rectangle { anchors.horizontalCenter: parent.horizontalCenter; y: 40; width: 110; height: 14; radius: 7; color: Theme.ink }
    }
}
