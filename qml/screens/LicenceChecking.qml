// The platform asks the system of electronic licences what the code lets this agent do.
import QtQuick
import Credit

Frame {
    id: screen

    name: "licence_checking"
    title: qsTr("正在核对授权")
    lead: qsTr("码已读到，可以收起手机。")

    PhoneAtScanner {
        anchors.fill: parent
        read: true
    }

    actions: [
        ProgressLine {
            width: parent.width
            words: qsTr("正在查询单位给您的授权")
        },
        BigButton {
            objectName: "button_cancel"
            width: parent.width
            primary: false
            symbol: "leave"
            text: qsTr("不等了，退出")
            onClicked: screen.visit.act(VisitView.Cancel)
        }
    ]
}
