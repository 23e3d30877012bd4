// How everything looks, in one place: colour, type, space, motion. Pixels are those of a 1080 x 1920 (or 1920 x 1080)
// glass; Main scales the whole stage to the glass it has.
pragma Singleton
import QtQuick

QtObject {
    // Set by Main, read by everybody.
    property string language: "zh_CN"
    property bool portrait: true
    property bool reducedMotion: false

    // Colour. One ink, one paper, one accent; the seal's red marks the house and nothing else.
    readonly property color ink: "#14263F"
    readonly property color inkSoft: "#4A5A70"
    readonly property color paper: "#F6F4EF"
    readonly property color surface: "#FFFFFF"
    readonly property color stageFloor: "#ECE8DE"  // behind drawings
    readonly property color line: "#D8D4CA"
    readonly property color outline: "#8791A0"
    readonly property color accent: "#1D4E89"
    readonly property color accentPressed: "#133A69"
    readonly property color accentSoft: "#E4ECF5"
    readonly property color inverse: "#FFFFFF"
    readonly property color seal: "#A8322A"
    readonly property color notice: "#6B4700"
    readonly property color noticeSoft: "#FBF0D9"
    readonly property color noticeLine: "#C98A1B"
    readonly property color resting: "#DDD9CF"    // a button that waits for something

    // What is written on what: the test computes the contrast of every pair.
    readonly property var textPairs: [
        { text: ink, on: paper }, { text: ink, on: surface }, { text: ink, on: accentSoft },
        { text: inkSoft, on: paper }, { text: inkSoft, on: surface }, { text: accent, on: surface },
        { text: accent, on: paper }, { text: accent, on: accentSoft }, { text: inverse, on: accent },
        { text: inverse, on: accentPressed }, { text: inverse, on: seal }, { text: inverse, on: ink },
        { text: inkSoft, on: resting }, { text: notice, on: surface }, { text: notice, on: noticeSoft },
        { text: ink, on: noticeSoft }
    ]

    // Type. The family follows the language, so that a character has the shape its readers learnt.
    readonly property string family: language === "zh_TW" ? "Noto Sans CJK TC" : "Noto Sans CJK SC"
    readonly property bool latin: language === "en"
    readonly property int display: latin ? 60 : 76
    readonly property int title: latin ? (portrait ? 54 : 48) : 58
    readonly property int heading: 42
    readonly property int body: 34
    readonly property int label: 30
    readonly property int small: 26

    // Space, on a grid of eight.
    readonly property int unit: 8
    readonly property int gapSmall: 16
    readonly property int gap: 24
    readonly property int gapLarge: 48
    readonly property int margin: 72
    readonly property int pace: portrait ? gap : gapSmall  // between neighbours: lying down, height is dear
    readonly property int target: 112       // height of what a finger has to meet
    readonly property int targetSmall: 96   // never less

    readonly property int radiusSmall: 12
    readonly property int radius: 20
    readonly property int radiusLarge: 28

    // Motion. Zero when reduced: things then simply are where they belong.
    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int calm: reducedMotion ? 0 : 240
    readonly property int figure: 1400
    readonly property int easing: Easing.InOutCubic
}
