// A screen being wiped clean: lines vanish one after the other.
import QtQuick
import Credit

Figure {
    id: figure

    words: qsTr("图示：正在清除屏幕上的信息")
    property int gone: 0

    Timer {
        running: figure.moving
        interval: 350
        repeat: true
        onTriggered: figure.gone = (figure.gone + 1) % 6
    }
    Box { x: 70; y: 440; width: 340; height: 16; radius: 8; color: "#DFDBD1" }
    Box { x: 210; y: 380; width: 60; height: 64; color: "#3A5478" }
    Box {
        x: 60; y: 70; width: 360; height: 310; radius: 26
        color: Theme.ink
        Box { anchors { fill: parent; margins: 20 } radius: 12; color: "#FFFFFF" }
        Repeater {
            model: [220, 260, 180, 240, 140]
            Box {
                required property int index
                required property int modelData
                x: 50; y: 64 + index * 42; width: modelData; height: 16; radius: 8
                color: index < figure.gone ? Theme.paper : "#A9BACB"
            }
        }
    }
}
