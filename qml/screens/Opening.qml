// The platform is told who is here, and says whom the visitor may ask about.
import QtQuick
import Credit

Frame {
    id: screen

    name: "opening"
    title: qsTr("正在核对您的身份")
    lead: qsTr("通常只要片刻，请不要取走身份证。")

    GatherFigure { anchors.fill: parent }

    actions: [
        ProgressLine {
            width: parent.width
            words: qsTr("正在查询您可以办理的主体")
        }
    ]
}
