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
            words: qsTr("请先从卡套或手机壳中取出身份证。")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_no_chip"
                primary: false
                symbol: "desk"
                text: qsTr("临时身份证等没有芯片的证件")
                onClicked: screen.visit.act(VisitView.NoChip)
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
