// What the report is for, and how far it reaches back.
import QtQuick
import Credit

Frame {
    id: screen

    name: "choose"
    title: qsTr("请选择用途和时间")
    lead: Theme.portrait || about.ownCard ? qsTr("用途会印在报告上。") : ""  // lying down, a long name needs its room
    drawn: false
    share: 0.6

    property string purpose: ""
    property string purposeName: ""
    property int span: visit.years.length > 0 ? visit.years[visit.years.length - 1] : 0
    readonly property bool ready: purpose !== ""
    readonly property bool many: visit.purposes.length > 12  // lower tiles, and the spans speak for themselves
    readonly property int tall: many ? Theme.targetSmall : 104
    readonly property var spansOffered: visit.ownDates ? visit.years.concat([0]) : visit.years

    Column {
        anchors { left: parent.left; right: parent.right }
        y: Theme.portrait ? parent.height - height : 0
        spacing: Theme.gapSmall
        Words { role: Words.Heading; text: qsTr("1. 报告用途") }
        Grid {
            id: purposes
            width: parent.width
            columns: screen.visit.purposes.length > 8 ? 3 : 2
            spacing: screen.many ? 8 : 12
            Repeater {
                model: screen.visit.purposes
                ChoiceTile {
                    required property var modelData
                    objectName: "purpose_" + modelData.code
                    width: (purposes.width - purposes.spacing * (purposes.columns - 1)) / purposes.columns
                    height: screen.tall
                    text: modelData.name
                    small: purposes.columns > 2
                    chosen: screen.purpose === modelData.code
                    onClicked: {
                        screen.purpose = modelData.code;
                        screen.purposeName = modelData.name;
                    }
                }
            }
        }
        Words { role: Words.Heading; visible: !screen.many; text: qsTr("2. 查询时间") }
        Row {
            id: spans
            width: parent.width
            spacing: Theme.gapSmall
            Repeater {
                model: screen.spansOffered
                ChoiceTile {
                    required property int modelData
                    objectName: "years_" + modelData
                    width: (spans.width - spans.spacing * (screen.spansOffered.length - 1)) / screen.spansOffered.length
                    height: screen.tall
                    narrow: screen.spansOffered.length > 3
                    text: modelData > 0 ? qsTr("最近 %n 年", "", modelData) : qsTr("自选日期")
                    chosen: screen.span === modelData
                    onClicked: screen.span = modelData
                }
            }
        }
    }

    details: [
        SubjectRow {
            id: about
            width: parent.width
            visit: screen.visit
        }
    ]

    actions: [
        TextButton {
            objectName: "button_other_subject"
            width: parent.width
            visible: screen.visit.mayAskOthers && Theme.portrait
            text: qsTr("更换办理对象")
            onClicked: screen.visit.act(VisitView.OtherSubject)
        },
        FactRow {
            width: parent.width
            visible: !(screen.visit.mayAskOthers && Theme.portrait)
            symbol: screen.ready ? "check" : "info"
            title: screen.ready ? (screen.span > 0 ? qsTr("%1，最近 %n 年", "", screen.span).arg(screen.purposeName)
                                                   : qsTr("%1，自选日期").arg(screen.purposeName))
                                : qsTr("请选择用途，再按“继续”")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_continue"
                enabled: screen.ready
                text: qsTr("继续")
                onClicked: screen.visit.choose(screen.purpose, screen.span)
            }
            BigButton {
                objectName: screen.visit.mayGoBack ? "button_back" : "button_cancel"
                primary: false
                text: screen.visit.mayGoBack ? qsTr("返回") : qsTr("退出")
                onClicked: screen.visit.act(screen.visit.mayGoBack ? VisitView.Back : VisitView.Cancel)
            }
        }
    ]
}
