// One fact: a sign, a heading, a sentence. The notice kind is marked by frame and sign, not by colour alone.
import QtQuick
import Credit

Rectangle {
    id: row

    property string symbol: "info"
    property string title: ""
    property string words: ""
    property bool notice: false

    implicitHeight: says.implicitHeight + 2 * Theme.pace
    radius: Theme.radius
    color: notice ? Theme.noticeSoft : Theme.surface
    border { color: notice ? Theme.noticeLine : Theme.line; width: notice ? 3 : 2 }

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        name: row.symbol
        size: 56
        color: row.notice ? Theme.notice : Theme.accent
    }
    Column {
        id: says
        anchors { left: sign.right; leftMargin: Theme.gap; right: parent.right; rightMargin: Theme.gap }
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4
        Words {
            width: parent.width
            visible: text !== ""
            role: Words.Body
            lineHeight: 1.15
            font.weight: Font.Bold
            color: row.notice ? Theme.notice : Theme.ink
            text: row.title
        }
        Words {
            width: parent.width
            visible: text !== ""
            role: Words.Label
            lineHeight: 1.25
            color: row.notice ? Theme.ink : Theme.inkSoft
            text: row.words
        }
    }
}
