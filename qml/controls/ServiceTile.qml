// One service: its name, and in a line what it does. One touch goes there.
import QtQuick
import Credit

Press {
    id: tile

    property string about: ""

    padding: 8
    leftPadding: 28
    rightPadding: 20
    implicitHeight: Math.max(Theme.target, says.implicitHeight + 2 * Theme.gapSmall)
    fill: Theme.surface
    edge: Theme.outline

    contentItem: Item {
        Column {
            id: says
            anchors { left: parent.left; right: sign.left; rightMargin: Theme.gapSmall; verticalCenter: parent.verticalCenter }
            spacing: 2
            Words {
                width: parent.width
                role: Words.Body
                lineHeight: 1.1
                font.weight: Font.Bold
                text: tile.text
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                role: Words.Small
                lineHeight: 1.15
                color: Theme.inkSoft
                text: tile.about
                Accessible.ignored: true
            }
        }
        Icon {
            id: sign
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            name: "right"
            size: 40
            color: Theme.accent
        }
    }
}
