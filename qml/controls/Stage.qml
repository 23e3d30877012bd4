// Header, steps, the screen of the moment, footer. Which screen it is, the visit says; nothing is decided here.
import QtQuick
import Credit

Item {
    id: stage

    required property VisitView visit
    readonly property bool plain: [VisitView.Attract, VisitView.OutOfService, VisitView.Closing].includes(visit.screen)
    readonly property int side: Theme.portrait ? Theme.margin : 96

    function nameOf(screen: int): string {
        return ["Attract", "PlaceCard", "Reading", "Consent", "Opening", "Whom", "Kind", "Choose", "Dates", "Domains", "Issuing",
                "Unanswered", "Preview", "Printing", "TakePaper", "Failure", "OutOfService", "Closing", "Services", "Fetching",
                "Sheet", "Reasons", "CheckWays", "CheckCode", "CheckDesk", "Licence", "LicenceChecking", "Invitation"][screen];
    }

    Item {  // hidden, not only covered, while the time warning asks: the person may have left
        anchors.fill: parent
        visible: !stage.visit.warning

        Header {
            id: header
            visit: stage.visit
            anchors { top: parent.top; left: parent.left; right: parent.right }
            sideMargin: stage.side
        }

        StepBar {
            id: steps
            visible: !stage.plain
            screen: stage.visit.screen
            x: Theme.portrait ? stage.side : header.nameEnd + Theme.gap
            y: Theme.portrait ? header.height : 20
            width: Theme.portrait ? stage.width - 2 * stage.side : header.ringStart - Theme.gap - x
        }

        Loader {
            id: loader
            readonly property int screen: stage.visit.screen
            anchors { top: !stage.plain && Theme.portrait ? steps.bottom : header.bottom; bottom: footer.top; left: parent.left; right: parent.right }
            anchors { topMargin: Theme.portrait ? 48 : 32; bottomMargin: Theme.portrait ? 48 : 32 }
            anchors { leftMargin: stage.side; rightMargin: stage.side }
            // The old screen is destroyed with everything it showed before the new one is made.
            function load() { setSource("../screens/" + stage.nameOf(screen) + ".qml", { visit: stage.visit }); }
            property bool begun: false
            onScreenChanged: {
                if (!begun) return;
                opacity = 0;
                load();
                appear.restart();
            }
            Component.onCompleted: {  // the first has nothing to come out of: its first frame carries its words
                begun = true;
                load();
            }
            NumberAnimation on opacity { id: appear; running: false; to: 1; duration: Theme.calm; easing.type: Easing.OutCubic }
        }

        Footer {
            id: footer
            visit: stage.visit
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
            sideMargin: stage.side
        }
    }

    TimeWarning {
        anchors.fill: parent
        visit: stage.visit
        visible: stage.visit.warning
    }

    Item {  // above everything and in nobody's way: any finger starts the idle time again
        anchors.fill: parent
        PointHandler { onActiveChanged: if (active) stage.visit.touched() }
    }
}
