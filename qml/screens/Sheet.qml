// What a service answers: one entry at a time in large type, so that little of it can be read over a shoulder.
import QtQuick
import Credit

Frame {
    id: screen

    name: "sheet"
    title: sheet.title ?? ""
    lead: sheet.note ?? ""
    drawn: false
    share: 0.56

    readonly property var sheet: visit.sheet
    readonly property var entries: sheet.entries ?? []
    property int at: 0
    readonly property var entry: at < entries.length ? entries[at] : { title: "", mark: "", lines: [], objectable: false }

    EntryCard {
        anchors.fill: parent
        visible: screen.entries.length > 0
        entry: screen.entry
    }

    actions: [
        FactRow {
            width: parent.width
            visible: (screen.sheet.number ?? "") !== ""
            symbol: "paper"
            title: qsTr("编号 %1").arg(screen.sheet.number ?? "")
        },
        Row {
            id: pager
            visible: screen.entries.length > 1
            width: parent.width
            spacing: 12
            PageButton {
                objectName: "page_up"
                width: (pager.width - 2 * pager.spacing) * 0.36
                enabled: screen.at > 0
                symbol: "left"
                text: qsTr("上一条")
                onClicked: --screen.at
            }
            Item {
                width: (pager.width - 2 * pager.spacing) * 0.28
                height: Theme.targetSmall
                Words {
                    anchors.centerIn: parent
                    role: Words.Label
                    lineHeight: 1.1
                    text: qsTr("%1 / %2").arg(screen.at + 1).arg(screen.entries.length)
                }
            }
            PageButton {
                objectName: "page_down"
                width: (pager.width - 2 * pager.spacing) * 0.36
                enabled: screen.at + 1 < screen.entries.length
                symbol: "right"
                text: qsTr("下一条")
                onClicked: ++screen.at
            }
        },
        BigButton {
            objectName: "button_object"
            visible: screen.entry.objectable === true
            width: parent.width
            symbol: "notice"
            text: qsTr("对这一条有异议")
            onClicked: screen.visit.pickEntry(screen.at)
        },
        BigButton {
            objectName: "button_print"
            visible: screen.sheet.printable === true
            width: parent.width
            symbol: "print"
            text: qsTr("打印出来")
            onClicked: screen.visit.act(VisitView.Print)
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_back"
                visible: screen.visit.mayGoBack
                primary: false
                symbol: "left"
                text: qsTr("返回")
                onClicked: screen.visit.act(VisitView.Back)
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
