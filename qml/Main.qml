// The glass: one stage scaled to it, chrome around one screen, and the time warning above all.
import QtQuick
import QtQuick.Window
import Credit

Window {
    id: window

    required property VisitView visit
    property bool windowed: false

    readonly property bool portrait: height > width
    readonly property real factor: Math.min(width / (portrait ? 1080 : 1920), height / (portrait ? 1920 : 1080))

    width: 1080
    height: 1920
    visible: true
    visibility: windowed ? Window.Windowed : Window.FullScreen
    title: qsTr("公共信用信息报告自助打印")
    color: Theme.paper

    Binding { target: Theme; property: "language"; value: window.visit.language }
    Binding { target: Theme; property: "portrait"; value: window.portrait }

    Stage {
        width: window.width / window.factor
        height: window.height / window.factor
        scale: window.factor
        transformOrigin: Item.TopLeft
        visit: window.visit
    }
}
