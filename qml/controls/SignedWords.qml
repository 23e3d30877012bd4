// A sign and its word, in the middle of what holds them.
import QtQuick
import Credit

Item {
    id: pair

    property string symbol: ""
    property string words: ""
    property color ink: Theme.accent

    implicitWidth: line.implicitWidth
    implicitHeight: line.implicitHeight

    Row {
        id: line
        anchors.centerIn: parent
        spacing: 12
        Icon { name: pair.symbol; size: 40; color: pair.ink; anchors.verticalCenter: parent.verticalCenter }
        Words {
            role: Words.Label
            lineHeight: 1
            font.weight: Font.Medium
            color: pair.ink
            text: pair.words
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
}
