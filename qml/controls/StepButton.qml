// One step up or down; kept pressed it repeats.
import QtQuick
import Credit

Press {
    id: button

    property string symbol: ""

    padding: 8
    corner: Theme.radiusSmall
    fill: Theme.accentSoft
    implicitHeight: Theme.targetSmall
    autoRepeat: true
    autoRepeatDelay: 500
    autoRepeatInterval: 120
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.symbol
            size: 44
            color: Theme.accent
        }
    }
}
