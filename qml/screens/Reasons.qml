// Why the visitor objects to this record: one reason of those the platform knows.
import QtQuick
import Credit

Frame {
    id: screen

    name: "reasons"
    title: qsTr("请选择异议理由")
    lead: visit.sheet.picked ?? ""
    drawn: false
    share: 0.6

    property string reason: ""

    Grid {
        id: tiles
        anchors { left: parent.left; right: parent.right }
        y: Theme.portrait ? parent.height - height : 0
        columns: Theme.portrait ? 2 : 1
        spacing: 12
        Repeater {
            model: screen.visit.sheet.reasons ?? []
            ChoiceTile {
                required property var modelData
                objectName: "reason_" + modelData.code
                width: (tiles.width - tiles.spacing * (tiles.columns - 1)) / tiles.columns
                height: Theme.portrait ? 144 : 100
                text: modelData.name
                chosen: screen.reason === modelData.code
                onClicked: screen.reason = modelData.code
            }
        }
    }

    actions: [
        FactRow {
            width: parent.width
            symbol: "info"
            words: qsTr("提交后由数据来源单位核查。核查期间，报告中会标注“异议处理中”。")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_submit"
                enabled: screen.reason !== ""
                text: qsTr("提交异议")
                onClicked: screen.visit.giveReason(screen.reason)
            }
            BigButton {
                objectName: "button_back"
                primary: false
                text: qsTr("返回")
                onClicked: screen.visit.act(VisitView.Back)
            }
        }
    ]
}
