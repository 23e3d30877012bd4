// The report comes out of the printer, page by page.
import QtQuick
import Credit

Figure {
    id: figure

    boardHeight: 466

    property bool rest: false   // the sheet lies ready to be taken

    words: rest ? qsTr("图示：从出纸口取走报告") : qsTr("图示：报告正在从打印机出来")

    ReportSheet {  // rises from behind the printer
        id: sheet
        x: 140
        y: figure.rest ? 8 : 70
        SequentialAnimation on y {
            running: figure.moving && !figure.rest
            loops: Animation.Infinite
            NumberAnimation { from: 206; to: 8; duration: 2200; easing.type: Easing.InOutQuad }
            PauseAnimation { duration: 700 }
        }
    }
    PrinterShape { x: 60; y: 220 }
    Item {  // take it: an arrow that lifts a little
        visible: figure.rest
        x: 372; y: 60
        Icon {
            id: arrow
            name: "up"; size: 84; weight: 2.6; color: Theme.accent
            SequentialAnimation on y {
                running: figure.rest && figure.moving
                loops: Animation.Infinite
                NumberAnimation { from: 30; to: 0; duration: 900; easing.type: Easing.InOutSine }
                NumberAnimation { from: 0; to: 30; duration: 900; easing.type: Easing.InOutSine }
                PauseAnimation { duration: 600 }
            }
        }
    }
}
