// Somebody at a desk who can help.
import QtQuick
import Credit

Figure {
    words: qsTr("图示：服务台工作人员")

    Box { x: 178; y: 70; width: 124; height: 124; radius: 62; color: "#3A5478" }
    Box { x: 130; y: 206; width: 220; height: 160; radius: 76; color: "#3A5478" }
    Box { x: 222; y: 206; width: 36; height: 72; radius: 18; color: "#FFFFFF" }
    Box { x: 40; y: 300; width: 400; height: 40; radius: 14; color: Theme.ink }
    Box { x: 68; y: 332; width: 344; height: 112; radius: 14; color: "#1D3454" }
    Box { x: 204; y: 362; width: 72; height: 52; radius: 10; color: Theme.paper }
    Icon { x: 216; y: 364; name: "info"; size: 48; color: Theme.ink }
    Box { x: 30; y: 444; width: 420; height: 16; radius: 8; color: "#DFDBD1" }
}
