// The quiet way: words only, as large a target as the others.
import QtQuick
import Credit

Press {
    id: button

    contentItem: Words {
        role: Words.Body
        text: button.text
        color: Theme.accent
        lineHeight: 1.1
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
