// What each trouble of the printer means to the person waiting, and what the staff does.
import QtQml

QtObject {
    id: words

    property string trouble: ""

    readonly property string title: {
        switch (trouble) {
        case "paper_out": return qsTr("打印机缺纸");
        case "jam": return qsTr("打印机卡纸");
        case "cover_open": return qsTr("打印机盖子没有关好");
        case "toner_out": return qsTr("打印机碳粉用完");
        case "output_full": return qsTr("出纸口已满");
        case "paused": return qsTr("打印机已暂停");
        case "offline": return qsTr("打印机没有应答");
        default: return qsTr("打印机需要检查");
        }
    }
    readonly property string advice: {
        switch (trouble) {
        case "output_full": return qsTr("请先取走出纸口里的纸张，打印会自动继续。");
        case "offline": return qsTr("正在等待打印机恢复。请稍候，不要取走身份证。");
        default: return qsTr("处理好后会自动接着打印。请稍候，不要取走身份证。");
        }
    }
    readonly property string staff: {
        switch (trouble) {
        case "paper_out": return qsTr("请在纸盒中加入 A4 纸，再推回纸盒。");
        case "jam": return qsTr("请打开盖子，顺着出纸方向取出卡住的纸，再关好盖子。");
        case "cover_open": return qsTr("请把打印机盖子关紧，直到听到咔嗒声。");
        case "toner_out": return qsTr("请更换碳粉盒。");
        case "output_full": return qsTr("如果纸张不是您的，请交给工作人员。");
        case "paused": return qsTr("请在打印机面板上按“继续”。");
        case "offline": return qsTr("请检查打印机的电源和连接线。");
        default: return qsTr("请查看打印机面板上的提示。");
        }
    }
}
