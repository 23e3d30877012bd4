// The printer works, or says why it does not.
import QtQuick
import Credit

Frame {
    id: screen

    name: "printing"
    title: stopped ? words.title : qsTr("正在打印")
    lead: stopped ? words.advice : qsTr("请不要取走身份证，也不要拉拽纸张。")

    readonly property var blocking: ["jam", "paper_out", "cover_open", "toner_out", "output_full", "paused", "offline", "other"]
    readonly property string trouble: blocking.find(name => visit.printTroubles.includes(name)) ?? ""
    readonly property bool stopped: trouble !== ""
    readonly property int pageNow: Math.min(visit.pageCount, visit.pagesDone + 1)

    TroubleWords { id: words; trouble: screen.trouble }
    PaperComingOut {
        anchors.fill: parent
        visible: !screen.stopped
    }
    PrinterTrouble {
        anchors.fill: parent
        visible: screen.stopped
        trouble: screen.trouble
        words: words.title
    }

    actions: [
        FactRow {
            width: parent.width
            visible: screen.stopped
            notice: true
            symbol: "desk"
            title: qsTr("请工作人员处理")
            words: words.staff
        },
        ProgressLine {
            width: parent.width
            value: screen.visit.pageCount > 0 ? screen.visit.pagesDone / screen.visit.pageCount : 0
            words: screen.stopped ? qsTr("已打印 %1 页，共 %2 页").arg(screen.visit.pagesDone).arg(screen.visit.pageCount)
                                  : qsTr("正在打印第 %1 页，共 %2 页").arg(screen.pageNow).arg(screen.visit.pageCount)
        },
        BigButton {
            objectName: "button_cancel"
            visible: screen.visit.mayCancel
            width: parent.width
            primary: false
            symbol: "cross"
            text: qsTr("停止打印")
            onClicked: screen.visit.act(VisitView.Cancel)
        }
    ]
}
