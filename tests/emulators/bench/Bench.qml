// A column of things to do: cards above, printer below, the last answer at the foot.
import QtQuick
import QtQuick.Window
import Credit

Window {
    id: window

    required property QtObject bench

    x: Screen.desktopAvailableWidth - width - 24  // beside the kiosk, where no window manager places it
    width: 460
    height: column.height + 48
    visible: true
    title: "演示台（不属于产品）"
    color: Theme.paper

    component Do: Press {
        id: press
        property bool on: false
        width: column.width
        implicitHeight: 52
        height: 52
        padding: 8
        corner: 10
        fill: on ? Theme.accentSoft : Theme.surface
        edge: on ? Theme.accent : Theme.outline
        contentItem: Words {
            text: press.text
            font.pixelSize: 20
            font.weight: press.on ? Font.Bold : Font.Normal
            lineHeight: 1
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
        }
    }
    component Head: Words { width: column.width; font.pixelSize: 24; font.weight: Font.Bold; topPadding: 8 }

    Column {
        id: column
        x: 24
        y: 24
        width: window.width - 48
        spacing: 8

        Head { visible: window.bench.hasReader; text: "读卡器（以下均为虚构人员）" }
        Repeater {
            model: window.bench.hasReader ? window.bench.cards : []
            Do {
                required property var modelData
                objectName: "insert_" + modelData.key
                on: window.bench.lying === modelData.key
                text: "放卡：" + modelData.name + "（" + modelData.key + "）"
                onClicked: window.bench.insert(modelData.key)
            }
        }
        Do {
            objectName: "remove_card"
            visible: window.bench.hasReader
            text: "取卡"
            onClicked: window.bench.remove()
        }

        Head { visible: window.bench.hasPrinter; text: "打印机" }
        Repeater {
            model: window.bench.hasPrinter ? [
                { mode: "ok", words: "放回纸，一切正常" }, { mode: "empty", words: "抽走纸" }, { mode: "jam", words: "卡纸" },
                { mode: "cover", words: "打开盖子" }, { mode: "spent", words: "碳粉用完" }, { mode: "off", words: "拔掉电源" }
            ] : []
            Do {
                required property var modelData
                objectName: "printer_" + modelData.mode
                on: window.bench.mode === modelData.mode
                text: modelData.words
                onClicked: window.bench.tellPrinter(modelData.mode)
            }
        }
        Words {
            width: column.width
            font.pixelSize: 18
            color: Theme.inkSoft
            text: window.bench.said === "" ? " " : window.bench.said
        }
    }
}
