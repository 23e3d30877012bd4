// A report page as one sees it from afar: heading, lines, seal, code.
import QtQuick
import Credit

Rectangle {
    id: sheet

    width: 200
    height: 270
    radius: 6
    color: "#FFFFFF"
    border { color: Theme.ink; width: 4 }

    Rectangle { x: 50; y: 26; width: 100; height: 12; radius: 6; color: Theme.ink }
    Repeater {
        model: [150, 130, 150, 96]
        Rectangle {
            required property int index
            required property int modelData
            x: 25; y: 60 + index * 24; width: modelData; height: 8; radius: 4; color: "#C3CCD6"
        }
    }
    Rectangle {
        x: 126; y: 186; width: 48; height: 48; radius: 24
        color: "transparent"
        border { color: Theme.seal; width: 5 }
        Rectangle { anchors.centerIn: parent; width: 16; height: 16; radius: 8; color: Theme.seal }
    }
    Grid {
        x: 25; y: 186; columns: 5; spacing: 2
        Repeater {
            model: "1101010111001101011011101".split("")
            Rectangle {
                required property string modelData
                width: 8; height: 8; color: modelData === "1" ? Theme.ink : "transparent"
            }
        }
    }
}
