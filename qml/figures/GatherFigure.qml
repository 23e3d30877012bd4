// A report takes shape, line by line, and the seal comes last.
import QtQuick
import Credit

Figure {
    id: figure

    words: qsTr("图示：报告正在生成")
    property int ready: 0

    Timer {
        running: figure.moving
        interval: 420
        repeat: true
        onTriggered: figure.ready = (figure.ready + 1) % 9
    }
    Box { x: 98; y: 448; width: 284; height: 16; radius: 8; color: "#DFDBD1" }
    Box {
        x: 90; y: 30; width: 300; height: 416; radius: 12
        color: "#FFFFFF"
        edge: Theme.ink; edgeWidth: 5
    }
    Box { x: 160; y: 70; width: 160; height: 18; radius: 9; color: Theme.ink }
    Repeater {
        model: [228, 200, 228, 150, 210, 180]
        Box {
            required property int index
            required property int modelData
            x: 126; y: 122 + index * 34; width: modelData; height: 12; radius: 6
            color: index < figure.ready ? "#8FA3B8" : "#E7EAEE"
        }
    }
    Box {
        x: 282; y: 344; width: 76; height: 76; radius: 38
        color: "transparent"
        edge: figure.ready >= 7 ? Theme.seal : "#E7EAEE"; edgeWidth: 7
        Box { anchors.centerIn: parent; width: 26; height: 26; radius: 13; color: figure.ready >= 7 ? Theme.seal : "#E7EAEE" }
    }
}
