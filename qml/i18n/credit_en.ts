<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Attract</name>
    <message>
        <source>打印您的公共信用信息报告</source>
        <translation>Print your public credit report</translation>
    </message>
    <message>
        <source>用本人身份证办理，大约两分钟。</source>
        <translation>Use your own ID card. It takes about two minutes.</translation>
    </message>
    <message>
        <source>放上身份证</source>
        <translation>Place your card</translation>
    </message>
    <message>
        <source>确认并选择</source>
        <translation>Confirm and choose</translation>
    </message>
    <message>
        <source>查看并打印</source>
        <translation>Look and print</translation>
    </message>
    <message>
        <source>这不是个人征信报告</source>
        <translation>This is not the bank credit history</translation>
    </message>
    <message>
        <source>请准备第二代居民身份证</source>
        <translation>Have your second-generation ID card ready</translation>
    </message>
    <message>
        <source>没有芯片的证件（如临时身份证），开始后可打印办理单，到服务台办理。</source>
        <translation>No chip, as on a temporary card? Begin, and print a slip for the service desk.</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>贷款、信用卡记录请查中国人民银行个人征信报告。</source>
        <translation>For loans and cards ask for the personal credit report of the People&apos;s Bank of China.</translation>
    </message>
</context>
<context>
    <name>CardOnReader</name>
    <message>
        <source>图示：从读卡区取回身份证</source>
        <translation>Picture: take your card off the reader</translation>
    </message>
    <message>
        <source>图示：把身份证平放在读卡区</source>
        <translation>Picture: the card is laid flat on the reader</translation>
    </message>
</context>
<context>
    <name>CardReminder</name>
    <message>
        <source>请取回身份证</source>
        <translation>Please take your ID card</translation>
    </message>
    <message>
        <source>读卡区上还有一张身份证，不是您的请交给工作人员。</source>
        <translation>There is still a card on the reader. If it is not yours, please hand it to the staff.</translation>
    </message>
</context>
<context>
    <name>Choose</name>
    <message>
        <source>请选择用途和时间</source>
        <translation>Choose purpose and period</translation>
    </message>
    <message>
        <source>用途会印在报告上。</source>
        <translation>The purpose is printed on the report.</translation>
    </message>
    <message>
        <source>1. 报告用途</source>
        <translation>1. Purpose</translation>
    </message>
    <message>
        <source>2. 查询时间</source>
        <translation>2. Period</translation>
    </message>
    <message numerus="yes">
        <source>最近 %n 年</source>
        <translation>
            <numerusform>Last %n year</numerusform>
            <numerusform>Last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1，最近 %n 年</source>
        <translation>
            <numerusform>%1, last %n year</numerusform>
            <numerusform>%1, last %n years</numerusform>
        </translation>
    </message>
    <message>
        <source>请选择用途，再按“继续”</source>
        <translation>Choose a purpose, then press Continue</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>更换办理对象</source>
        <translation>Change whom it is about</translation>
    </message>
    <message>
        <source>自选日期</source>
        <translation>Own dates</translation>
    </message>
    <message>
        <source>%1，自选日期</source>
        <translation>%1, own dates</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>正在清除您的信息</source>
        <translation>Erasing your information</translation>
    </message>
    <message>
        <source>本机不保留您的身份和报告内容。</source>
        <translation>This machine keeps neither your identity nor your report.</translation>
    </message>
    <message>
        <source>请不要忘记身份证和报告</source>
        <translation>Please do not forget your card and your report</translation>
    </message>
    <message>
        <source>几秒钟后回到首页，下一位即可使用。</source>
        <translation>In a few seconds the next person can begin.</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>授权说明（版本 %1）</source>
        <translation>Consent (version %1)</translation>
    </message>
    <message>
        <source>我是本人，同意查询</source>
        <translation>This is me, I agree</translation>
    </message>
    <message>
        <source>不同意，结束办理</source>
        <translation>I do not agree, end here</translation>
    </message>
    <message>
        <source>请阅读授权说明</source>
        <translation>Please read and decide</translation>
    </message>
    <message>
        <source>请核对是否为您本人。您同意后，才会开始查询。</source>
        <translation>Check that this is you. Nothing is queried until you agree.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>请选择起止日期</source>
        <translation>Choose first and last day</translation>
    </message>
    <message>
        <source>可选 %1 至 %2。</source>
        <translation>From %1 to %2 may be chosen.</translation>
    </message>
    <message>
        <source>%1年%2月%3日</source>
        <translation>%1-%2-%3</translation>
    </message>
    <message>
        <source>起始日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>%1年</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1月</source>
        <translation>Month %1</translation>
    </message>
    <message>
        <source>%1日</source>
        <translation>Day %1</translation>
    </message>
    <message>
        <source>%1：增加</source>
        <translation>%1: more</translation>
    </message>
    <message>
        <source>%1：减少</source>
        <translation>%1: less</translation>
    </message>
