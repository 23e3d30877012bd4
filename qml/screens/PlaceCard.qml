// Waiting for the card.
import QtQuick
import Credit

Frame {
    id: screen

    name: "place_card"
    title: qsTr("请把身份证放在读卡区")
    lead: qsTr("平放，不要移动，打印完成前请不要取走。")

    CardOnReader {
        anchors.fill: parent
        leaving: screen.visit.cardLeftBehind > 0
    }

    actions: [
        CardReminder {
            width: parent.width
            visit: screen.visit
        },
        FactRow {
            width: parent.width
            symbol: "info"
            words: qsTr("请先从卡套或手机壳中取出身份证。临时身份证请到服务台办理。")
        },
        BigButton {
            objectName: "button_cancel"
            width: parent.width
            primary: false
            symbol: "leave"
            text: qsTr("退出")
            onClicked: screen.visit.act(VisitView.Cancel)
        }
    ]
}
