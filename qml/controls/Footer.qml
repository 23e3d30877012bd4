// Where help is, and the language, always at hand's height.
import QtQuick
import Credit

Item {
    id: footer

    required property VisitView visit
    property int sideMargin: Theme.margin

    implicitHeight: Theme.portrait ? 136 : 116

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: 2
        color: Theme.line
    }
    Icon {
        id: sign
        x: footer.sideMargin
        anchors.verticalCenter: parent.verticalCenter
        name: "desk"
        size: 44
        color: Theme.inkSoft
    }
    Words {
        anchors { left: sign.right; leftMargin: Theme.gapSmall; right: languages.left; rightMargin: Theme.gap }
        anchors.verticalCenter: parent.verticalCenter
        role: Words.Small
        lineHeight: 1.15
        color: Theme.inkSoft
        text: qsTr("需要帮助，请到服务台。")
    }
    LanguageSwitch {
        id: languages
        anchors { right: parent.right; rightMargin: footer.sideMargin; verticalCenter: parent.verticalCenter }
        visit: footer.visit
        visible: footer.visit.screen !== VisitView.Closing
    }
}
