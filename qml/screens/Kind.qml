// Which of the reports on offer for this subject.
import QtQuick
import Credit

Frame {
    id: screen

    name: "kind"
    title: qsTr("请选择报告")
    drawn: false
    share: 0.6

    property string kind: ""
    property string kindName: ""

    Column {
        anchors { left: parent.left; right: parent.right }
        y: Theme.portrait ? parent.height - height : 0
        spacing: Theme.gap
        Repeater {
            model: screen.visit.kinds
            KindTile {
                required property var modelData
                objectName: "kind_" + modelData.key
                width: parent.width
                text: modelData.name
                words: modelData.domains > 0 ? qsTr("查询所选领域有无违法违规记录，%n 个领域可选", "", modelData.domains)
                                             : qsTr("列示平台归集的各类公共信用信息")
                chosen: screen.kind === modelData.key
                onClicked: {
                    screen.kind = modelData.key;
                    screen.kindName = modelData.name;
                }
            }
        }
    }

    details: [
        SubjectRow {
            width: parent.width
            visit: screen.visit
        }
    ]

    actions: [
        FactRow {
            width: parent.width
            symbol: screen.kind !== "" ? "check" : "info"
            title: screen.kind !== "" ? screen.kindName : qsTr("请选择，再按“继续”")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_continue"
                enabled: screen.kind !== ""
                text: qsTr("继续")
                onClicked: screen.visit.chooseKind(screen.kind)
            }
            BigButton {
                objectName: screen.visit.mayGoBack ? "button_back" : "button_cancel"
                primary: false
                symbol: screen.visit.mayGoBack ? "left" : ""
                text: screen.visit.mayGoBack ? qsTr("返回") : qsTr("退出")
                onClicked: screen.visit.act(screen.visit.mayGoBack ? VisitView.Back : VisitView.Cancel)
            }
        }
    ]
}