</context>
<context>
    <name>DeskFigure</name>
    <message>
        <source>图示：服务台工作人员</source>
        <translation>Picture: somebody at the service desk</translation>
    </message>
</context>
<context>
    <name>Domains</name>
    <message>
        <source>请选择领域</source>
        <translation>Choose the domains</translation>
    </message>
    <message>
        <source>未选的领域，报告上写明“未查询”。</source>
        <translation>What you do not choose is printed as not asked.</translation>
    </message>
    <message>
        <source>全部领域</source>
        <translation>All domains</translation>
    </message>
    <message>
        <source>细选</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>回到全部分组</source>
        <translation>Back to all groups</translation>
    </message>
    <message>
        <source>已选 %1 个，共 %2 个领域</source>
        <translation>%1 of %2 domains chosen</translation>
    </message>
    <message>
        <source>请选择领域，再按“继续”</source>
        <translation>Choose domains, then press Continue</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>请工作人员帮忙</source>
        <translation>Please ask the staff for help</translation>
    </message>
    <message>
        <source>请稍后再来，或到服务台办理</source>
        <translation>Please come back later or go to the service desk</translation>
    </message>
    <message>
        <source>代码：%1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>按下面的提示操作即可</source>
        <translation>You can solve this yourself</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>需要帮助，请到服务台。</source>
        <translation>Need help? Ask at the service desk.</translation>
    </message>
</context>
<context>
    <name>GatherFigure</name>
    <message>
        <source>图示：报告正在生成</source>
        <translation>Picture: the report takes shape</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>公共信用信息报告自助打印</source>
        <translation>Public Credit Report Printing</translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>正在生成您的报告</source>
        <translation>Preparing your report</translation>
    </message>
    <message>
        <source>比平时慢一些，请再稍等，也可以退出后再试。</source>
        <translation>Slower than usual. Please wait a little, or leave and try again later.</translation>
    </message>
    <message>
        <source>通常只要几秒钟，请不要取走身份证。</source>
        <translation>Usually a few seconds. Please leave your card where it is.</translation>
    </message>
    <message numerus="yes">
        <source>已等待 %n 秒</source>
        <translation>
            <numerusform>Waiting for %n second</numerusform>
            <numerusform>Waiting for %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>正在查询并核对电子印章</source>
        <translation>Querying and checking the electronic seal</translation>
    </message>
    <message>
        <source>不等了，退出</source>
        <translation>Stop waiting and leave</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>请选择报告</source>
        <translation>Choose a report</translation>
    </message>
    <message numerus="yes">
        <source>查询所选领域有无违法违规记录，%n 个领域可选</source>
        <translation>
            <numerusform>Whether there are records of violations in the domains you choose: %n domain</numerusform>
            <numerusform>Whether there are records of violations in the domains you choose: %n to choose from</numerusform>
        </translation>
    </message>
    <message>
        <source>列示平台归集的各类公共信用信息</source>
        <translation>Public credit information of all kinds that the platform holds</translation>
    </message>
    <message>
        <source>请选择，再按“继续”</source>
        <translation>Choose, then press Continue</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>公共信用信息报告自助打印</source>
        <translation>Public Credit Report Printing</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>正在核对您的身份</source>
        <translation>Checking who you are</translation>
    </message>
    <message>
        <source>通常只要片刻，请不要取走身份证。</source>
        <translation>This takes a moment. Please leave your card on the reader.</translation>
    </message>
    <message>
        <source>正在查询您可以办理的主体</source>
        <translation>Asking for whom you may apply</translation>
    </message>
