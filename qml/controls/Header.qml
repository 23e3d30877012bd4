// What machine this is and whose, and how much time is left.
import QtQuick
import Credit

Item {
    id: header

    required property VisitView visit
    property int sideMargin: Theme.margin
    readonly property bool timed: visit.secondsLeft > 0 && ![VisitView.Attract, VisitView.OutOfService, VisitView.Closing,
        VisitView.Opening, VisitView.Issuing, VisitView.Printing].includes(visit.screen)

    // Lying down the steps stand beside the name.
    readonly property real nameWidth: Theme.portrait ? width - 2 * sideMargin - 80 - 88 - 2 * Theme.gap : 600
    readonly property real nameEnd: sideMargin + 80 + Theme.gap + nameWidth
    readonly property real ringStart: width - sideMargin - 88

    implicitHeight: Theme.portrait ? 152 : 128

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: 8
        color: Theme.ink
    }

    Rectangle {  // the seal: the only red on the glass
        id: seal
        x: header.sideMargin
        anchors { verticalCenter: parent.verticalCenter; verticalCenterOffset: 4 }
        width: 80
        height: 80
        radius: Theme.radiusSmall
        color: Theme.seal
        Rectangle {
            anchors { fill: parent; margins: 6 }
            radius: 7
            color: "transparent"
            border { color: Theme.inverse; width: 2 }
        }
        Words {
            anchors { centerIn: parent; verticalCenterOffset: -1 }
            text: "信"
            color: Theme.inverse
            lineHeight: 1
            font.pixelSize: 48
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }

    Column {
        id: name
        anchors { left: seal.right; leftMargin: Theme.gap }
        width: header.nameWidth
        anchors.verticalCenter: seal.verticalCenter
        Words {
            width: parent.width
            role: Words.Body
            lineHeight: 1.1
            font.weight: Font.Bold
            text: qsTr("公共信用信息报告自助打印")
        }
        Words {
            width: parent.width
            visible: text !== ""
            role: Words.Small
            lineHeight: 1.15
            color: Theme.inkSoft
            text: header.visit.issuerName
        }
    }

    TimeRing {
        id: ring
        anchors { right: parent.right; rightMargin: header.sideMargin; verticalCenter: seal.verticalCenter }
        visible: header.timed
        width: visible ? 88 : 0
        seconds: header.visit.secondsLeft
        screen: header.visit.screen
    }
}
