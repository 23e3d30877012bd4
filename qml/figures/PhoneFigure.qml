// A phone that has a message, and somebody who can vouch instead.
import QtQuick
import Credit

Figure {
    words: qsTr("图示：手机收到验证码，或由工作人员确认")

    Box { x: 70; y: 60; width: 160; height: 320; radius: 24; color: Theme.ink }
    Box { x: 84; y: 92; width: 132; height: 250; radius: 8; color: Theme.paper }
    Box { x: 134; y: 354; width: 32; height: 10; radius: 5; color: Theme.paper }
    Box { x: 96; y: 150; width: 108; height: 76; radius: 14; color: "#3A5478" }
    Repeater {
        model: 6
        Box {
            required property int index
            x: 108 + index * 15
            y: 182
            width: 9
            height: 12
            radius: 3
            color: Theme.paper
        }
    }
    Box { x: 318; y: 150; width: 76; height: 76; radius: 38; color: "#3A5478" }
    Box { x: 290; y: 234; width: 132; height: 146; radius: 46; color: "#3A5478" }
    Box { x: 345; y: 234; width: 22; height: 46; radius: 11; color: "#FFFFFF" }
    Box { x: 30; y: 380; width: 420; height: 16; radius: 8; color: "#DFDBD1" }
}
