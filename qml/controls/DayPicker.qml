// A day, turned by year, month and day; it stops at its earliest and its latest. Kept pressed, a button goes on turning.
import QtQuick
import Credit

Column {
    id: picker

    property string title: ""
    property string day: ""  // "2026-11-22"
    property string earliest: ""
    property string latest: ""
    readonly property var parts: day.split("-").map(Number)

    signal picked(day: string)

    function two(value: int): string { return (value < 10 ? "0" : "") + value; }
    function daysIn(year: int, month: int): int { return new Date(Date.UTC(year, month, 0)).getUTCDate(); }
    // The day that many years, months and days on, within the limits; a month too short for the day ends it.
    function turned(years: int, months: int, days: int): string {
        let year = parts[0] + years, month = parts[1] + months;
        if (month > 12) { month -= 12; ++year; }
        if (month < 1) { month += 12; --year; }
        const at = new Date(Date.UTC(year, month - 1, Math.min(parts[2], daysIn(year, month)) + days));
        const found = at.getUTCFullYear() + "-" + two(at.getUTCMonth() + 1) + "-" + two(at.getUTCDate());
        return found < earliest ? earliest : found > latest ? latest : found;
    }

    spacing: 12

    Words { role: Words.Heading; text: picker.title }
    Row {
        id: row
        width: parent.width
        spacing: Theme.gap
        Repeater {
            model: ["year", "month", "day"]  // never another one: a new model would take the button from under the finger
            Rectangle {
                id: part
                required property string modelData
                required property int index
                readonly property string text: [qsTr("%1年"), qsTr("%1月"), qsTr("%1日")][index].arg(picker.parts[index])
                readonly property string less: picker.turned(index === 0 ? -1 : 0, index === 1 ? -1 : 0, index === 2 ? -1 : 0)
                readonly property string more: picker.turned(index === 0 ? 1 : 0, index === 1 ? 1 : 0, index === 2 ? 1 : 0)
                width: (row.width - 2 * row.spacing) / 3
                height: 2 * Theme.targetSmall + 80
                radius: Theme.radius
                color: Theme.surface
                border { color: Theme.line; width: 2 }
                StepButton {
                    objectName: picker.objectName + "_" + part.modelData + "_more"
                    anchors { top: parent.top; left: parent.left; right: parent.right; margins: 4 }
                    symbol: "up"
                    text: qsTr("%1：增加").arg(part.text)
                    enabled: part.more !== picker.day
                    onClicked: picker.picked(part.more)
                }
                Words {
                    anchors.centerIn: parent
                    role: Words.Heading
                    lineHeight: 1
                    text: part.text
                }
                StepButton {
                    objectName: picker.objectName + "_" + part.modelData + "_less"
                    anchors { bottom: parent.bottom; left: parent.left; right: parent.right; margins: 4 }
                    symbol: "down"
                    text: qsTr("%1：减少").arg(part.text)
                    enabled: part.less !== picker.day
                    onClicked: picker.picked(part.less)
                }
            }
        }
    }
}
