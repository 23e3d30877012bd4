#!/usr/bin/env python3
"""The words of the face: every string translated, no string new or gone since the last lupdate, no character of the
other script. Simplified and traditional tables hold characters that belong to one script only."""
import argparse, pathlib, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

SIMPLIFIED = "证报读阅请务处办业东丝两严个丰临为举义乌书买争于亏云产亲亿仅从仓们价众优会伟传伤体余余关兴养兽内冈册写军农冲决况冻净减几击则刚创别剂剑剧劝动励劳势区医华单卖卫厂厅历压厌县参双发变叙号叹听启吗员响问团园围国图圆圣场块坚坛坏坟执扩扫扬扰护择损换据掷摆时显晓暂术机杀杂权条来极构枪标树样检楼欢残毕气汉汤沟没泪泽洁浅测济浏浓涂润涨渐温湾湿满灭灯灵点烂热爱爷牵状独猎环现电畅画疗监盖盘码确离种积称稳穷窃竞笔签简类粮紧纠红纪约级纯纲纳纵纷纸线练组细终经结绕给络绝统继绩续维绿编缓缘缩网罗罚职联聪肃肤胁脉脑脚脱脸节苏获药虽补装见观规视览觉触计订认讨让训议记讲许论设访评识词译试话询该详语误说课谁调谅谈谢贝负贡财责败货质购贴贵费资赋赏赔赖赛赞赢赵趋跃车轨转轮软较载辆辅辑输边达迁过运还这进远违连迟选适递逻遗邮邻郑释钟钢钥钱银链错锁键长门闭问闲间闻阅队阳阴阶际陆陈险随隐难页顶项顺须顾预领频题颜额风飞饭饮饰饿馆马驱验鱼鸟龙龟"
TRADITIONAL = "證報讀閱請務處辦業東絲兩嚴個豐臨為舉義烏書買爭於虧雲產親億僅從倉們價眾優會偉傳傷體餘關興養獸內岡冊寫軍農衝決況凍淨減幾擊則剛創別劑劍劇勸動勵勞勢區醫華單賣衛廠廳歷壓厭縣參雙發變敘號嘆聽啟嗎員響問團園圍國圖圓聖場塊堅壇壞墳執擴掃揚擾護擇損換據擲擺時顯曉暫術機殺雜權條來極構槍標樹樣檢樓歡殘畢氣漢湯溝沒淚澤潔淺測濟瀏濃塗潤漲漸溫灣濕滿滅燈靈點爛熱愛爺牽狀獨獵環現電暢畫療監蓋盤碼確離種積稱穩窮竊競筆簽簡類糧緊糾紅紀約級純綱納縱紛紙線練組細終經結繞給絡絕統繼績續維綠編緩緣縮網羅罰職聯聰肅膚脅脈腦腳脫臉節蘇獲藥雖補裝見觀規視覽覺觸計訂認討讓訓議記講許論設訪評識詞譯試話詢該詳語誤說課誰調諒談謝貝負貢財責敗貨質購貼貴費資賦賞賠賴賽贊贏趙趨躍車軌轉輪軟較載輛輔輯輸邊達遷過運還這進遠違連遲選適遞邏遺郵鄰鄭釋鐘鋼鑰錢銀鏈錯鎖鍵長門閉閒間聞隊陽陰階際陸陳險隨隱難頁頂項順須顧預領頻題顏額風飛飯飲飾餓館馬驅驗魚鳥龍龜"


def entries(ts):
    """(context, source, translation texts, unfinished) of each message."""
    for context in tree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield context.findtext("name"), message.findtext("source"), forms, translation.get("type")


def drift(qml, ts, lupdate):
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / ts.name
        shutil.copy(ts, fresh)
        subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *sorted(map(str, qml.rglob("*.qml"))),
                        "-ts", str(fresh)], check=True)
        known = {(context, source) for context, source, _, _ in entries(ts)}
        used = {(context, source) for context, source, _, _ in entries(fresh)}
    return [f"{ts.name}: not translated: {entry}" for entry in sorted(used - known)] + \
           [f"{ts.name}: no longer used: {entry}" for entry in sorted(known - used)]


def check(ts):
    language = tree.parse(ts).getroot().get("language")
    for context, source, forms, state in entries(ts):
        where = f"{ts.name}: {context}: {source}"
        if state or not all(form.strip() for form in forms):
            yield f"{where}: {state or 'empty'}"
        for place in ("%1", "%2", "%3", "%n"):
            if any((place in source) != (place in form) for form in forms):
                yield f"{where}: {place} was lost or added"
        yield from (f"{where}: traditional {c}" for c in source if c in only_traditional)
        if language == "zh_TW":
            yield from (f"{where}: simplified {c}" for form in forms for c in form if c in only_simplified)
        if language == "en":
            yield from (f"{where}: Chinese {c}" for form in forms for c in form if "一" <= c <= "鿿")


only_simplified = set(SIMPLIFIED) - set(TRADITIONAL)
only_traditional = set(TRADITIONAL) - set(SIMPLIFIED)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--qml", type=pathlib.Path, required=True)
    parser.add_argument("--lupdate", required=True)
    arguments = parser.parse_args()
    files = sorted((arguments.qml / "i18n").glob("*.ts"))
    faults = [] if len(files) == 2 else [f"expected two translations, found {len(files)}"]
    for file in files:
        faults += [*check(file), *drift(arguments.qml, file, arguments.lupdate)]
    print("\n".join(faults) or f"{sum(1 for file in files for _ in entries(file))} strings, all translated")
    sys.exit(bool(faults))
