// The machine cannot serve anybody now, and says so before anybody puts down a card.
import QtQuick
import Credit

Frame {
    id: screen

    name: "out_of_service"
    title: qsTr("本机暂停服务")
    lead: visit.failureTitle

    DeskFigure { anchors.fill: parent }

    actions: [
        FactRow {
            width: parent.width
            symbol: "desk"
            title: qsTr("请换一台设备，或到服务台办理")
            words: screen.visit.failureAdvice
        },
        Words {
            width: parent.width
            visible: screen.visit.failureCode !== ""
            role: Words.Small
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("代码：%1").arg(screen.visit.failureCode)
        }
    ]
}
