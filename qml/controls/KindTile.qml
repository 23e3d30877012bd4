// One kind of report: its name whole, and what it says in a line.
import QtQuick
import Credit

Press {
    id: tile

    property string words: ""
    property bool chosen: false

    padding: 12
    leftPadding: 24
    rightPadding: 20
    implicitHeight: Math.max(Theme.target, lines.implicitHeight + 2 * Theme.gap)
    fill: chosen ? Theme.accentSoft : Theme.surface
    edge: chosen ? Theme.accent : Theme.outline
    edgeWidth: chosen ? 5 : 2
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        Mark {
            id: mark
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            chosen: tile.chosen
        }
        Column {
            id: lines
            anchors { left: mark.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: 8
            Words {
                width: parent.width
                role: Words.Body
                lineHeight: 1.15
                font.weight: Font.Bold
                text: tile.text
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                role: Words.Label
                lineHeight: 1.15
                color: Theme.inkSoft
                text: tile.words
                Accessible.ignored: true
            }
        }
    }
}
