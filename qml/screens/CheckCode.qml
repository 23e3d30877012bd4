// Six digits from the phone, typed on the glass.
import QtQuick
import Credit

Frame {
    id: screen

    name: "check_code"
    title: qsTr("请输入短信验证码")
    lead: visit.codeSent ? qsTr("已发送到 %1，5 分钟内有效。").arg(visit.checkPhone) : qsTr("正在发送验证码…")
    drawn: false
    share: 0.5

    property string given: ""  // on its way to the platform
    readonly property bool spent: visit.codeSent && visit.checkTries < 1

    NumberPad {
        id: pad
        anchors.fill: parent
    }
    Connections {
        target: screen.visit
        function onChanged() {  // the answer came, and it was no
            if (screen.given === "" || screen.visit.checkRefused === "") return;
            screen.given = "";
            pad.clear();
        }
    }

    details: [
        FactRow {
            width: parent.width
            visible: screen.visit.checkRefused !== ""
            notice: true
            symbol: "notice"
            title: screen.visit.checkRefused
            words: screen.spent ? qsTr("请重新发送，或换一种方式。") : qsTr("还可以再试 %n 次。", "", screen.visit.checkTries)
        }
    ]

    actions: [
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_confirm_code"
                enabled: pad.whole && screen.visit.codeSent && !screen.spent && screen.given === ""
                symbol: "check"
                text: qsTr("确定")
                onClicked: {
                    screen.given = pad.typed;
                    screen.visit.typeCode(pad.typed);
                }
            }
            BigButton {
                objectName: "button_send_again"
                primary: false
                enabled: screen.visit.codeSent && screen.visit.sendAgainIn === 0
                text: screen.visit.sendAgainIn > 0 ? qsTr("%1 秒后重发").arg(screen.visit.sendAgainIn) : qsTr("重新发送")
                onClicked: {
                    pad.clear();
                    screen.visit.act(VisitView.SendAgain);
                }
            }
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_other_way"
                primary: false
                symbol: "desk"
                text: qsTr("换一种方式确认")
                onClicked: screen.visit.act(VisitView.OtherWay)
            }
            BigButton {
                objectName: "button_cancel"
                primary: false
                text: qsTr("退出")
                onClicked: screen.visit.act(VisitView.Cancel)
            }
        }
    ]
}
