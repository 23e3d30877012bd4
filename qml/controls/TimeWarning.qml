// Nobody has touched the glass for a while. What was shown is covered: the person may have left.
import QtQuick
import Credit

Item {
    id: warning

    required property VisitView visit

    Rectangle {
        anchors.fill: parent
        color: Theme.ink
    }
    MouseArea { anchors.fill: parent }  // nothing beneath can be pressed

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.portrait ? parent.height - height - 200 : (parent.height - height) / 2
        width: Math.min(parent.width - 2 * Theme.margin, 1000)
        height: face.height + 2 * Theme.gapLarge
        radius: Theme.radiusLarge
        color: Theme.surface
        Column {
            id: face
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gapLarge }
            spacing: Theme.gap
            TimeRing {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 200
                thickness: 14
                seconds: warning.visit.secondsLeft
                screen: warning.visible ? 1 : 0
            }
            Words {
                width: parent.width
                role: Words.Title
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("您还在吗？")
                Accessible.role: Accessible.AlertMessage
            }
            Words {
                width: parent.width
                role: Words.Body
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("%n 秒后自动结束，并清除您的信息。", "", warning.visit.secondsLeft)
            }
            BigButton {
                objectName: "button_more_time"
                width: parent.width
                symbol: "clock"
                text: qsTr("还需要时间")
                onClicked: warning.visit.act(VisitView.MoreTime)
            }
            BigButton {
                objectName: "button_finish"
                width: parent.width
                primary: false
                symbol: "leave"
                text: qsTr("结束办理")
                onClicked: warning.visit.act(VisitView.Cancel)  // the act every screen with a warning knows
            }
        }
    }
}
