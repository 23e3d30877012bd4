// An agent shows his phone: what to open there, and where to hold it. Or the phone reads the machine.
import QtQuick
import Credit

Frame {
    id: screen

    name: "licence"
    title: qsTr("请出示电子营业执照")
    lead: visit.scannerReady ? qsTr("在手机上打开“电子营业执照”小程序，选择单位，点“出示”，把码对准本机的扫码窗口。")
                             : qsTr("请准备好手机上的“电子营业执照”小程序。")

    PhoneAtScanner {
        anchors.fill: parent
        scanner: screen.visit.scannerReady
    }

    actions: [
        FactRow {
            width: parent.width
            visible: screen.visit.scannerReady
            symbol: "info"
            title: qsTr("要有单位给您本人的授权")
            words: qsTr("单位可以在小程序里授权您为经办人。纸质执照上的码不能代替授权。")
        },
        FactRow {
            width: parent.width
            objectName: "no_scanner"
            visible: !screen.visit.scannerReady
            symbol: "notice"
            notice: true
            words: qsTr("本机的扫码器现在不能使用，请用手机扫本机的码。")
        },
        BigButton {
            objectName: "button_invitation"
            width: parent.width
            primary: !screen.visit.scannerReady
            symbol: "phone"
            text: qsTr("改用手机扫本机的码")
            onClicked: screen.visit.act(VisitView.ShowInvitation)
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_back"
                primary: false
                symbol: "left"
                text: qsTr("返回，不用执照")
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
