// What is asked, for what; agreeing and declining stand equal.
import QtQuick
import Credit

Frame {
    id: screen

    name: "consent"
    title: qsTr("请阅读授权说明")
    lead: qsTr("请核对是否为您本人。您同意后，才会开始查询。")
    drawn: false
    share: 0.56

    TextPanel {
        anchors.fill: parent
        text: screen.visit.consentBody
        caption: qsTr("授权说明（版本 %1）").arg(screen.visit.consentVersion)
    }

    details: [
        PersonRow {
            width: parent.width
            visit: screen.visit
        }
    ]

    actions: [
        BigButton {
            objectName: "button_agree"
            width: parent.width
            symbol: "check"
            text: qsTr("我是本人，同意查询")
            onClicked: screen.visit.act(VisitView.Agree)
        },
        BigButton {
            objectName: "button_decline"
            width: parent.width
            primary: false
            symbol: "cross"
            text: qsTr("不同意，结束办理")
            onClicked: screen.visit.act(VisitView.Decline)
        }
    ]
}
