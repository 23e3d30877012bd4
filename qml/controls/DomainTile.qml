// One of several that may be chosen together.
import QtQuick
import Credit

Press {
    id: tile

    property bool chosen: false

    padding: 8
    leftPadding: 20
    rightPadding: 12
    fill: chosen ? Theme.accentSoft : Theme.surface
    edge: chosen ? Theme.accent : Theme.outline
    edgeWidth: chosen ? 5 : 2
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        Mark {
            id: mark
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            several: true
            chosen: tile.chosen
        }
        Words {
            anchors { left: mark.right; leftMargin: Theme.gapSmall; right: parent.right; verticalCenter: parent.verticalCenter }
            role: Words.Body
            font.pixelSize: Theme.latin ? Theme.label : Theme.body
            lineHeight: 1.1
            font.weight: tile.chosen ? Font.Bold : Font.Normal
            text: tile.text
            Accessible.ignored: true
        }
    }
}