</context>
<context>
    <name>OutOfService</name>
    <message>
        <source>本机暂停服务</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>请换一台设备，或到服务台办理</source>
        <translation>Please use another machine or go to the service desk</translation>
    </message>
    <message>
        <source>代码：%1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>报告第 %1 页，共 %2 页</source>
        <translation>Report page %1 of %2</translation>
    </message>
    <message>
        <source>%1 / %2 页</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PaperComingOut</name>
    <message>
        <source>图示：从出纸口取走报告</source>
        <translation>Picture: take the report out of the printer</translation>
    </message>
    <message>
        <source>图示：报告正在从打印机出来</source>
        <translation>Picture: the report comes out of the printer</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>请把身份证放在读卡区</source>
        <translation>Put your ID card on the reader</translation>
    </message>
    <message>
        <source>平放，不要移动，打印完成前请不要取走。</source>
        <translation>Lay it flat and leave it there until printing is done.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>请先从卡套或手机壳中取出身份证。</source>
        <translation>Take the card out of its sleeve first.</translation>
    </message>
    <message>
        <source>临时身份证等没有芯片的证件</source>
        <translation>No chip, e.g. temporary ID card</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>证件照片</source>
        <translation>Photo on the card</translation>
    </message>
    <message>
        <source>图示：人像轮廓</source>
        <translation>Picture: outline of a person</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>对记录有异议</source>
        <translation>I object to a record</translation>
    </message>
    <message>
        <source>请先查看，再打印</source>
        <translation>Look first, then print</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 页。屏幕内容旁人可能看到，请留意。</source>
        <translation>
            <numerusform>%n page. Others may see the screen.</numerusform>
            <numerusform>%n pages. Others may see the screen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>打印报告（%n 页）</source>
        <translation>
            <numerusform>Print (%n page)</numerusform>
            <numerusform>Print (%n pages)</numerusform>
        </translation>
    </message>
    <message>
        <source>不打印</source>
        <translation>Do not print</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>请不要取走身份证，也不要拉拽纸张。</source>
        <translation>Leave your card where it is and do not pull at the paper.</translation>
    </message>
    <message>
        <source>请工作人员处理</source>
        <translation>Please call the staff</translation>
    </message>
    <message>
        <source>已打印 %1 页，共 %2 页</source>
        <translation>%1 of %2 pages printed</translation>
    </message>
    <message>
        <source>正在打印第 %1 页，共 %2 页</source>
        <translation>Printing page %1 of %2</translation>
    </message>
    <message>
        <source>停止打印</source>
        <translation>Stop printing</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>正在读取身份证</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>请不要移动身份证，马上就好。</source>
        <translation>Please do not move the card. This takes a moment.</translation>
    </message>
    <message>
        <source>想结束办理，按“退出”并取回身份证。</source>
        <translation>To end, press Leave and take your card.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>放卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步：%3</source>
        <translation>Step %1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>SubjectList</name>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页（%1/%2）</source>
        <translation>Next page (%1/%2)</translation>
    </message>
</context>
<context>
    <name>SubjectRow</name>
    <message>
        <source>办理对象</source>
        <translation>The report is about</translation>
    </message>
    <message>
        <source>本人：%1</source>
        <translation>Myself: %1</translation>
    </message>
    <message>
        <source>更换</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>SubjectTile</name>
    <message>
        <source>本人：%1</source>
        <translation>Myself: %1</translation>
    </message>
    <message>
        <source>您是法定代表人</source>
        <translation>You are its legal representative</translation>
    </message>
    <message>
        <source>您是经办人</source>
        <translation>You are its agent</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Myself</translation>
    </message>
</context>
<context>
    <name>SummaryList</name>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>来源未答复</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>“来源未答复”不等于没有记录。</source>
        <translation>&quot;No answer&quot; does not mean no record.</translation>
    </message>
    <message numerus="yes">
        <source>查询 %n 个领域，共 %1 条记录</source>
        <translation>
            <numerusform>%n domain asked, %1 records</numerusform>
            <numerusform>%n domains asked, %1 records</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 个领域有记录，%2 个未查询到记录，%3 个未查询</source>
        <translation>%1 with records, %2 without any found, %3 not asked</translation>
    </message>
</context>
<context>
    <name>TakePaper</name>
    <message>
        <source>继续办理其他服务</source>
        <translation>Do something else</translation>
    </message>
    <message numerus="yes">
        <source>单据一共 %n 页。</source>
        <translation>
            <numerusform>The slip has %n page.</numerusform>
            <numerusform>The slip has %n pages.</numerusform>
        </translation>
    </message>
    <message>
        <source>请取走单据和身份证</source>
        <translation>Please take the slip and your ID card</translation>
    </message>
    <message>
        <source>请取走报告和身份证</source>
        <translation>Take your report and your card</translation>
    </message>
    <message numerus="yes">
        <source>报告一共 %n 页，请数一数。</source>
        <translation>
            <numerusform>The report has %n page.</numerusform>
            <numerusform>The report has %n pages. Please count them.</numerusform>
        </translation>
    </message>
    <message>
        <source>报告编号</source>
        <translation>Report number</translation>
    </message>
    <message>
        <source>都取走了</source>
        <translation>I have taken everything</translation>
    </message>
    <message>
        <source>请不要忘记取回读卡区的身份证。</source>
        <translation>Do not forget your ID card on the reader.</translation>
    </message>
