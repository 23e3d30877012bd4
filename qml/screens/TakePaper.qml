// The paper is there: take it, and the card.
import QtQuick
import Credit

Frame {
    id: screen

    name: "take_paper"
    title: visit.slip ? qsTr("请取走单据和身份证") : qsTr("请取走报告和身份证")
    lead: visit.slip ? qsTr("单据一共 %n 页。", "", sheets) : qsTr("报告一共 %n 页，请数一数。", "", sheets)

    readonly property int sheets: visit.pagesDone > 0 ? visit.pagesDone : visit.pageCount

    PaperComingOut {
        anchors.fill: parent
        rest: true
    }

    actions: [
        FactRow {
            width: parent.width
            visible: !screen.visit.slip
            symbol: "paper"
            title: qsTr("报告编号")
            words: screen.visit.reportNumber
        },
        FactRow {
            width: parent.width
            visible: screen.visit.cardLeftBehind === 0
            symbol: "card"
            words: qsTr("请不要忘记取回读卡区的身份证。")
        },
        CardReminder {
            width: parent.width
            visit: screen.visit
        },
        BigButton {
            objectName: "button_paper_taken"
            width: parent.width
            symbol: "check"
            text: qsTr("都取走了")
            onClicked: screen.visit.act(VisitView.PaperTaken)
        },
        BigButton {
            objectName: "button_another"
            visible: screen.visit.mayContinue
            width: parent.width
            primary: false
            symbol: "right"
            text: qsTr("继续办理其他服务")
            onClicked: screen.visit.act(VisitView.Another)
        }
    ]
}
