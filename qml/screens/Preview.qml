// The real pages, before any paper is used.
import QtQuick
import Credit

Frame {
    id: screen

    name: "preview"
    title: qsTr("请先查看，再打印")
    lead: qsTr("共 %n 页。屏幕内容旁人可能看到，请留意。", "", visit.pageCount)
    drawn: false
    share: 0.52

    covered: pages.expanded

    PagePreview {
        id: pages
        parent: expanded ? screen : screen.room
        anchors.fill: parent
        visit: screen.visit
    }

    actions: [
        SummaryList {
            width: parent.width
            visit: screen.visit
        },
        BigButton {
            objectName: "button_object"
            visible: screen.visit.mayObject
            width: parent.width
            primary: false
            symbol: "notice"
            text: qsTr("对记录有异议")
            onClicked: screen.visit.act(VisitView.Object)
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_print"
                symbol: "print"
                text: qsTr("打印报告（%n 页）", "", screen.visit.pageCount)
                onClicked: screen.visit.act(VisitView.Print)
            }
            BigButton {
                objectName: "button_cancel"
                primary: false
                text: qsTr("不打印")
                onClicked: screen.visit.act(VisitView.Cancel)
            }
        }
    ]
}
