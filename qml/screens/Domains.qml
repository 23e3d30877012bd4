// Which domains: all, by groups, or one by one. What is not chosen is printed as not asked.
import QtQuick
import Credit

Frame {
    id: screen

    name: "domains"
    title: qsTr("请选择领域")
    lead: qsTr("未选的领域，报告上写明“未查询”。")
    drawn: false
    share: 0.64

    property var chosen: ({})  // by code
    property string opened: "" // the group whose domains are looked at
    readonly property int count: Object.keys(chosen).length

    function within(group: string): var {
        return visit.domains.filter(domain => group === "" || domain.group === group);
    }
    function countIn(group: string): int { return within(group).filter(domain => chosen[domain.code]).length; }
    function turn(group: string) {
        const all = within(group), full = countIn(group) === all.length, next = Object.assign({}, chosen);
        for (const domain of all)
            if (full) delete next[domain.code];
            else next[domain.code] = true;
        chosen = next;
    }
    function turnOne(code: string) {
        const next = Object.assign({}, chosen);
        if (next[code]) delete next[code];
        else next[code] = true;
        chosen = next;
    }

    Grid {
        id: groups
        visible: screen.opened === ""
        width: parent.width
        y: Theme.portrait ? parent.height - height : 0
        columns: 2
        spacing: 12
        readonly property real cell: (width - spacing) / 2
        readonly property real tall: 98
        GroupTile {
            objectName: "domains_all"
            width: groups.cell
            height: groups.tall
            text: qsTr("全部领域")
            total: screen.visit.domains.length
            count: screen.count
            onClicked: screen.turn("")
        }
        Repeater {
            model: screen.visit.domainGroups
            Row {
                id: line
                required property var modelData
                spacing: 8
                GroupTile {
                    objectName: "group_" + line.modelData.code
                    width: groups.cell - opener.width - line.spacing
                    height: groups.tall
                    text: line.modelData.name
                    total: screen.within(line.modelData.code).length
                    count: { screen.chosen; return screen.countIn(line.modelData.code); }
                    onClicked: screen.turn(line.modelData.code)
                }
                TextButton {
                    id: opener
                    objectName: "open_" + line.modelData.code
                    width: Theme.latin ? 124 : 112
                    height: groups.tall
                    padding: 4
                    fill: Theme.accentSoft
                    text: qsTr("细选")
                    onClicked: screen.opened = line.modelData.code
                }
            }
        }
    }

    Column {
        id: singles
        visible: screen.opened !== ""
        width: parent.width
        y: Theme.portrait ? parent.height - height : 0
        spacing: Theme.gapSmall
        readonly property var group: screen.visit.domainGroups.find(group => group.code === screen.opened)
        Words { role: Words.Heading; text: singles.group ? singles.group.name : "" }
        Grid {
            id: tiles
            width: parent.width
            columns: 2
            spacing: 12
            Repeater {
                model: screen.opened === "" ? [] : screen.within(screen.opened)
                DomainTile {
                    required property var modelData
                    objectName: "domain_" + modelData.code
                    width: groups.cell
                    height: 112
                    text: modelData.name
                    chosen: screen.chosen[modelData.code] === true
                    onClicked: screen.turnOne(modelData.code)
                }
            }
        }
        PageButton {
            objectName: "button_groups"
            width: parent.width
            height: Theme.targetSmall
            symbol: "left"
            text: qsTr("回到全部分组")
            onClicked: screen.opened = ""
        }
    }

    actions: [
        FactRow {
            width: parent.width
            symbol: screen.count > 0 ? "check" : "info"
            title: screen.count > 0 ? qsTr("已选 %1 个，共 %2 个领域").arg(screen.count).arg(screen.visit.domains.length)
                                    : qsTr("请选择领域，再按“继续”")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_continue"
                enabled: screen.count > 0
                text: qsTr("继续")
                onClicked: screen.visit.chooseDomains(Object.keys(screen.chosen))
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
