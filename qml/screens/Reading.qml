// The card is being read: a second or two.
import QtQuick
import Credit

Frame {
    id: screen

    name: "reading"
    title: qsTr("正在读取身份证")
    lead: qsTr("请不要移动身份证，马上就好。")

    CardOnReader {
        anchors.fill: parent
        still: true
    }

    actions: [
        FactRow {
            width: parent.width
            symbol: "info"
            words: qsTr("想结束办理，按“退出”并取回身份证。")
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
