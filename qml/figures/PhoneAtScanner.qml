// A phone with a code on its glass comes before the scanner's window.
import QtQuick
import Credit

Figure {
    id: figure

    boardHeight: 430

    property bool read: false  // the scanner has it
    property bool scanner: true  // there is one
    readonly property real rest: 176

    words: scanner ? qsTr("图示：把手机上的码对准扫码窗口") : qsTr("图示：手机上的电子营业执照")

    // The scanner looks out of the machine's front; its light falls on the phone.
    Box { visible: figure.scanner; x: 20; y: 96; width: 132; height: 240; radius: 24; color: Theme.ink }
    Box { visible: figure.scanner; x: 40; y: 150; width: 92; height: 132; radius: 14; color: "#1D3454"; edge: "#8FB8E6"; edgeWidth: 4 }
    Box { visible: figure.scanner; x: 58; y: 208; width: 56; height: 16; radius: 8; color: figure.read ? "#8FB8E6" : Theme.seal }
    Repeater {
        model: figure.read || !figure.scanner ? 0 : 3
        Box {
            required property int index
            x: 160; y: 168 + index * 44; width: 52; height: 6; radius: 3
            rotation: (index - 1) * 12
            color: Theme.seal
            opacity: 0.55
        }
    }

    Item {
        id: phone
        x: figure.scanner ? figure.rest + 60 : 132
        y: 40
        width: 216
        height: 350
        NumberAnimation on x {
            running: figure.moving && figure.scanner && !figure.read
            loops: Animation.Infinite
            from: figure.rest + 110; to: figure.rest + 46
            duration: Theme.figure; easing.type: Theme.easing
        }
        Box { width: 216; height: 350; radius: 30; color: Theme.ink }
        Box { x: 14; y: 22; width: 188; height: 296; radius: 14; color: Theme.paper }
        Box { x: 92; y: 327; width: 32; height: 10; radius: 5; color: "#8FA3B8" }
        Box { x: 40; y: 44; width: 136; height: 16; radius: 8; color: "#8FA3B8" }
        Repeater {  // a code of no meaning
            model: ["1110111", "1010101", "1110111", "0001000", "1110110", "1010011", "1110101"]
            Item {
                id: line
                required property int index
                required property string modelData
                x: 38
                y: 84 + index * 20
                Repeater {
                    model: 7
                    Box {
                        required property int index
                        visible: line.modelData[index] === "1"
                        x: index * 20; width: 20.6; height: 20.6
                        color: Theme.ink
                    }
                }
            }
        }
        Box {
            visible: figure.read
            x: 60; y: 112; width: 96; height: 96; radius: 48
            color: Theme.accent
            Icon { anchors.centerIn: parent; name: "check"; size: 64; weight: 3; color: Theme.inverse }
        }
        Box { x: 40; y: 250; width: 136; height: 12; radius: 6; color: "#E7EAEE" }
        Box { x: 64; y: 276; width: 88; height: 12; radius: 6; color: "#E7EAEE" }
    }
    Box { x: 30; y: 404; width: 420; height: 16; radius: 8; color: "#DFDBD1" }
}
