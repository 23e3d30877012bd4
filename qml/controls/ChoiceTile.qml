// One of several: chosen shows by frame, mark and weight, not by colour alone.
import QtQuick
import Credit

Press {
    id: tile

    property bool chosen: false
    property bool small: false
    property bool narrow: false

    padding: 8
    leftPadding: narrow ? 12 : 20
    rightPadding: narrow ? 6 : 12
    fill: chosen ? Theme.accentSoft : Theme.surface
    edge: chosen ? Theme.accent : Theme.outline
    edgeWidth: chosen ? 5 : 2
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        Rectangle {
            id: mark
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            width: 40
            height: 40
            radius: 20
            color: tile.chosen ? Theme.accent : Theme.surface
            border { color: tile.chosen ? Theme.accent : Theme.outline; width: 3 }
            Icon {
                visible: tile.chosen
                anchors.centerIn: parent
                name: "check"
                size: 28
                weight: 3
                color: Theme.inverse
            }
        }
        Words {
            anchors { left: mark.right; leftMargin: tile.narrow ? 8 : Theme.gapSmall; right: parent.right; verticalCenter: parent.verticalCenter }
            role: Words.Body
            font.pixelSize: tile.narrow ? Theme.small : !Theme.latin ? Theme.body : !tile.small ? Theme.label
                            : tile.height < 100 ? 24 : Theme.small
            lineHeight: 1.1
            font.weight: tile.chosen ? Font.Bold : Font.Normal
            text: tile.text
            Accessible.ignored: true
        }
    }
}
