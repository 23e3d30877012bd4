// An agent's phone reads the machine: the code to scan, how long it is good for, and what to do on the phone.
import QtQuick
import Credit

Frame {
    id: screen

    name: "invitation"
    title: qsTr("请用手机扫码确认")
    lead: qsTr("用手机上的“电子营业执照”小程序扫这个码，选择单位并确认。确认后本机会自动继续。")

    readonly property bool shown: visit.invitation.length > 0
    readonly property string timeLeft: Math.floor(visit.invitationLeft / 60) + ":" + String(visit.invitationLeft % 60).padStart(2, "0")

    QrCode {
        objectName: screen.shown ? "invitation_code" : ""
        anchors { fill: parent; margins: Theme.gap }
        rows: screen.visit.invitation
        words: qsTr("二维码，用手机上的电子营业执照扫")
    }

    actions: [
        FactRow {
            width: parent.width
            visible: screen.shown
            symbol: "clock"
            title: qsTr("正在等待手机确认，还有 %1").arg(screen.timeLeft)
            words: qsTr("要有单位给您本人的授权。请核对手机上显示的单位。")
        },
        ProgressLine {
            width: parent.width
            visible: !screen.shown
            words: qsTr("正在准备二维码")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_back"
                primary: false
                symbol: "left"
                text: qsTr("返回，出示手机上的码")
                onClicked: screen.visit.act(VisitView.Back)
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
