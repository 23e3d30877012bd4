// One entry of a sheet: heading, mark, labelled lines. What is longer than the card is pushed, or turned by buttons.
import QtQuick
import Credit

Rectangle {
    id: card

    property var entry: ({ title: "", mark: "", lines: [] })
    readonly property bool tall: lines.height > height - 2 * Theme.gap

    radius: Theme.radius
    color: Theme.surface
    border { color: Theme.line; width: 2 }
    onEntryChanged: flick.contentY = 0

    function turn(direction: int) {
        const reach = Math.max(0, flick.contentHeight - flick.height);
        flick.contentY = Math.max(0, Math.min(reach, flick.contentY + direction * (flick.height - Theme.gapLarge)));
    }

    Flickable {
        id: flick
        anchors { top: parent.top; left: parent.left; right: parent.right; bottom: pager.visible ? pager.top : parent.bottom }
        anchors { margins: Theme.gap; leftMargin: 32; rightMargin: 32 }
        clip: true
        contentHeight: lines.height
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: lines
            width: flick.width
            spacing: Theme.gapSmall
            Words {
                width: parent.width
                role: Words.Body
                lineHeight: 1.2
                font.weight: Font.Bold
                text: card.entry.title
            }
            Rectangle {
                visible: card.entry.mark !== ""
                width: Math.min(mark.implicitWidth + 40, lines.width)
                height: mark.height + 16
                radius: Theme.radiusSmall
                color: Theme.noticeSoft
                border { color: Theme.noticeLine; width: 2 }
                Words {
                    id: mark
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, lines.width - 40)
                    role: Words.Label
                    lineHeight: 1.1
                    font.weight: Font.Bold
                    color: Theme.notice
                    text: card.entry.mark
                }
            }
            Repeater {
                model: card.entry.lines
                Item {
                    id: line
                    required property var modelData
                    readonly property real share: Theme.latin ? 0.38 : 0.32
                    width: lines.width
                    height: Math.max(name.height, value.height)
                    Words {
                        id: name
                        width: line.width * line.share
                        role: Words.Label
                        lineHeight: 1.2
                        color: Theme.inkSoft
                        text: line.modelData.label
                    }
                    Words {
                        id: value
                        x: line.width * line.share + Theme.gapSmall
                        width: line.width - x
                        role: Words.Label
                        lineHeight: 1.2
                        text: line.modelData.value
                    }
                }
            }
        }
    }
    Row {
        id: pager
        visible: card.tall
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right; margins: 12 }
        spacing: 12
        PageButton {
            objectName: "scroll_up"
            width: (parent.width - parent.spacing) / 2
            enabled: !flick.atYBeginning
            symbol: "up"
            text: qsTr("上一段")
            onClicked: card.turn(-1)
        }
        PageButton {
            objectName: "scroll_down"
            width: (parent.width - parent.spacing) / 2
            enabled: !flick.atYEnd
            symbol: "down"
            text: qsTr("下一段")
            onClicked: card.turn(1)
        }
    }
}
