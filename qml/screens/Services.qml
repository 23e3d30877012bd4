// What can be done here, beside a report.
import QtQuick
import Credit

Frame {
    id: screen

    name: "services"
    title: qsTr("请选择要办理的服务")
    lead: qsTr("每项服务都会登记您本次的查询。")
    drawn: false
    share: 0.66

    Grid {
        id: tiles
        anchors { left: parent.left; right: parent.right }
        y: Theme.portrait ? parent.height - height : 0
        columns: 2
        spacing: Theme.gapSmall
        readonly property real tallest: {  // rows are even
            let most = 200;
            for (let i = 0; i < children.length; ++i) most = Math.max(most, children[i].implicitHeight ?? 0);
            return most;
        }
        Repeater {
            model: screen.visit.services
            ServiceTile {
                required property var modelData
                objectName: "service_" + modelData.code
                width: (tiles.width - tiles.spacing * (tiles.columns - 1)) / tiles.columns
                height: tiles.tallest
                text: modelData.name
                about: modelData.about
                onClicked: screen.visit.askService(modelData.code)
            }
        }
    }

    details: [
        PersonRow {
            width: parent.width
            visible: Theme.portrait
            visit: screen.visit
        }
    ]

    actions: [
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
