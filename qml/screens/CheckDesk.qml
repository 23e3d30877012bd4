// Somebody of the staff looks at card and person, and says so at the desk. The pairing code tells which machine is meant.
import QtQuick
import Credit

Frame {
    id: screen

    name: "check_desk"
    title: qsTr("请工作人员确认")
    lead: qsTr("请举手示意或告诉服务台下面的配对码。工作人员会来核对您和身份证。")

    DeskFigure {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: pairing.top; margins: Theme.gap }
    }
    Rectangle {
        id: pairing
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.gap }
        height: 220
        radius: Theme.radius
        color: Theme.surface
        border { width: 2; color: Theme.line }
        Column {
            anchors.centerIn: parent
            spacing: 8
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                role: Words.Label
                color: Theme.inkSoft
                text: qsTr("配对码")
            }
            Words {
                objectName: screen.visit.pairing === "" ? "" : "pairing_code"
                anchors.horizontalCenter: parent.horizontalCenter
                lineHeight: 1
                font.pixelSize: 96
                font.weight: Font.Bold
                font.letterSpacing: 12
                color: Theme.accent
                text: screen.visit.pairing === "" ? "…" : screen.visit.pairing
                Accessible.name: screen.visit.pairing.split("").join(" ")
            }
        }
    }

    actions: [
        FactRow {
            width: parent.width
            symbol: "clock"
            words: qsTr("请留在设备前。确认后会自动继续；最多等 3 分钟。")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_other_way"
                primary: false
                text: qsTr("换一种方式确认")
                onClicked: screen.visit.act(VisitView.OtherWay)
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
