// The skeleton of a screen: what it says, what it shows, what one can do. Upright the three stand one above the other,
// lying down the picture goes to the left; the actions stay at the bottom, within reach.
import QtQuick
import Credit

Item {
    id: frame

    required property VisitView visit
    property string title: ""
    property int titleRole: Words.Title
    property string lead: ""
    property string name: ""                       // the screen's name for tests and journals
    property real share: 0.5                       // of the width, for the picture, lying down
    property bool drawn: true                      // the picture is a drawing and stands on a floor of its own
    property bool covered: false                   // the picture has the whole screen for itself
    readonly property Item room: pictureBox
    default property alias picture: pictureBox.data
    property alias details: detailBox.data         // under the lead
    property alias actions: actionBox.data

    readonly property real side: Theme.portrait ? width : width - pictureBox.width - 80
    readonly property bool hasDetails: detailBox.children.length > 0

    objectName: "screen_" + name
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Column {
        id: head
        visible: !frame.covered
        x: frame.width - width
        width: frame.side
        spacing: Theme.pace
        Words {
            width: parent.width
            role: frame.titleRole
            text: frame.title
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            visible: text !== ""
            role: text.length > (Theme.latin ? 110 : 60) ? Words.Label : Words.Body
            color: Theme.inkSoft
            text: frame.lead
        }
        Column {
            id: detailBox
            width: parent.width
            visible: frame.hasDetails
            spacing: Theme.pace
        }
    }

    Item {
        id: pictureBox
        Rectangle {
            anchors.fill: parent
            visible: frame.drawn
            radius: Theme.radiusLarge
            color: Theme.stageFloor
        }
        y: Theme.portrait ? head.height + Theme.gapLarge : 0
        width: Theme.portrait ? frame.width : Math.round(frame.width * frame.share)
        height: (Theme.portrait ? actionBox.y - Theme.gapLarge : frame.height) - y
    }

    Column {
        id: actionBox
        visible: !frame.covered
        x: head.x
        y: frame.height - height
        width: frame.side
        spacing: Theme.pace
    }
}
