// The end of every visit, whatever happened in it.
import QtQuick
import Credit

Frame {
    id: screen

    name: "closing"
    title: qsTr("正在清除您的信息")
    lead: qsTr("本机不保留您的身份和报告内容。")

    WipeFigure { anchors.fill: parent }

    actions: [
        CardReminder {
            width: parent.width
            visit: screen.visit
        },
        FactRow {
            width: parent.width
            symbol: "card"
            title: qsTr("请不要忘记身份证和报告")
            words: qsTr("几秒钟后回到首页，下一位即可使用。")
        }
    ]
}
