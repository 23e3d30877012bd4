// Two buttons side by side, the way forward on the right hand and wider.
import QtQuick
import Credit

Item {
    id: pair

    default property alias buttons: holder.data
    property bool stacked: false
    readonly property Item forward: holder.children.length > 0 ? holder.children[0] : null
    readonly property Item back: holder.children.length > 1 ? holder.children[1] : null
    readonly property real third: (width - Theme.gap) / 3

    implicitHeight: Theme.target + 16

    Item { id: holder; anchors.fill: parent }
    Binding { target: pair.forward; property: "x"; value: pair.back ? pair.third + Theme.gap : 0 }
    Binding { target: pair.forward; property: "width"; value: pair.back ? 2 * pair.third : pair.width }
    Binding { target: pair.forward; property: "height"; value: pair.height }
    Binding { target: pair.back; property: "width"; value: pair.third; when: pair.back !== null }
    Binding { target: pair.back; property: "height"; value: pair.height; when: pair.back !== null }
}
