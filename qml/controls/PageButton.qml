// Turns, scrolls or zooms what is read: a sign and a word on a soft ground.
import QtQuick
import Credit

Press {
    id: button

    property string symbol: ""

    padding: 8
    corner: Theme.radiusSmall
    fill: Theme.accentSoft
    fillPressed: Theme.line
    contentItem: SignedWords {
        symbol: button.symbol
        words: button.text
    }
}
