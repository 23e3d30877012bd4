// One whom a report can be about: the name whole, the credit code in groups, and by what right.
import QtQuick
import Credit

Press {
    id: tile

    property var subject: ({})
    property string ownName: ""
    property bool chosen: false
    readonly property bool self: subject.subject === "self"
    readonly property string name: self ? qsTr("本人：%1").arg(ownName) : subject.name

    function grouped(code: string): string {
        return [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)].join(" ");
    }
    function rightOf(standing: string): string {
        switch (standing) {
        case "legal_representative": return qsTr("您是法定代表人");
        case "agent": return qsTr("您是经办人");
        default: return qsTr("本人");
        }
    }

    padding: 12
    leftPadding: 24
    rightPadding: 20
    implicitHeight: Math.max(Theme.target, lines.implicitHeight + 2 * 20)
    fill: chosen ? Theme.accentSoft : Theme.surface
    edge: chosen ? Theme.accent : Theme.outline
    edgeWidth: chosen ? 5 : 2
    text: self ? name : name + ", " + subject.subject
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        Rectangle {
            id: mark
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            width: 40
            height: 40
            radius: 20
            color: tile.chosen ? Theme.accent : Theme.surface
            border { color: tile.chosen ? Theme.accent : Theme.outline; width: 3 }
            Icon {
                visible: tile.chosen
                anchors.centerIn: parent
                name: "check"
                size: 28
                weight: 3
                color: Theme.inverse
            }
        }
        Column {
            id: lines
            anchors { left: mark.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: 4
            Words {
                width: parent.width
                role: Words.Body
                lineHeight: 1.15
                font.weight: Font.Bold
                text: tile.name
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                visible: !tile.self
                role: Words.Small
                lineHeight: 1.15
                color: Theme.inkSoft
                text: tile.self ? "" : tile.grouped(tile.subject.subject) + "　" + tile.rightOf(tile.subject.standing)
                Accessible.ignored: true
            }
        }
    }
}
