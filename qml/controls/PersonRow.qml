// Whose card lies on the reader, masked as the visit hands it in.
import QtQuick
import Credit

Rectangle {
    id: row

    required property VisitView visit

    implicitHeight: Math.max(names.implicitHeight, sign.height) + 2 * Theme.gapSmall
    radius: Theme.radius
    color: Theme.accentSoft

    Portrait {
        id: sign
        anchors { left: parent.left; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        serial: row.visit.photoSerial
    }
    Column {
        id: names
        spacing: 4
        anchors { left: sign.right; leftMargin: Theme.gap; right: parent.right; rightMargin: Theme.gap }
        anchors.verticalCenter: parent.verticalCenter
        Words {
            width: parent.width
            role: Words.Body
            lineHeight: 1.15
            font.weight: Font.Bold
            text: row.visit.personName
        }
        Words {
            width: parent.width
            role: Words.Label
            lineHeight: 1.15
            text: row.visit.personNumber
        }
    }
}
