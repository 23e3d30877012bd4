// The ways on, as the visit offers them: the first is the best.
import QtQuick
import Credit

Column {
    id: ways

    required property VisitView visit

    spacing: Theme.gap

    function look(act: int): var {
        switch (act) {
        case VisitView.TryAgain: return { name: "button_try_again", text: qsTr("再试一次"), symbol: "again" };
        case VisitView.PrintAgain: return { name: "button_print_again", text: qsTr("重新打印"), symbol: "print" };
        case VisitView.Finish: return { name: "button_finish", text: qsTr("结束办理"), symbol: "leave" };
        case VisitView.Cancel: return { name: "button_cancel", text: qsTr("退出"), symbol: "leave" };
        case VisitView.PaperTaken: return { name: "button_paper_taken", text: qsTr("都取走了"), symbol: "check" };
        case VisitView.MoreTime: return { name: "button_more_time", text: qsTr("还需要时间"), symbol: "clock" };
        case VisitView.Print: return { name: "button_print", text: qsTr("打印报告"), symbol: "print" };
        case VisitView.Begin: return { name: "button_begin", text: qsTr("重新开始"), symbol: "again" };
        case VisitView.Agree: return { name: "button_agree", text: qsTr("同意"), symbol: "check" };
        default: return { name: "button_decline", text: qsTr("不同意"), symbol: "cross" };
        }
    }

    Repeater {
        model: ways.visit.waysOn
        BigButton {
            required property int index
            required property int modelData
            readonly property var own: ways.look(modelData)
            objectName: own.name
            width: ways.width
            primary: index === 0
            symbol: own.symbol
            text: own.text
            onClicked: ways.visit.act(modelData)
        }
    }
}
