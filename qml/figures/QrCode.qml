// A QR code to be read from the glass by a phone: dark on white, each module a whole number of pixels, with its quiet zone.
import QtQuick
import Credit

Item {
    id: code

    property var rows: []          // dark "1", light "0"
    property string words: ""      // what it is for, for those who hear it
    readonly property int quiet: 4
    readonly property int module: Math.floor(Math.min(width, height) / (rows.length + 2 * quiet))

    Accessible.role: Accessible.Graphic
    Accessible.name: words

    // Neighbours in a row are one bar.
    function bars(line: string): var {
        const found = [];
        for (let at = line.indexOf("1"); at >= 0;) {
            const end = (line + "0").indexOf("0", at);
            found.push({ at: at, length: end - at });
            at = line.indexOf("1", end);
        }
        return found;
    }

    Rectangle {
        id: paper
        visible: code.rows.length > 0
        anchors.centerIn: parent
        width: code.module * (code.rows.length + 2 * code.quiet)
        height: width
        color: "white"
        Repeater {
            model: code.rows
            Item {
                id: line
                required property int index
                required property string modelData
                y: (index + code.quiet) * code.module
                Repeater {
                    model: code.bars(line.modelData)
                    Rectangle {
                        required property var modelData
                        x: (modelData.at + code.quiet) * code.module
                        width: modelData.length * code.module
                        height: code.module
                        color: "black"
                        antialiasing: false
                    }
                }
            }
        }
    }
}
