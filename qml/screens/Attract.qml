// Nobody is here: what this machine is, what it is not, and what one needs.
import QtQuick
import Credit

Frame {
    id: screen

    name: "attract"
    title: qsTr("打印您的公共信用信息报告")
    titleRole: Words.Display
    lead: qsTr("用本人身份证办理，大约两分钟。")
    share: 0.42

    CardOnReader {
        anchors { fill: parent; bottomMargin: strip.height + 32 }
        restful: true
        leaving: screen.visit.cardLeftBehind > 0
    }
    StepStrip {
        id: strip
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 32 }
        steps: [qsTr("放上身份证"), qsTr("确认并选择"), qsTr("查看并打印")]
    }

    actions: [
        CardReminder {
            width: parent.width
            visit: screen.visit
        },
        FactRow {
            width: parent.width
            symbol: "notice"
            notice: true
            title: qsTr("这不是个人征信报告")
            words: qsTr("贷款、信用卡记录请查中国人民银行个人征信报告。")
        },
        FactRow {
            width: parent.width
            visible: screen.visit.cardLeftBehind === 0
            symbol: "card"
            title: qsTr("请准备第二代居民身份证")
            words: qsTr("没有芯片的证件（如临时身份证），开始后可打印办理单，到服务台办理。")
        },
        BigButton {
            objectName: "button_begin"
            width: parent.width
            height: Theme.portrait ? 152 : 128
            big: 52
            text: qsTr("开始办理")
            onClicked: screen.visit.act(VisitView.Begin)
        }
    ]
}