</context>
<context>
    <name>TextPanel</name>
    <message>
        <source>上一段</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一段</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>TimeRing</name>
    <message numerus="yes">
        <source>本页剩余 %n 秒</source>
        <translation>
            <numerusform>%n second left on this screen</numerusform>
            <numerusform>%n seconds left on this screen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWarning</name>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message numerus="yes">
        <source>%n 秒后自动结束，并清除您的信息。</source>
        <translation>
            <numerusform>Ends by itself in %n second and erases your information.</numerusform>
            <numerusform>Ends by itself in %n seconds and erases your information.</numerusform>
        </translation>
    </message>
    <message>
        <source>还需要时间</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>结束办理</source>
        <translation>End here</translation>
    </message>
</context>
<context>
    <name>TroubleWords</name>
    <message>
        <source>打印机缺纸</source>
        <translation>The printer is out of paper</translation>
    </message>
    <message>
        <source>打印机卡纸</source>
        <translation>Paper is stuck in the printer</translation>
    </message>
    <message>
        <source>打印机盖子没有关好</source>
        <translation>The printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>打印机碳粉用完</source>
        <translation>The printer is out of toner</translation>
    </message>
    <message>
        <source>出纸口已满</source>
        <translation>The paper outlet is full</translation>
    </message>
    <message>
        <source>打印机已暂停</source>
        <translation>The printer is paused</translation>
    </message>
    <message>
        <source>打印机没有应答</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>打印机需要检查</source>
        <translation>The printer needs a look</translation>
    </message>
    <message>
        <source>请先取走出纸口里的纸张，打印会自动继续。</source>
        <translation>Please take the paper out of the outlet. Printing then goes on by itself.</translation>
    </message>
    <message>
        <source>正在等待打印机恢复。请稍候，不要取走身份证。</source>
        <translation>Waiting for the printer. Please leave your card where it is.</translation>
    </message>
    <message>
        <source>处理好后会自动接着打印。请稍候，不要取走身份证。</source>
        <translation>Printing goes on by itself afterwards. Please leave your card where it is.</translation>
    </message>
    <message>
        <source>请在纸盒中加入 A4 纸，再推回纸盒。</source>
        <translation>Put A4 paper into the tray and push the tray back.</translation>
    </message>
    <message>
        <source>请打开盖子，顺着出纸方向取出卡住的纸，再关好盖子。</source>
        <translation>Open the cover, pull the paper out the way it was going, close the cover.</translation>
    </message>
    <message>
        <source>请把打印机盖子关紧，直到听到咔嗒声。</source>
        <translation>Close the cover until it clicks.</translation>
    </message>
    <message>
        <source>请更换碳粉盒。</source>
        <translation>Replace the toner cartridge.</translation>
    </message>
    <message>
        <source>如果纸张不是您的，请交给工作人员。</source>
        <translation>If the paper is not yours, please hand it to the staff.</translation>
    </message>
    <message>
        <source>请在打印机面板上按“继续”。</source>
        <translation>Press Continue on the printer&apos;s panel.</translation>
    </message>
    <message>
        <source>请检查打印机的电源和连接线。</source>
        <translation>Check the printer&apos;s power and cable.</translation>
    </message>
    <message>
        <source>请查看打印机面板上的提示。</source>
        <translation>Follow the message on the printer&apos;s panel.</translation>
    </message>
</context>
<context>
    <name>Unanswered</name>
    <message numerus="yes">
        <source>有 %n 个领域没有答复</source>
        <translation>
            <numerusform>%n domain has not answered</numerusform>
            <numerusform>%n domains have not answered</numerusform>
        </translation>
    </message>
    <message>
        <source>没有答复的领域</source>
        <translation>Domains without an answer</translation>
    </message>
    <message>
        <source>所选领域都没有答复，可以稍后再问。</source>
        <translation>None of the domains you chose has answered. You may ask again in a while.</translation>
    </message>
    <message>
        <source>再问一次</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>结束办理</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>没有答复不等于没有记录。报告还没有出具。</source>
        <translation>No answer does not mean no record. No report has been issued yet.</translation>
    </message>
    <message>
        <source>略去的领域，报告上按名称写明“未查询”，不会写成没有记录。</source>
        <translation>What is left out is printed by name as not asked, never as having no record.</translation>
    </message>
    <message>
        <source>略去这些领域</source>
        <translation>Leave these out</translation>
    </message>
