// A card says whose it is, not who put it down. The ways to say so stand equal, side by side.
import QtQuick
import Credit

Frame {
    id: screen

    name: "check_ways"
    title: qsTr("请确认是您本人")
    lead: qsTr("为防止他人冒用您的身份证，请任选一种方式确认。")

    readonly property var ways: ({
        phone_code: { act: VisitView.ByCode, symbol: "phone", text: qsTr("手机验证码") },
        desk: { act: VisitView.ByDesk, symbol: "desk", text: qsTr("请工作人员确认") }
    })

    PhoneFigure { anchors.fill: parent }

    details: [
        PersonRow {
            width: parent.width
            visible: Theme.portrait  // lying, the ways need the height
            visit: screen.visit
        }
    ]

    actions: [
        FactRow {
            width: parent.width
            visible: screen.visit.checkPhone !== ""
            symbol: "phone"
            words: qsTr("验证码会发到您在平台登记的手机：%1。号码已换的，请工作人员确认。").arg(screen.visit.checkPhone)
        },
        FactRow {
            width: parent.width
            visible: screen.visit.checkPhone === ""
            symbol: "info"
            words: qsTr("平台没有登记您的手机号码，请工作人员确认。")
        },
        Column {
            width: parent.width
            spacing: Theme.pace
            Repeater {
                model: screen.visit.checkWays
                BigButton {
                    required property string modelData
                    objectName: "way_" + modelData
                    width: parent.width
                    symbol: screen.ways[modelData].symbol
                    text: screen.ways[modelData].text
                    onClicked: screen.visit.act(screen.ways[modelData].act)
                }
            }
        },
        BigButton {
            objectName: "button_cancel"
            width: parent.width
            primary: false
            symbol: "leave"
            text: qsTr("退出")
            onClicked: screen.visit.act(VisitView.Cancel)
        }
    ]
}
