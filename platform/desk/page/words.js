// What the page says, once per language; each has the same keys (tests/desk looks).
export const words = {
  zh_CN: {
    language: "简体", tag: "zh-CN", house: "公共信用信息报告自助终端 · 服务台", login: "工作人员登录", account: "账号", password: "密码", enter: "登录", leave: "退出登录",
    waiting: "等待确认本人", nobody: "现在没有人等待。", machine: "设备", pairing: "配对码", name: "姓名", asked: "请求时间",
    compare: "请核对设备屏幕上的配对码与这里一致。", card: "我看过本人的身份证原件", person: "我看过本人，与身份证照片相符", confirm: "确认是本人", refuse: "不确认",
    confirmed: "已确认，设备会自动继续。", refused: "已告知设备：没有确认。",
    machines: "设备状态", in_order: "正常", out_of_order: "暂停服务", silent: "没有消息", seen: "最近报告", never: "尚未报告", sheets: "上次加纸后已印页数",
    refilled: "上次加纸", sheetsPut: "张", put: "加纸张数", note: "记录加纸", noted: "已记录加纸。",
    notes: { desk_login_needed: "登录已结束，请重新登录。", desk_login_wrong: "账号或密码不对。", desk_login_paused: "试错次数过多，请15分钟后再试。", desk_token_wrong: "页面已过期，请刷新后再操作。",
      desk_request_gone: "这个请求已经结束：办理人已离开、已换方式，或已由他人处理。", desk_machine_unknown: "没有这台设备。", request_malformed: "填写的内容不对，请核对。", platform_busy: "现在较忙，请稍后再试。", other: "没有成功，请稍后再试。", offline: "连不上平台，正在重试……" },
  },
  zh_TW: {
    language: "繁體", tag: "zh-TW", house: "公共信用資訊報告自助終端 · 服務台", login: "工作人員登入", account: "帳號", password: "密碼", enter: "登入", leave: "登出",
    waiting: "等待確認本人", nobody: "現在沒有人等待。", machine: "設備", pairing: "配對碼", name: "姓名", asked: "請求時間",
    compare: "請核對設備螢幕上的配對碼與這裡一致。", card: "我看過本人的身分證正本", person: "我看過本人，與身分證照片相符", confirm: "確認是本人", refuse: "不確認",
    confirmed: "已確認，設備會自動繼續。", refused: "已告知設備：沒有確認。",
    machines: "設備狀態", in_order: "正常", out_of_order: "暫停服務", silent: "沒有訊息", seen: "最近回報", never: "尚未回報", sheets: "上次加紙後已印頁數",
    refilled: "上次加紙", sheetsPut: "張", put: "加紙張數", note: "記錄加紙", noted: "已記錄加紙。",
    notes: { desk_login_needed: "登入已結束，請重新登入。", desk_login_wrong: "帳號或密碼不對。", desk_login_paused: "試錯次數過多，請15分鐘後再試。", desk_token_wrong: "頁面已過期，請重新整理後再操作。",
      desk_request_gone: "這個請求已經結束：辦理人已離開、已換方式，或已由他人處理。", desk_machine_unknown: "沒有這台設備。", request_malformed: "填寫的內容不對，請核對。", platform_busy: "現在較忙，請稍後再試。", other: "沒有成功，請稍後再試。", offline: "連不上平台，正在重試……" },
  },
  en: {
    language: "English", tag: "en", house: "Credit report kiosks · service desk", login: "Staff log-in", account: "Account", password: "Password", enter: "Log in", leave: "Log out",
    waiting: "Waiting to be confirmed", nobody: "Nobody is waiting.", machine: "Machine", pairing: "Pairing code", name: "Name", asked: "Asked at",
    compare: "Check that the machine's screen shows the same pairing code.", card: "I have seen the person's own ID card", person: "I have seen the person; the photo fits", confirm: "It is this person", refuse: "Do not confirm",
    confirmed: "Confirmed: the machine goes on by itself.", refused: "The machine was told: not confirmed.",
    machines: "Machines", in_order: "In order", out_of_order: "Out of service", silent: "No news", seen: "Last report", never: "No report yet", sheets: "Pages printed since the last refill",
    refilled: "Last refill", sheetsPut: "sheets", put: "Sheets put in", note: "Note refill", noted: "The refill is noted.",
    notes: { desk_login_needed: "You are no longer logged in: please log in again.", desk_login_wrong: "Wrong account or password.", desk_login_paused: "Too many wrong tries: please wait a quarter of an hour.", desk_token_wrong: "This page is out of date: please load it again.",
      desk_request_gone: "This request is over: the visitor has gone, chose another way, or a colleague settled it.", desk_machine_unknown: "There is no such machine.", request_malformed: "Please check what you typed.", platform_busy: "Busy just now: please try again shortly.", other: "That did not work: please try again shortly.", offline: "The platform cannot be reached: trying again …" },
  },
};

const kept = "credit-desk-language";
export function firstLanguage() {
  const chosen = localStorage.getItem(kept);
  if (chosen !== null && Object.hasOwn(words, chosen)) return chosen;
  const known = navigator.languages.map((tag) => (/^zh\b.*\b(tw|hk|mo|hant)\b/i.test(tag) ? "zh_TW" : /^zh\b/i.test(tag) ? "zh_CN" : /^en\b/i.test(tag) ? "en" : null));
  return known.find((language) => language !== null) ?? "zh_CN";
}
export const keepLanguage = (language) => localStorage.setItem(kept, language);
