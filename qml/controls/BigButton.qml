// The large button: one primary way on per screen, the others beside it.
import QtQuick
import Credit

Press {
    id: button

    property bool primary: true
    property string symbol: ""
    property int big: primary ? 42 : 36

    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: 40
    rightPadding: 40
    topPadding: 16
    bottomPadding: 16
    opacity: 1  // waiting shows by colour that can still be read
    fill: !enabled ? Theme.resting : primary ? Theme.accent : Theme.surface
    fillPressed: primary ? Theme.accentPressed : Theme.accentSoft
    edge: primary || !enabled ? "transparent" : Theme.outline

    contentItem: Item {
        implicitWidth: face.width
        implicitHeight: face.height
        Row {
            id: face
            anchors.centerIn: parent
            spacing: Theme.gapSmall
            Icon {
                visible: button.symbol !== ""
                name: button.symbol
                size: 44
                color: label.color
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: label
                readonly property real room: button.availableWidth - (button.symbol === "" ? 0 : 44 + face.spacing)
                width: button.width > 0 ? Math.min(implicitWidth, room) : implicitWidth
                role: Words.Body
                lineHeight: 1.1
                text: button.text
                font.weight: button.primary ? Font.Bold : Font.Medium
                font.pixelSize: button.big
                color: !button.enabled ? Theme.inkSoft : button.primary ? Theme.inverse : Theme.ink
                horizontalAlignment: Text.AlignHCenter
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
