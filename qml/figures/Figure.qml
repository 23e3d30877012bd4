// A drawing on a board of 480 x 480, fitted into the room it gets.
import QtQuick
import Credit

Item {
    id: figure

    default property alias parts: board.data
    property string words: ""                      // what the drawing says, for those who hear it
    readonly property bool moving: visible && !Theme.reducedMotion

    Accessible.role: Accessible.Graphic
    Accessible.name: words

    Item {
        id: board
        width: 480
        height: 480
        anchors.centerIn: parent
        scale: Math.min(figure.width, figure.height, 620) / 480
    }
}