</context>
<context>
    <name>WaysOn</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>打印办理单</source>
        <translation>Print a desk slip</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>重新打印</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>结束办理</source>
        <translation>End here</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>都取走了</source>
        <translation>I have taken everything</translation>
    </message>
</context>
<context>
    <name>Whom</name>
    <message>
        <source>我是经办人：出示电子营业执照</source>
        <translation>I am an agent: show an electronic licence</translation>
    </message>
    <message>
        <source>为谁办理？</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <source>请选择，再按“继续”</source>
        <translation>Choose one, then press Continue</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>列出的是您本人，以及您作为法定代表人或经办人可以办理的单位。</source>
        <translation>Yourself, and the organisations you may apply for as their legal representative or agent.</translation>
    </message>
</context>
<context>
    <name>WipeFigure</name>
    <message>
        <source>图示：正在清除屏幕上的信息</source>
        <translation>Picture: the screen is wiped clean</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>每项服务都会登记您本次的查询。</source>
        <translation>Each service is entered in the query register.</translation>
    </message>
    <message>
        <source>请选择要办理的服务</source>
        <translation>What would you like to do?</translation>
    </message>
</context>
<context>
    <name>Fetching</name>
    <message>
        <source>不等了，退出</source>
        <translation>Do not wait, leave</translation>
    </message>
    <message>
        <source>正在联系信用信息平台</source>
        <translation>Asking the credit platform</translation>
    </message>
    <message>
        <source>通常只要几秒钟，请稍候。</source>
        <translation>This usually takes a few seconds.</translation>
    </message>
    <message>
        <source>正在查询</source>
        <translation>One moment, please</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>下一段</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>上一段</source>
        <translation>Up</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>打印出来</source>
        <translation>Print this</translation>
    </message>
    <message>
        <source>对这一条有异议</source>
        <translation>I object to this record</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>下一条</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>上一条</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>Number %1</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>提交异议</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>提交后由数据来源单位核查。核查期间，报告中会标注“异议处理中”。</source>
        <translation>The source checks it. Until then reports mark the record as disputed.</translation>
    </message>
    <message>
        <source>请选择异议理由</source>
        <translation>Why do you object?</translation>
    </message>
</context>
<context>
    <name>CheckWays</name>
    <message>
        <source>请确认是您本人</source>
        <translation>Please confirm that it is you</translation>
    </message>
    <message>
        <source>为防止他人冒用您的身份证，请任选一种方式确认。</source>
        <translation>So that nobody else can use your card, please confirm in one of these ways.</translation>
    </message>
    <message>
        <source>手机验证码</source>
        <translation>Code to my phone</translation>
    </message>
    <message>
        <source>请工作人员确认</source>
        <translation>Let the staff confirm</translation>
    </message>
    <message>
        <source>验证码会发到您在平台登记的手机：%1。号码已换的，请工作人员确认。</source>
        <translation>Your registered phone: %1. No longer yours? Let the staff confirm.</translation>
    </message>
    <message>
        <source>平台没有登记您的手机号码，请工作人员确认。</source>
        <translation>No phone of yours is registered with the platform: please let the staff confirm.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>CheckCode</name>
    <message>
        <source>请输入短信验证码</source>
        <translation>Please type the code</translation>
    </message>
    <message>
        <source>已发送到 %1，5 分钟内有效。</source>
        <translation>It was sent to %1 and is good for 5 minutes.</translation>
    </message>
    <message>
        <source>正在发送验证码…</source>
        <translation>Sending the code …</translation>
    </message>
    <message>
        <source>请重新发送，或换一种方式。</source>
        <translation>Have a new one sent, or choose another way.</translation>
    </message>
    <message numerus="yes">
        <source>还可以再试 %n 次。</source>
        <translation>
            <numerusform>%n try left.</numerusform>
            <numerusform>%n tries left.</numerusform>
        </translation>
    </message>
    <message>
        <source>确定</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>%1 秒后重发</source>
        <translation>Again in %1 s</translation>
    </message>
    <message>
        <source>重新发送</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>换一种方式确认</source>
        <translation>Confirm another way</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>CheckDesk</name>
    <message>
        <source>请工作人员确认</source>
        <translation>Let the staff confirm</translation>
    </message>
    <message>
        <source>请举手示意或告诉服务台下面的配对码。工作人员会来核对您和身份证。</source>
        <translation>Please raise a hand or tell the service desk this code. Somebody will look at you and your card.</translation>
    </message>
    <message>
        <source>配对码</source>
        <translation>Pairing code</translation>
    </message>
    <message>
        <source>请留在设备前。确认后会自动继续；最多等 3 分钟。</source>
        <translation>Please stay here. We go on by ourselves once you are confirmed; we wait at most 3 minutes.</translation>
    </message>
    <message>
        <source>换一种方式确认</source>
        <translation>Confirm another way</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>已输入 %1 位，共 %2 位</source>
        <translation>%1 of %2 digits typed</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退格</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PhoneFigure</name>
    <message>
        <source>图示：手机收到验证码，或由工作人员确认</source>
        <translation>Picture: a code on the phone, or somebody of the staff</translation>
    </message>
