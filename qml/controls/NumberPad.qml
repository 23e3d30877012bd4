// Digits for a finger: large, far apart, each says its name. What was typed stands here and nowhere else.
import QtQuick
import Credit

Item {
    id: pad

    property string typed: ""
    property int digits: 6
    readonly property bool whole: typed.length === digits
    readonly property real gap: 14
    readonly property real keyHeight: Math.max(Theme.targetSmall, Math.min(116, (height - shown.height - 4 * gap) / 4))

    function clear() { typed = ""; }

    Row {
        id: shown
        anchors { bottom: keys.top; bottomMargin: pad.gap; horizontalCenter: parent.horizontalCenter }
        spacing: pad.gap
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("已输入 %1 位，共 %2 位").arg(pad.typed.length).arg(pad.digits)
        Repeater {
            model: pad.digits
            Rectangle {
                id: place
                required property int index
                width: 92
                height: 108
                radius: Theme.radiusSmall
                color: Theme.surface
                border { width: index === pad.typed.length ? 4 : 2; color: index <= pad.typed.length ? Theme.accent : Theme.outline }
                Words {
                    anchors.centerIn: parent
                    role: Words.Title
                    lineHeight: 1
                    font.pixelSize: 58
                    text: pad.typed.charAt(place.index)
                    Accessible.ignored: true
                }
            }
        }
    }
    Grid {
        id: keys
        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
        columns: 3
        spacing: pad.gap
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "back"]
            Press {
                id: key
                required property string modelData
                readonly property bool digit: modelData.length === 1
                objectName: "key_" + modelData
                width: Math.min(240, (pad.width - 2 * pad.gap) / 3)
                height: pad.keyHeight
                padding: 0
                fill: digit ? Theme.surface : "transparent"
                edge: Theme.outline
                text: digit ? modelData : modelData === "clear" ? qsTr("清空") : qsTr("退格")
                onClicked: {
                    if (!digit) pad.typed = modelData === "clear" ? "" : pad.typed.slice(0, -1);
                    else if (!pad.whole) pad.typed += modelData;
                }
                contentItem: Words {
                    text: key.text
                    lineHeight: 1
                    font.pixelSize: Math.round(Math.min(key.digit ? 52 : 34, pad.keyHeight / 2))
                    font.weight: Font.Medium
                    color: key.digit ? Theme.ink : Theme.accent
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
    }
}
