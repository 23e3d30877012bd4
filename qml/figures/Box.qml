// A box with round corners that stays whole at any scale: drawn as a path, not put together from corners.
import QtQuick
import QtQuick.Shapes
import Credit

Shape {
    id: box

    property real radius: 0
    property color color: "transparent"
    property color edge: "transparent"
    property real edgeWidth: 0
    readonly property real half: edgeWidth / 2
    readonly property real bend: Math.max(0, Math.min(radius, width / 2, height / 2) - half)
    readonly property real w: Math.max(0, width - edgeWidth - 2 * bend)
    readonly property real h: Math.max(0, height - edgeWidth - 2 * bend)

    function corner(x: int, y: int): string { return `a${bend} ${bend} 0 0 1 ${x * bend} ${y * bend} `; }

    ShapePath {
        strokeColor: box.edgeWidth > 0 ? box.edge : "transparent"
        strokeWidth: box.edgeWidth > 0 ? box.edgeWidth : -1
        fillColor: box.color
        PathSvg {
            path: `M${box.half + box.bend} ${box.half} h${box.w} ` + box.corner(1, 1) + `v${box.h} ` + box.corner(-1, 1)
                + `h${-box.w} ` + box.corner(-1, -1) + `v${-box.h} ` + box.corner(1, -1) + "Z"
        }
    }
}
