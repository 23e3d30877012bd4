// How far am I: five steps, told by number, shape and word.
import QtQuick
import Credit

Item {
    id: bar

    property int screen: VisitView.PlaceCard
    readonly property var names: [qsTr("放卡"), qsTr("确认"), qsTr("选择"), qsTr("预览"), qsTr("打印")]
    // A failure keeps the step it happened in.
    property int step: 0

    function stepOf(at: int): int {
        switch (at) {
        case VisitView.PlaceCard: case VisitView.Reading: return 0;
        case VisitView.Consent: case VisitView.Opening:
        case VisitView.CheckWays: case VisitView.CheckCode: case VisitView.CheckDesk: return 1;
        case VisitView.Whom: case VisitView.Kind: case VisitView.Choose: case VisitView.Dates: case VisitView.Domains:
        case VisitView.Issuing: case VisitView.Unanswered:
        case VisitView.Services: case VisitView.Fetching: case VisitView.Sheet: case VisitView.Reasons:
        case VisitView.Licence: case VisitView.LicenceChecking: case VisitView.Invitation: return 2;
        case VisitView.Preview: return 3;
        case VisitView.Printing: case VisitView.TakePaper: return 4;
        case VisitView.Attract: return 0;
        default: return step;
        }
    }

    implicitHeight: 104
    onScreenChanged: step = stepOf(screen)
    Component.onCompleted: step = stepOf(screen)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("第 %1 步，共 %2 步：%3").arg(step + 1).arg(names.length).arg(names[step])

    Row {
        anchors.fill: parent
        Repeater {
            model: bar.names
            Item {
                id: stop
                required property int index
                required property string modelData
                readonly property bool done: index < bar.step
                readonly property bool now: index === bar.step
                width: bar.width / bar.names.length
                height: bar.height
                Rectangle {
                    visible: stop.index > 0
                    x: -stop.width / 2 + 36
                    y: 26
                    width: stop.width - 72
                    height: 4
                    radius: 2
                    color: stop.index <= bar.step ? Theme.accent : Theme.line
                }
                Rectangle {
                    id: dot
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 56
                    height: 56
                    radius: 28
                    color: stop.now ? Theme.accent : stop.done ? Theme.accentSoft : Theme.paper
                    border { width: 3; color: stop.index <= bar.step ? Theme.accent : Theme.outline }
                    Icon {
                        visible: stop.done
                        anchors.centerIn: parent
                        name: "check"
                        size: 34
                        weight: 2.6
                        color: Theme.accent
                    }
                    Words {
                        visible: !stop.done
                        anchors.centerIn: parent
                        text: stop.index + 1
                        lineHeight: 1
                        font.pixelSize: 28
                        font.weight: Font.Bold
                        color: stop.now ? Theme.inverse : Theme.inkSoft
                        Accessible.ignored: true
                    }
                }
                Words {
                    anchors { top: dot.bottom; topMargin: 8; horizontalCenter: parent.horizontalCenter }
                    role: Words.Small
                    lineHeight: 1.1
                    text: stop.modelData
                    font.weight: stop.now ? Font.Bold : Font.Normal
                    color: stop.now ? Theme.accent : Theme.inkSoft
                    Accessible.ignored: true
                }
            }
        }
    }
}
