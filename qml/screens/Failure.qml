// Something did not work: what, what to do, who can, and the ways on with the best first.
import QtQuick
import Credit

Frame {
    id: screen

    name: "failure"
    title: visit.failureTitle
    lead: visit.failureAdvice
    share: 0.42

    DeskFigure {
        anchors.fill: parent
        visible: screen.visit.failureWho !== VisitView.Citizen
    }
    readonly property bool ofLicence: visit.failureCode.startsWith("licence_") || visit.failureCode.startsWith("grant_")

    CardOnReader {
        anchors.fill: parent
        visible: screen.visit.failureWho === VisitView.Citizen && !screen.ofLicence
    }
    PhoneAtScanner {
        anchors.fill: parent
        visible: screen.visit.failureWho === VisitView.Citizen && screen.ofLicence
    }

    actions: [
        FactRow {
            width: parent.width
            symbol: screen.visit.failureWho === VisitView.Citizen ? "again" : "desk"
            title: screen.visit.failureWho === VisitView.Citizen ? qsTr("按下面的提示操作即可")
                 : screen.visit.failureWho === VisitView.Staff ? qsTr("请工作人员帮忙")
                 : qsTr("请稍后再来，或到服务台办理")
            words: qsTr("代码：%1").arg(screen.visit.failureCode)
        },
        WaysOn {
            width: parent.width
            visit: screen.visit
        }
    ]
}
