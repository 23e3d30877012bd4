// A group of domains, taken or left as a whole: how many of it are chosen stands beside its name.
import QtQuick
import Credit

Press {
    id: tile

    property int total: 0
    property int count: 0
    readonly property bool full: total > 0 && count === total

    padding: 8
    leftPadding: 16
    rightPadding: 12
    fill: full ? Theme.accentSoft : Theme.surface
    edge: count > 0 ? Theme.accent : Theme.outline
    edgeWidth: full ? 5 : 2
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: full
    Accessible.name: text + " " + numbers.text

    contentItem: Item {
        Mark {
            id: mark
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            several: true
            chosen: tile.full
            partly: tile.count > 0
        }
        Words {
            anchors { left: mark.right; leftMargin: 12; right: numbers.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
            role: Words.Body
            font.pixelSize: Theme.latin ? 24 : Theme.label
            lineHeight: 1.1
            font.weight: tile.full ? Font.Bold : Font.Normal
            text: tile.text
            Accessible.ignored: true
        }
        Words {
            id: numbers
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            role: Words.Small
            lineHeight: 1
            color: Theme.inkSoft
            text: tile.count + "/" + tile.total
            Accessible.ignored: true
        }
    }
}
