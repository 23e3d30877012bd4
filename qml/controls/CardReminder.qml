// A card lies on the reader that nobody needs any more. Stirs each time the reader says so again.
import QtQuick
import Credit

FactRow {
    id: reminder

    required property VisitView visit

    objectName: "card_reminder"
    visible: visit.cardLeftBehind > 0
    symbol: "card"
    notice: true
    title: qsTr("请取回身份证")
    words: qsTr("读卡区上还有一张身份证，不是您的请交给工作人员。")
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title

    Connections {
        target: reminder.visit
        function onChanged() { if (reminder.visible && !Theme.reducedMotion) stir.restart() }
    }
    SequentialAnimation {
        id: stir
        loops: 2
        NumberAnimation { target: reminder; property: "scale"; to: 1.03; duration: Theme.calm; easing.type: Theme.easing }
        NumberAnimation { target: reminder; property: "scale"; to: 1; duration: Theme.calm; easing.type: Theme.easing }
    }
}
