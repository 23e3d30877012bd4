// Text of the house: one family, a few sizes, always plain, wrapped rather than cut.
import QtQuick
import Credit

Text {
    enum Role { Display, Title, Heading, Body, Label, Small }
    property int role: Words.Body

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    lineHeight: role <= Words.Heading ? 1.15 : Theme.portrait ? 1.3 : 1.22
    font.family: Theme.family
    font.pixelSize: [Theme.display, Theme.title, Theme.heading, Theme.body, Theme.label, Theme.small][role]
    font.weight: role <= Words.Heading ? Font.Bold : Font.Normal
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
