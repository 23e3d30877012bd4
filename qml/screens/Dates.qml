// First and last day of one's own, by large steps and no keyboard. Days are those of the calendar; what the platform does
// not offer cannot be reached.
import QtQuick
import Credit

Frame {
    id: screen

    name: "dates"
    title: qsTr("请选择起止日期")
    lead: qsTr("可选 %1 至 %2。").arg(shown(visit.earliest)).arg(shown(visit.latest))
    drawn: false
    share: 0.6

    property string first: visit.earliest
    property string last: visit.latest

    function shown(day: string): string {
        const parts = day.split("-");
        return qsTr("%1年%2月%3日").arg(parts[0]).arg(Number(parts[1])).arg(Number(parts[2]));
    }

    Column {
        anchors { left: parent.left; right: parent.right }
        y: Theme.portrait ? parent.height - height : 0
        spacing: Theme.gap
        DayPicker {
            objectName: "first"
            width: parent.width
            title: qsTr("起始日期")
            day: screen.first
            earliest: screen.visit.earliest
            latest: screen.last
            onPicked: day => screen.first = day
        }
        DayPicker {
            objectName: "last"
            width: parent.width
            title: qsTr("截止日期")
            day: screen.last
            earliest: screen.first
            latest: screen.visit.latest
            onPicked: day => screen.last = day
        }
    }

    actions: [
        FactRow {
            width: parent.width
            symbol: "check"
            title: qsTr("%1 至 %2").arg(screen.shown(screen.first)).arg(screen.shown(screen.last))
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_continue"
                text: qsTr("继续")
                onClicked: screen.visit.chooseDates(screen.first, screen.last)
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
