// A report page as one sees it from afar: heading, lines, seal, code.
import QtQuick
import Credit

Box {
    id: sheet

    width: 200
    height: 246
    radius: 6
    color: "#FFFFFF"
    edge: Theme.ink; edgeWidth: 4

    Box { x: 50; y: 26; width: 100; height: 12; radius: 6; color: Theme.ink }
    Repeater {
        model: [150, 130, 150, 96]
        Box {
            required property int index
            required property int modelData
            x: 25; y: 60 + index * 24; width: modelData; height: 8; radius: 4; color: "#C3CCD6"
        }
    }
    Box {
        x: 126; y: 172; width: 48; height: 48; radius: 24
        color: "transparent"
        edge: Theme.seal; edgeWidth: 5
        Box { anchors.centerIn: parent; width: 16; height: 16; radius: 8; color: Theme.seal }
    }
    Grid {
        x: 25; y: 172; columns: 5; spacing: 2
        Repeater {
            model: "1101010111001101011011101".split("")
            Box {
                required property string modelData
                width: 8; height: 8; color: modelData === "1" ? Theme.ink : "transparent"
            }
        }
    }
}
