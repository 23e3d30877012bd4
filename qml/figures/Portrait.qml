// Whose card it is: the photo, once a decoder has made a picture of it, else nobody in particular.
import QtQuick
import QtQuick.Shapes
import Credit

Item {
    id: portrait

    property int serial: 0   // of the photo; 0: none
    readonly property bool known: photo.status === Image.Ready

    implicitWidth: 102
    implicitHeight: 126
    Accessible.role: Accessible.Graphic
    Accessible.name: known ? qsTr("证件照片") : qsTr("图示：人像轮廓")

    Item {  // 102 by 126, as on a card
        visible: !portrait.known
        width: 102
        height: 126
        scale: Math.min(portrait.width / width, portrait.height / height)
        anchors.centerIn: parent

        Box { anchors.fill: parent; radius: 12; color: Theme.surface; edge: Theme.line; edgeWidth: 2 }
        Shape {
            anchors.fill: parent
            ShapePath {  // head
                strokeColor: "transparent"
                fillColor: "#7F95AC"
                PathSvg { path: "M51 24 c13 0 22 10 22 24 c0 16 -9 29 -22 29 c-13 0 -22 -13 -22 -29 c0 -14 9 -24 22 -24 Z" }
            }
            ShapePath {  // neck, shoulders, cut off by the frame's lower edge
                strokeColor: "transparent"
                fillColor: "#7F95AC"
                PathSvg {
                    path: "M43 74 h16 v8 c0 5 4 7 11 9 c14 4 21 11 22 24 c0 6 -4 9 -10 9 h-62 c-6 0 -10 -3 -10 -9"
                        + " c1 -13 8 -20 22 -24 c7 -2 11 -4 11 -9 Z"
                }
            }
        }
    }
    Image {
        id: photo
        objectName: "portrait_image"
        anchors.fill: parent
        visible: portrait.known
        cache: false
        fillMode: Image.PreserveAspectFit
        source: portrait.serial > 0 ? "image://portrait/" + portrait.serial : ""
    }
}
