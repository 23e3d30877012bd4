// The pages as they will be printed, one at a time; a tap brings them near.
import QtQuick
import Credit

Item {
    id: preview

    required property VisitView visit
    property int page: 1
    property bool near: false
    readonly property real fit: Math.min(glass.width / 210, glass.height / 297)
    readonly property real zoom: near ? 2.2 : 1

    function turn(direction: int) {
        page = Math.max(1, Math.min(visit.pageCount, page + direction));
        near = false;
    }

    Rectangle {
        id: glass
        anchors { top: parent.top; left: parent.left; right: parent.right; bottom: bar.top; bottomMargin: Theme.gapSmall }
        radius: Theme.radiusSmall
        color: "#E3DFD6"
        clip: true
        Flickable {
            id: flick
            anchors { fill: parent; margins: 12 }
            clip: true
            interactive: preview.near
            contentWidth: Math.max(width, sheet.width)
            contentHeight: Math.max(height, sheet.height)
            boundsBehavior: Flickable.StopAtBounds
            Rectangle {
                id: sheet
                x: Math.max(0, (flick.width - width) / 2)
                y: Math.max(0, (flick.height - height) / 2)
                width: Math.floor((preview.fit * 210 - 24) * preview.zoom)
                height: Math.floor(width * 297 / 210)
                color: "#FFFFFF"
                border { color: Theme.line; width: 1 }
                Image {
                    objectName: "page_image"
                    anchors { fill: parent; margins: 1 }
                    cache: false  // a report must not outlive its visit in a picture cache
                    fillMode: Image.PreserveAspectFit
                    sourceSize.width: width
                    source: preview.visit.pageCount > 0
                        ? "image://pages/" + preview.visit.previewSerial + "/" + preview.page : ""
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("报告第 %1 页，共 %2 页").arg(preview.page).arg(preview.visit.pageCount)
                }
            }
            TapHandler { onTapped: preview.near = !preview.near }
        }
    }

    Row {
        id: bar
        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
        spacing: Theme.gapSmall
        Press {
            objectName: "page_previous"
            width: 200
            corner: Theme.radiusSmall
            fill: Theme.accentSoft
            enabled: preview.page > 1
            text: qsTr("上一页")
            onClicked: preview.turn(-1)
            padding: 8
            contentItem: SignedWords { symbol: "left"; words: qsTr("上一页") }
        }
        Words {
            width: 150
            height: Theme.targetSmall
            role: Words.Body
            lineHeight: 1
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.weight: Font.Bold
            text: qsTr("%1 / %2 页").arg(preview.page).arg(preview.visit.pageCount)
        }
        Press {
            objectName: "page_next"
            width: 200
            corner: Theme.radiusSmall
            fill: Theme.accentSoft
            enabled: preview.page < preview.visit.pageCount
            text: qsTr("下一页")
            onClicked: preview.turn(1)
            padding: 8
            contentItem: SignedWords { symbol: "right"; words: qsTr("下一页"); signLast: true }
        }
        Press {
            objectName: "page_zoom"
            width: 200
            corner: Theme.radiusSmall
            fill: Theme.accentSoft
            text: preview.near ? qsTr("缩小") : qsTr("放大")
            onClicked: preview.near = !preview.near
            padding: 8
            contentItem: SignedWords { symbol: preview.near ? "zoomOut" : "zoomIn"; words: parent.text }
        }
    }
}
