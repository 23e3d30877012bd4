// A second-generation card as everybody knows it, without anybody's data.
import QtQuick
import Credit

Box {
    width: 240
    height: 152
    radius: 14
    color: "#FDFDFB"
    edge: Theme.ink; edgeWidth: 4

    Box { x: 22; y: 30; width: 104; height: 10; radius: 5; color: "#A9BACB" }
    Box { x: 22; y: 54; width: 80; height: 10; radius: 5; color: "#C9D4DF" }
    Box { x: 22; y: 78; width: 112; height: 10; radius: 5; color: "#C9D4DF" }
    Box { x: 22; y: 114; width: 196; height: 12; radius: 6; color: "#A9BACB" }
    Box {
        x: 158; y: 24; width: 60; height: 76; radius: 8; color: Theme.accentSoft
        Box { x: 19; y: 14; width: 22; height: 24; radius: 11; color: "#7F95AC" }
        Box { x: 10; y: 44; width: 40; height: 32; radius: 12; color: "#7F95AC" }
        Box { x: 10; y: 62; width: 40; height: 14; color: "#7F95AC" }
    }
}
