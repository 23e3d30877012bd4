// The report comes out of the printer, page by page.
import QtQuick
import Credit

Figure {
    id: figure

    property bool rest: false   // the sheet lies ready to be taken

    words: rest ? qsTr("图示：从出纸口取走报告") : qsTr("图示：报告正在从打印机出来")

    Item {
        x: 0; y: 0; width: 480; height: 262
        clip: true
        ReportSheet {
            id: sheet
            x: 140
            y: figure.rest ? 8 : 60
            SequentialAnimation on y {
                running: figure.moving && !figure.rest
                loops: Animation.Infinite
                NumberAnimation { from: 262; to: 8; duration: 2200; easing.type: Easing.InOutQuad }
                PauseAnimation { duration: 700 }
            }
        }
    }
    PrinterShape { x: 60; y: 220 }
    Rectangle { x: 100; y: 256; width: 280; height: 8; radius: 4; color: "#0A1626" }
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
