// Chosen, partly chosen or not: by sign and frame, not by colour alone. Square where several may be chosen.
import QtQuick
import Credit

Rectangle {
    id: mark

    property bool chosen: false
    property bool partly: false
    property bool several: false

    width: 40
    height: 40
    radius: several ? 8 : 20
    color: chosen ? Theme.accent : Theme.surface
    border { color: chosen || partly ? Theme.accent : Theme.outline; width: 3 }
    Icon {
        visible: mark.chosen
        anchors.centerIn: parent
        name: "check"
        size: 28
        weight: 3
        color: Theme.inverse
    }
    Rectangle {
        visible: mark.partly && !mark.chosen
        anchors.centerIn: parent
        width: 20
        height: 6
        radius: 3
        color: Theme.accent
    }
}
