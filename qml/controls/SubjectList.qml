// Tiles one below the other, as many as fit whole; the others on further pages.
import QtQuick
import Credit

Item {
    id: list

    required property VisitView visit
    property string chosen: ""
    property int page: 0
    readonly property int spacing: 16
    // Where each page begins, by the heights the tiles really have; the pager's room is kept free.
    readonly property var starts: {
        const room = height - (total(0, tiles.count) > height ? pager.height + spacing : 0);
        const found = [0];
        for (let index = 0; index < tiles.count; ++index)
            if (index > found[found.length - 1] && total(found[found.length - 1], index + 1) > room) found.push(index);
        return found;
    }
    readonly property int first: starts[Math.min(page, starts.length - 1)]
    readonly property int last: page + 1 < starts.length ? starts[page + 1] : tiles.count

    signal picked(subject: string, name: string)

    function total(from: int, to: int): real {
        let sum = -spacing;
        for (let index = from; index < to; ++index) {
            const tile = tiles.itemAt(index);
            sum += (tile ? tile.implicitHeight : 0) + spacing;
        }
        return sum;
    }

    Column {
        id: column
        width: parent.width
        spacing: list.spacing
        y: Theme.portrait ? Math.max(0, (pager.visible ? pager.y - list.spacing : list.height) - height) : 0
        Repeater {
            id: tiles
            model: list.visit.subjects
            SubjectTile {
                required property var modelData
                required property int index
                objectName: "subject_" + modelData.subject
                visible: index >= list.first && index < list.last
                width: column.width
                height: implicitHeight
                subject: modelData
                ownName: list.visit.personName
                chosen: list.chosen === modelData.subject
                onClicked: list.picked(modelData.subject, name)
            }
        }
    }
    Row {
        id: pager
        visible: list.starts.length > 1
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        height: Theme.targetSmall
        spacing: 12
        PageButton {
            objectName: "page_up"
            width: (parent.width - parent.spacing) / 2
            enabled: list.page > 0
            symbol: "up"
            text: qsTr("上一页")
            onClicked: --list.page
        }
        PageButton {
            objectName: "page_down"
            width: (parent.width - parent.spacing) / 2
            enabled: list.page + 1 < list.starts.length
            symbol: "down"
            text: qsTr("下一页（%1/%2）").arg(list.page + 1).arg(list.starts.length)
            onClicked: ++list.page
        }
    }
}
