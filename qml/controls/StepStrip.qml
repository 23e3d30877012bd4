// What is going to happen, in three words with numbers.
import QtQuick
import Credit

Row {
    id: strip

    property var steps: []

    Repeater {
        model: strip.steps
        Column {
            id: step
            required property int index
            required property string modelData
            width: strip.width / strip.steps.length
            spacing: 12
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 56
                height: 56
                radius: 28
                color: Theme.surface
                border { color: Theme.accent; width: 3 }
                Words {
                    anchors.centerIn: parent
                    text: step.index + 1
                    lineHeight: 1
                    font.pixelSize: 30
                    font.weight: Font.Bold
                    color: Theme.accent
                    Accessible.ignored: true
                }
            }
            Words {
                width: parent.width - Theme.gapSmall
                anchors.horizontalCenter: parent.horizontalCenter
                role: Words.Label
                lineHeight: 1.1
                font.weight: Font.Medium
                horizontalAlignment: Text.AlignHCenter
                text: step.modelData
            }
        }
    }
}
