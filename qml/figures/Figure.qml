// A drawing on a board 480 wide, fitted into the room it gets.
import QtQuick
import Credit

Item {
    id: figure

    default property alias parts: board.data
    property alias boardHeight: board.height       // where a drawing needs less
    property string words: ""                      // what the drawing says, for those who hear it
    readonly property bool moving: visible && !Theme.reducedMotion

    Accessible.role: Accessible.Graphic
    Accessible.name: words

    Item {
        id: board
        width: 480
        height: 480
        anchors.centerIn: parent
        scale: Math.min((figure.width - 64) / width, (figure.height - 64) / height, 1.7)
    }
}
