// The pages as they will be printed, one at a time: beside the counters, or over the whole screen and then tap by tap nearer.
import QtQuick
import Credit

Item {
    id: preview

    required property VisitView visit
    property int page: 1
    property bool expanded: false
    property bool near: false
    readonly property bool beside: !(expanded && Theme.portrait)   // the buttons stand beside the page, not under it

    function turn(direction: int) {
        page = Math.max(1, Math.min(visit.pageCount, page + direction));
    }

    Rectangle {
        id: glass
        anchors { top: parent.top; left: parent.left }
        width: preview.beside ? bar.x - Theme.gapSmall : preview.width
        height: preview.beside ? preview.height : bar.y - Theme.gapSmall
        radius: Theme.radiusSmall
        color: Theme.stageFloor
        clip: true
        Flickable {
            id: flick
            readonly property real fit: Math.min(width, height * 210 / 297)
            anchors { fill: parent; margins: 8 }
            clip: true
            interactive: preview.near
            contentWidth: Math.max(width, sheet.width)
            contentHeight: Math.max(height, sheet.height)
            boundsBehavior: Flickable.StopAtBounds
            Rectangle {
                id: sheet
                x: Math.max(0, (flick.width - width) / 2)
                y: Math.max(0, (flick.height - height) / 2)
                width: Math.floor(flick.fit * (preview.near ? 2 : 1))
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
            TapHandler {
                onTapped: if (preview.expanded) preview.near = !preview.near; else preview.expanded = true
            }
        }
    }

    Grid {
        id: bar
        x: preview.width - width
        y: preview.height - height
        columns: preview.beside ? 1 : 5
        spacing: Theme.gapSmall
        readonly property real each: preview.beside ? 216 : (preview.width - 4 * spacing) / 5

        Words {
            width: bar.each
            height: Theme.targetSmall
            role: Words.Body
            lineHeight: 1
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.weight: Font.Bold
            text: qsTr("%1 / %2 页").arg(preview.page).arg(preview.visit.pageCount)
        }
        PageButton {
            objectName: "page_previous"
            width: bar.each
            enabled: preview.page > 1
            symbol: "left"
            text: qsTr("上一页")
            onClicked: preview.turn(-1)
        }
        PageButton {
            objectName: "page_next"
            width: bar.each
            enabled: preview.page < preview.visit.pageCount
            symbol: "right"
            text: qsTr("下一页")
            onClicked: preview.turn(1)
        }
        PageButton {
            objectName: "page_zoom"
            width: bar.each
            symbol: preview.near ? "zoomOut" : "zoomIn"
            text: preview.near ? qsTr("缩小") : qsTr("放大")
            onClicked: if (preview.expanded) preview.near = !preview.near; else preview.expanded = true
        }
        PageButton {
            objectName: "page_back"
            width: bar.each
            visible: preview.expanded
            symbol: "cross"
            text: qsTr("返回")
            onClicked: {
                preview.near = false;
                preview.expanded = false;
            }
        }
    }
}
