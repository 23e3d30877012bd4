// A long text in large type. It can be pushed with a finger; two large buttons do the same.
import QtQuick
import Credit

Rectangle {
    id: panel

    property string text: ""
    property string caption: ""
    readonly property real needed: words.height + caption.height + 4 * Theme.gap  // to show it all
    // Judged without the pager, whose room depends on the answer.
    readonly property bool tall: words.height > height - caption.height - 3 * Theme.gap

    radius: Theme.radius
    color: Theme.surface
    border { color: Theme.line; width: 2 }
    onTextChanged: flick.contentY = 0

    function turn(direction: int) {
        const reach = Math.max(0, flick.contentHeight - flick.height);
        move.to = Math.max(0, Math.min(reach, flick.contentY + direction * (flick.height - 2 * Theme.gapLarge)));
        move.restart();
    }

    Words {
        id: caption
        anchors { top: parent.top; left: parent.left; right: parent.right; margins: Theme.gap; leftMargin: 32 }
        role: Words.Small
        color: Theme.inkSoft
        text: panel.caption
    }
    Flickable {
        id: flick
        anchors { top: caption.bottom; topMargin: Theme.gapSmall; bottom: pager.visible ? pager.top : parent.bottom }
        anchors { left: parent.left; right: parent.right; leftMargin: 32; rightMargin: 32; bottomMargin: Theme.gapSmall }
        clip: true
        contentHeight: words.height
        boundsBehavior: Flickable.StopAtBounds
        Words {
            id: words
            width: flick.width
            role: Words.Body
            lineHeight: 1.4
            text: panel.text
        }
        NumberAnimation { id: move; target: flick; property: "contentY"; duration: Theme.calm; easing.type: Theme.easing }
    }
    Rectangle {  // how far one has read
        visible: panel.tall
        anchors { right: parent.right; rightMargin: 12 }
        y: flick.y + flick.visibleArea.yPosition * flick.height
        width: 8
        height: flick.visibleArea.heightRatio * flick.height
        radius: 4
        color: Theme.outline
    }
    Row {
        id: pager
        visible: panel.tall
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right; margins: 12 }
        spacing: 12
        PageButton {
            objectName: "page_up"
            width: (parent.width - parent.spacing) / 2
            enabled: !flick.atYBeginning
            symbol: "up"
            text: qsTr("上一段")
            onClicked: panel.turn(-1)
        }
        PageButton {
            objectName: "page_down"
            width: (parent.width - parent.spacing) / 2
            enabled: !flick.atYEnd
            symbol: "down"
            text: qsTr("下一段")
            onClicked: panel.turn(1)
        }
    }
}
