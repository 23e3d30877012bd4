// The ways on, as the visit offers them: the first is the best.
import QtQuick
import Credit

Column {
    id: ways

    required property VisitView visit

    spacing: Theme.pace

    readonly property var looks: ({
        [VisitView.Print]: { name: "button_print", text: qsTr("打印办理单"), symbol: "print" },
        [VisitView.TryAgain]: { name: "button_try_again", text: qsTr("再试一次"), symbol: "again" },
        [VisitView.Back]: { name: "button_back", text: qsTr("返回"), symbol: "left" },
        [VisitView.PrintAgain]: { name: "button_print_again", text: qsTr("重新打印"), symbol: "print" },
        [VisitView.PaperTaken]: { name: "button_paper_taken", text: qsTr("都取走了"), symbol: "check" },
        [VisitView.Cancel]: { name: "button_cancel", text: qsTr("退出"), symbol: "leave" },
        [VisitView.Finish]: { name: "button_finish", text: qsTr("结束办理"), symbol: "leave" }
    })

    component Way: BigButton {
        required property int modelData
        readonly property var own: ways.looks[modelData]
        objectName: own.name
            symbol: own.symbol
        text: own.text
        onClicked: ways.visit.act(modelData)
    }

    Repeater {
        model: ways.visit.waysOn.slice(0, 1)
        Way { width: ways.width }
    }
    Row {
        id: others
        readonly property var acts: ways.visit.waysOn.slice(1)
        visible: acts.length > 0
        spacing: Theme.gap
        Repeater {
            model: others.acts
            Way {
                width: (ways.width - others.spacing * (others.acts.length - 1)) / others.acts.length
                primary: false
            }
        }
    }
}
