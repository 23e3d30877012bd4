// What the report counts, by kind. A source that did not answer is said in words and marked by shape: it is not a zero.
import QtQuick
import Credit

Column {
    id: list

    required property VisitView visit
    readonly property var totals: visit.domainTotals
    readonly property bool byDomains: totals.asked !== undefined
    readonly property int most: 8  // rows; the pages have them all
    readonly property var missing: visit.summary.filter(entry => !entry.answered)

    spacing: Theme.gapSmall

    FactRow {
        width: parent.width
        visible: list.byDomains
        symbol: "info"
        title: list.byDomains ? qsTr("查询 %n 个领域，共 %1 条记录", "", list.totals.asked).arg(list.totals.records) : ""
        words: list.byDomains ? qsTr("%1 个领域有记录，%2 个未查询到记录，%3 个未查询").arg(list.totals.some)
                                    .arg(list.totals.clean).arg(list.totals.not_asked) : ""
    }
    Grid {
        id: grid
        visible: !list.byDomains || list.visit.summary.length <= list.most
        width: parent.width
        columns: 2
        columnSpacing: Theme.gapLarge
        rowSpacing: 0
        Repeater {
            model: list.visit.summary
            Item {
                id: entry
                required property var modelData
                width: (grid.width - grid.columnSpacing) / 2
                height: 60
                Accessible.role: Accessible.StaticText
                Accessible.name: title.text + " " + count.text
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 2; color: Theme.line }
                Words {
                    id: title
                    anchors { left: parent.left; right: sign.left; verticalCenter: parent.verticalCenter }
                    role: Words.Label
                    lineHeight: 1.05
                    font.pixelSize: Theme.latin ? 26 : 30
                    text: entry.modelData.title
                    Accessible.ignored: true
                }
                Icon {
                    id: sign
                    anchors { right: count.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
                    visible: !entry.modelData.answered
                    name: "notice"
                    size: visible ? 32 : 0
                    color: Theme.notice
                }
                Words {
                    id: count
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    role: Words.Label
                    lineHeight: 1.05
                    font.pixelSize: Theme.latin ? 26 : 30
                    font.weight: Font.Bold
                    color: entry.modelData.answered ? Theme.ink : Theme.notice
                    text: entry.modelData.answered ? qsTr("%n 条", "", entry.modelData.count) : qsTr("来源未答复")
                    Accessible.ignored: true
                }
            }
        }
    }
    FactRow {
        width: parent.width
        visible: list.missing.length > 0
        notice: true
        symbol: "notice"
        words: qsTr("“来源未答复”不等于没有记录。")
    }
}
