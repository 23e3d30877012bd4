// Whom the report is about: oneself, or a firm one stands for. A name is never cut; what does not fit comes on the next
// page.
import QtQuick
import Credit

Frame {
    id: screen

    name: "whom"
    title: qsTr("为谁办理？")
    lead: qsTr("列出的是您本人，以及您作为法定代表人或经办人可以办理的单位。")
    drawn: false
    share: 0.6

    // Whom the visitor chose before, or whom his licence was for, is chosen already.
    property string subject: visit.subject.subject ?? ""
    property string subjectName: subject === "self" ? visit.personName : visit.subject.name ?? ""

    SubjectList {
        id: list
        anchors { fill: parent; topMargin: Theme.portrait ? 256 : 0 }  // within reach of who sits
        visit: screen.visit
        chosen: screen.subject
        onPicked: (subject, name) => {
            screen.subject = subject;
            screen.subjectName = name;
        }
    }

    actions: [
        BigButton {
            objectName: "button_licence"
            visible: screen.visit.mayShowLicence
            width: parent.width
            primary: false
            symbol: "phone"
            text: qsTr("我是经办人：出示电子营业执照")
            onClicked: screen.visit.act(VisitView.ShowLicence)
        },
        FactRow {
            width: parent.width
            symbol: screen.subject !== "" ? "check" : "info"
            title: screen.subject !== "" ? screen.subjectName : qsTr("请选择，再按“继续”")
        },
        ActionPair {
            width: parent.width
            BigButton {
                objectName: "button_continue"
                enabled: screen.subject !== ""
                text: qsTr("继续")
                onClicked: screen.visit.chooseSubject(screen.subject)
            }
            BigButton {
                objectName: "button_cancel"
                primary: false
                text: qsTr("退出")
                onClicked: screen.visit.act(VisitView.Cancel)
            }
        }
    ]
}
