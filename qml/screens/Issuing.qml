// The platform gathers and seals the report.
import QtQuick
import Credit

Frame {
    id: screen

    name: "issuing"
    title: qsTr("正在生成您的报告")
    lead: visit.mayCancel ? qsTr("比平时慢一些，请再稍等，也可以退出后再试。")
                          : qsTr("通常只要几秒钟，请不要取走身份证。")

    GatherFigure { anchors.fill: parent }

    actions: [
        ProgressLine {
            width: parent.width
            words: screen.visit.waitedSeconds > 0 ? qsTr("已等待 %n 秒", "", screen.visit.waitedSeconds)
                                                  : qsTr("正在查询并核对电子印章")
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
