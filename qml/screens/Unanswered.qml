// Domains that did not answer: ask again, leave them out by name, or stop. Nothing has been issued yet.
import QtQuick
import Credit

Frame {
    id: screen

    name: "unanswered"
    title: qsTr("有 %n 个领域没有答复", "", visit.silentDomains.length)
    lead: qsTr("没有答复不等于没有记录。报告还没有出具。")
    drawn: false
    share: 0.56

    TextPanel {
        anchors { left: parent.left; right: parent.right }
        height: Math.min(parent.height, needed)
        caption: qsTr("没有答复的领域")
        text: screen.visit.silentDomains.join(Theme.latin ? "; " : "、")
    }

    actions: [
        FactRow {
            width: parent.width
            notice: true
            symbol: "notice"
            words: screen.visit.mayLeaveOut
                   ? qsTr("略去的领域，报告上按名称写明“未查询”，不会写成没有记录。")
                   : qsTr("所选领域都没有答复，可以稍后再问。")
        },
        BigButton {
            objectName: "button_try_again"
            width: parent.width
            symbol: "again"
            text: qsTr("再问一次")
            onClicked: screen.visit.act(VisitView.TryAgain)
        },
        Row {
            id: others
            width: parent.width
            spacing: Theme.gap
            BigButton {
                objectName: "button_leave_out"
                visible: screen.visit.mayLeaveOut
                width: (others.width - others.spacing) / 2
                primary: false
                text: qsTr("略去这些领域")
                onClicked: screen.visit.act(VisitView.LeaveOut)
            }
            BigButton {
                objectName: "button_finish"
                width: screen.visit.mayLeaveOut ? (others.width - others.spacing) / 2 : others.width
                primary: false
                symbol: "leave"
                text: qsTr("结束办理")
                onClicked: screen.visit.act(VisitView.Finish)
            }
        }
    ]
}
