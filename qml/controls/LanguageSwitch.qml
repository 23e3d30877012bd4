// Each language in its own words.
import QtQuick
import Credit

Row {
    id: row

    required property VisitView visit
    readonly property var languages: [
        { code: "zh_CN", name: "简体中文", family: "Noto Sans CJK SC" },
        { code: "zh_TW", name: "繁體中文", family: "Noto Sans CJK TC" },
        { code: "en", name: "English", family: "Noto Sans CJK SC" }
    ]

    spacing: 8

    Repeater {
        model: row.languages
        Press {
            id: press
            required property var modelData
            readonly property bool current: row.visit.language === modelData.code
            objectName: "language_" + modelData.code
            text: modelData.name
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: current
            width: 164
            height: Theme.targetSmall
            padding: 8
            corner: Theme.radiusSmall
            fill: current ? Theme.accentSoft : "transparent"
            edge: current ? Theme.accent : "transparent"
            onClicked: row.visit.askLanguage(modelData.code)
            contentItem: Words {
                role: Words.Label
                text: press.text
                font.family: press.modelData.family
                font.weight: press.current ? Font.Bold : Font.Normal
                color: press.current ? Theme.accent : Theme.inkSoft
                lineHeight: 1
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
        }
    }
}
