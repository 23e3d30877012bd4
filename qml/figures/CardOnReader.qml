// The card comes down onto the reader, rests, and again.
import QtQuick
import Credit

Figure {
    id: figure

    boardHeight: still ? 300 : 380

    property bool still: false   // the card lies on it: being read
    property bool leaving: false // the card is taken off
    readonly property real rest: boardHeight - 212
    property bool restful: false // for a screen that stands all day: one move, then a long rest

    words: leaving ? qsTr("图示：从读卡区取回身份证") : qsTr("图示：把身份证平放在读卡区")

    ReaderShape { x: 50; y: figure.boardHeight - 240; lit: figure.still || card.y > figure.rest - 40 }
    IdCardShape {
        id: card
        x: 120
        y: figure.rest
        SequentialAnimation on y {
            running: figure.moving && !figure.still
            loops: Animation.Infinite
            NumberAnimation {
                from: figure.leaving ? figure.rest : 0; to: figure.leaving ? 0 : figure.rest
                duration: Theme.figure; easing.type: Theme.easing
            }
            PauseAnimation { duration: figure.restful ? 28000 : 1800 }
        }
    }
    Box {  // a line of light passes over the resting card
        id: light
        visible: figure.still
        x: 132; y: figure.rest + 10; width: 6; height: 132; radius: 3
        color: Theme.accent
        SequentialAnimation on x {
            running: figure.still && figure.moving
            loops: Animation.Infinite
            NumberAnimation { from: 132; to: 342; duration: 900; easing.type: Easing.InOutSine }
            NumberAnimation { from: 342; to: 132; duration: 900; easing.type: Easing.InOutSine }
        }
    }
}
