// Everything a finger can press: at least 96 high, begins and ends inside, answers at once, speaks its name.
import QtQuick
import QtQuick.Templates as T
import Credit

T.AbstractButton {
    id: press

    property color fill: "transparent"
    property color fillPressed: Theme.accentSoft
    property color edge: "transparent"
    property int edgeWidth: 2
    property int corner: Theme.radius

    implicitHeight: Math.max(Theme.targetSmall, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Math.max(Theme.targetSmall, implicitContentWidth + leftPadding + rightPadding)
    padding: Theme.gap
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: press.corner
        color: press.down ? press.fillPressed : press.fill
        border { color: press.edge; width: press.edge.a > 0 ? press.edgeWidth : 0 }
        Rectangle {
            anchors { fill: parent; margins: -8 }
            visible: press.visualFocus
            radius: press.corner + 8
            color: "transparent"
            border { color: Theme.accent; width: 4 }
        }
    }
    scale: down && !Theme.reducedMotion ? 0.985 : 1
}
