// Work goes on: a part known (value 0..1) or not known (value below 0), always with words.
import QtQuick
import Credit

Column {
    id: line

    property real value: -1
    property string words: ""

    spacing: Theme.gapSmall
    Accessible.role: Accessible.ProgressBar
    Accessible.name: words

    Item {
        width: parent.width
        height: 16
        clip: true
        Rectangle { anchors.fill: parent; radius: 8; color: Theme.line }
        Rectangle {
            id: part
            height: parent.height
            radius: 8
            color: Theme.accent
            width: line.value < 0 ? parent.width / 4 : Math.max(height, parent.width * line.value)
            Behavior on width { enabled: line.value >= 0; NumberAnimation { duration: Theme.calm } }
            SequentialAnimation on x {
                running: line.value < 0 && line.visible && !Theme.reducedMotion
                loops: Animation.Infinite
                NumberAnimation { from: 0; to: line.width * 3 / 4; duration: 1300; easing.type: Easing.InOutSine }
                NumberAnimation { from: line.width * 3 / 4; to: 0; duration: 1300; easing.type: Easing.InOutSine }
            }
        }
    }
    Words {
        width: parent.width
        role: Words.Body
        horizontalAlignment: Text.AlignHCenter
        text: line.words
    }
}