</context>
<context>
    <name>Licence</name>
    <message>
        <source>请出示电子营业执照</source>
        <translation>Show the electronic licence</translation>
    </message>
    <message>
        <source>在手机上打开“电子营业执照”小程序，选择单位，点“出示”，把码对准本机的扫码窗口。</source>
        <translation>Open the electronic licence app on your phone, choose the organisation and hold its code before the scanner.</translation>
    </message>
    <message>
        <source>要有单位给您本人的授权</source>
        <translation>For authorised agents</translation>
    </message>
    <message>
        <source>单位可以在小程序里授权您为经办人。纸质执照上的码不能代替授权。</source>
        <translation>The organisation names you in the same app. A paper licence&apos;s code does not count.</translation>
    </message>
    <message>
        <source>本机的扫码器现在不能使用，请用手机扫本机的码。</source>
        <translation>The scanner does not work now. Please scan this machine with your phone.</translation>
    </message>
    <message>
        <source>返回，不用执照</source>
        <translation>Back, no licence</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>请准备好手机上的“电子营业执照”小程序。</source>
        <translation>Have the electronic licence app on your phone ready.</translation>
    </message>
    <message>
        <source>改用手机扫本机的码</source>
        <translation>Scan with my phone instead</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>请用手机扫码确认</source>
        <translation>Scan and confirm with your phone</translation>
    </message>
    <message>
        <source>用手机上的“电子营业执照”小程序扫这个码，选择单位并确认。确认后本机会自动继续。</source>
        <translation>Scan this code with the electronic licence app on your phone, choose the organisation and confirm. This machine then goes on by itself.</translation>
    </message>
    <message>
        <source>二维码，用手机上的电子营业执照扫</source>
        <translation>QR code, to be scanned with the electronic licence on your phone</translation>
    </message>
    <message>
        <source>正在等待手机确认，还有 %1</source>
        <translation>Waiting for your phone, %1 left</translation>
    </message>
    <message>
        <source>要有单位给您本人的授权。请核对手机上显示的单位。</source>
        <translation>The organisation must have authorised you. Check which one your phone shows.</translation>
    </message>
    <message>
        <source>正在准备二维码</source>
        <translation>Preparing the code</translation>
    </message>
    <message>
        <source>返回，出示手机上的码</source>
        <translation>Back, show my phone&apos;s code</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>LicenceChecking</name>
    <message>
        <source>正在核对授权</source>
        <translation>Checking the authorisation</translation>
    </message>
    <message>
        <source>码已读到，可以收起手机。</source>
        <translation>The code was read; you may put the phone away.</translation>
    </message>
    <message>
        <source>正在查询单位给您的授权</source>
        <translation>Asking what the organisation lets you do</translation>
    </message>
    <message>
        <source>不等了，退出</source>
        <translation>Do not wait, leave</translation>
    </message>
</context>
<context>
    <name>PhoneAtScanner</name>
    <message>
        <source>图示：把手机上的码对准扫码窗口</source>
        <translation>Picture: hold the phone's code before the scanner</translation>
    </message>
    <message>
        <source>图示：手机上的电子营业执照</source>
        <translation>Picture: the electronic licence on a phone</translation>
    </message>
</context>
</TS>
