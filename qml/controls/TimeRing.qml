// Seconds left on this screen. It steps once a second with the visit's clock and has no motion of its own.
import QtQuick
import QtQuick.Shapes
import Credit

Item {
    id: ring

    property int seconds: 0
    property int screen: 0
    property int full: 1
    property color ink: Theme.accent
    property color track: Theme.line
    property color numberColor: Theme.ink
    property real thickness: 8

    width: 88
    height: width
    onSecondsChanged: if (seconds > full) full = seconds
    onScreenChanged: full = Math.max(1, seconds)
    Component.onCompleted: full = Math.max(full, seconds)

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("本页剩余 %n 秒", "", seconds)

    Shape {
        anchors.fill: parent
        ShapePath {
            strokeColor: ring.track
            strokeWidth: ring.thickness
            fillColor: "transparent"
            PathAngleArc {
                centerX: ring.width / 2; centerY: ring.height / 2
                radiusX: ring.width / 2 - ring.thickness; radiusY: radiusX
                startAngle: 0; sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: ring.ink
            strokeWidth: ring.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc {
                centerX: ring.width / 2; centerY: ring.height / 2
                radiusX: ring.width / 2 - ring.thickness; radiusY: radiusX
                startAngle: -90
                sweepAngle: 360 * Math.min(1, ring.seconds / ring.full)
            }
        }
    }
    Words {
        anchors.centerIn: parent
        text: ring.seconds
        color: ring.numberColor
        lineHeight: 1
        font.pixelSize: ring.width * 0.36
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
