// The platform is asked for something smaller than a report.
import QtQuick
import Credit

Frame {
    id: screen

    name: "fetching"
    title: qsTr("正在查询")
    lead: qsTr("通常只要几秒钟，请稍候。")

    GatherFigure { anchors.fill: parent }

    actions: [
        ProgressLine {
            width: parent.width
            words: qsTr("正在联系信用信息平台")
        },
        BigButton {
            objectName: "button_cancel"
            visible: screen.visit.mayCancel
            width: parent.width
            primary: false
            symbol: "leave"
            text: qsTr("不等了，退出")
            onClicked: screen.visit.act(VisitView.Cancel)
        }
    ]
}
