// Whom the report is about, and, lying down, the way to somebody else; the visitor's own card where there is nobody else.
import QtQuick
import Credit

Item {
    id: row

    required property VisitView visit
    readonly property bool self: visit.subject.subject === undefined || visit.subject.subject === "self"
    readonly property bool changes: visit.mayAskOthers && !Theme.portrait  // upright it would be out of reach
    readonly property bool ownCard: self && !visit.mayAskOthers

    implicitHeight: !ownCard ? panel.height : Theme.portrait ? card.implicitHeight : 0
    visible: !ownCard || Theme.portrait

    PersonRow {
        id: card
        width: parent.width
        visible: row.ownCard
        visit: row.visit
    }
    Rectangle {
        id: panel
        visible: !row.ownCard
        width: parent.width
        height: Math.max(names.implicitHeight, row.changes ? other.height : 0) + 2 * 12
        radius: Theme.radius
        color: Theme.accentSoft

        Column {
            id: names
            anchors { left: parent.left; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            anchors { right: row.changes ? other.left : parent.right; rightMargin: Theme.gapSmall }
            Words {
                width: parent.width
                role: Words.Small
                lineHeight: 1.15
                color: Theme.accent
                text: qsTr("办理对象")
            }
            Words {
                width: parent.width
                role: Words.Label
                lineHeight: 1.15
                font.weight: Font.Bold
                text: row.self ? qsTr("本人：%1").arg(row.visit.personName) : row.visit.subject.name
            }
        }
        TextButton {
            id: other
            objectName: "button_other_subject"
            visible: row.changes
            anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
            width: 160
            padding: 8
            text: qsTr("更换")
            onClicked: row.visit.act(VisitView.OtherSubject)
        }
    }
}
