// What the page says, in three languages; titles and names are those of the app (src/words).

export const LANGUAGES = [
  ["zh-Hans", "简体中文"],
  ["zh-Hant", "繁體中文"],
  ["en", "English"],
];

const titles = (name, phone, card, email, address, otherContact, tag, birthday, preference, note, origin, source, archived, created) => ({
  name,
  phone,
  card,
  email,
  weChat: name === "Name" ? "WeChat" : "微信",
  address,
  qq: "QQ",
  whatsApp: "WhatsApp",
  line: "LINE",
  otherContact,
  tag,
  birthday,
  preference,
  note,
  origin,
  source,
  archived,
  created,
});

export const TITLES = {
  "zh-Hans": {
    ...titles("姓名", "电话", "会员卡号", "邮箱", "地址", "其他联系方式", "标签", "生日", "服务要点", "备注", "来源", "怎么来的", "已归档", "建档日期"),
    external: "外部名单",
    date: "日期",
    orderNumber: "单号",
    product: "商品",
    productCode: "商品编码",
    quantity: "数量",
    amount: "金额",
    receiptNote: "小票备注",
    takesBack: "退的是哪一单",
  },
  "zh-Hant": {
    ...titles("姓名", "電話", "會員卡號", "郵箱", "地址", "其他聯絡方式", "標籤", "生日", "服務要點", "備註", "來源", "怎麼來的", "已歸檔", "建檔日期"),
    external: "外部名單",
    date: "日期",
    orderNumber: "單號",
    product: "商品",
    productCode: "商品編碼",
    quantity: "數量",
    amount: "金額",
    receiptNote: "小票備註",
    takesBack: "退的是哪一單",
  },
  en: {
    ...titles("Name", "Phone", "Card number", "Email", "Address", "Other contact", "Tags", "Birthday", "Preference", "Note", "Origin", "How they came", "Archived", "Customer since"),
    external: "External",
    date: "Date",
    orderNumber: "Order number",
    product: "Product",
    productCode: "Product code",
    quantity: "Quantity",
    amount: "Amount",
    receiptNote: "Receipt note",
    takesBack: "Takes back",
  },
};

export const YES_NO = { "zh-Hans": ["是", "否"], "zh-Hant": ["是", "否"], en: ["Yes", "No"] };

const sources = (...names) => Object.fromEntries(["Referral", "PassingBy", "Event", "Online", "Advert", "List", "Other"].map((source, at) => [source, names[at]]));

export const SOURCES = {
  "zh-Hans": sources("熟人介绍", "路过", "活动", "网上", "广告", "名单", "其他"),
  "zh-Hant": sources("熟人介紹", "路過", "活動", "網上", "廣告", "名單", "其他"),
  en: sources("Brought by somebody", "Passing by", "An event", "Online", "An advert", "A list", "Other"),
};

const TEXTS = {
  title: ["抢救资料", "搶救資料", "Rescue the data"],
  what: [
    "鱼水打不开的时候，用这一页把店里的资料取出来，存成文件。它只读，不改动任何东西，也不上网。",
    "魚水打不開的時候，用這一頁把店裡的資料取出來，存成檔案。它只讀，不更動任何東西，也不上網。",
    "When Yushui does not open, this page takes the data of the shop out and saves them as files. It only reads, changes nothing and never goes online.",
  ],
  language: ["语言", "語言", "Language"],
  choose: ["要取出哪一份？", "要取出哪一份？", "Which one?"],
  present: ["这个浏览器里的店", "這個瀏覽器裡的店", "The shop in this browser"],
  former: ["恢复备份之前的店", "還原備份之前的店", "The shop from before the last restore"],
  none: [
    "这个浏览器里没有找到店。请用平时打开鱼水的那个浏览器、从同一个地方打开这一页；也可以在下面选一份备份文件。",
    "這個瀏覽器裡沒有找到店。請用平時開啟魚水的那個瀏覽器、從同一個地方開啟這一頁；也可以在下面選一份備份檔案。",
    "There is no shop in this browser. Open this page in the browser and at the place where you open Yushui, or choose a backup below.",
  ],
  noneBeside: [
    "Firefox给每个本机网页各存一份资料，所以这里看不到。把这一页改名成原来那个网页的名字，放到它原来的位置（原来的先挪开），再打开；也可以在下面选一份备份文件。",
    "Firefox給每個本機網頁各存一份資料，所以這裡看不到。把這一頁改成原來那個網頁的名字，放到它原來的位置（原來的先移開），再打開；也可以在下面選一份備份檔案。",
    "Firefox keeps the data of each page on the disk apart, so they cannot be seen from here. Move the page of the shop away, give this page its name and its place, and open it there; or choose a backup below.",
  ],
  denied: [
    "这个浏览器不让读取存储，可能是无痕窗口。请换普通窗口打开这一页。",
    "這個瀏覽器不讓讀取儲存，可能是無痕視窗。請換一般視窗開啟這一頁。",
    "This browser does not let the page read its storage; it may be a private window. Open this page in an ordinary one.",
  ],
  file: ["或者选一份备份（.yushui 或带店的网页文件）", "或者選一份備份（.yushui 或帶著店的網頁檔案）", "Or choose a backup (.yushui, or a page that carries a shop)"],
  notABackup: ["这不是鱼水的备份。", "這不是魚水的備份。", "This is not a backup of Yushui."],
  secret: ["密码或恢复码", "密碼或恢復碼", "Passphrase or recovery key"],
  sealed: ["这份资料加了密。", "這份資料加了密。", "These data are encrypted."],
  read: ["取出资料", "取出資料", "Take the data out"],
  checking: ["正在核对密码", "正在核對密碼", "Checking the passphrase"],
  reading: ["正在读取", "正在讀取", "Reading"],
  writing: ["正在写文件", "正在寫檔案", "Writing the files"],
  wrong: [
    "密码不对。请再试一次；也可以输入恢复码。资料都在。",
    "密碼不對。請再試一次；也可以輸入恢復碼。資料都在。",
    "That is not the passphrase. Try again, or enter the recovery key. Your data are safe.",
  ],
  header: [
    "记着密码的那一小块损坏了或被改动过，用什么密码也打不开。请选一份备份文件。",
    "記著密碼的那一小塊損壞了或被更動過，用什麼密碼也打不開。請選一份備份檔案。",
    "The small part that knows the passphrase is damaged or was altered, so no passphrase opens it. Choose a backup.",
  ],
  newer: [
    "这份资料是更新版本的鱼水写的。请用那个版本的抢救页打开。",
    "這份資料是更新版本的魚水寫的。請用那個版本的搶救頁開啟。",
    "A newer version of Yushui wrote these data. Use the rescue page of that version.",
  ],
  failed: ["没能读出来。什么都没有改动。", "沒能讀出來。什麼都沒有更動。", "The data could not be read. Nothing was changed."],
  whole: ["全部读出来了，一处也没有损坏。", "全部讀出來了，一處也沒有損壞。", "Everything was read, and nothing is damaged."],
  partly: [
    "有损坏或被改动过的地方。能读的都读出来了，读不出的是：",
    "有損壞或被更動過的地方。能讀的都讀出來了，讀不出的是：",
    "Some of it is damaged or was altered. Whatever can be read was read; this could not be:",
  ],
  save: ["全部存成一个压缩包", "全部存成一個壓縮檔", "Save everything as one ZIP file"],
  single: ["或者一个一个存", "或者一個一個存", "Or save single files"],
  open: [
    "存出来的文件没有加密，谁拿到都能看。放好它，用完就删掉。",
    "存出來的檔案沒有加密，誰拿到都能看。放好它，用完就刪除。",
    "The saved files are not encrypted: whoever has them can read them. Keep them safe, and delete them when you are done.",
  ],
  about: [
    "everything.json 里有全部内容，包括回收站、撤销过的和每一步操作。客户表和销售表可以再导入鱼水，回收站里的人不在客户表里；其他表的列名是英文。锁着的私密抽屉仍然锁着。",
    "everything.json 裡有全部內容，包括資源回收筒、復原過的和每一步操作。客戶表和銷售表可以再匯入魚水，資源回收筒裡的人不在客戶表裡；其他表的欄名是英文。鎖著的私密抽屜仍然鎖著。",
    "everything.json holds all of it, with the trash, what was taken back and every act. The tables of customers and sales can be imported again; people in the trash are not among the customers. Private drawers stay locked.",
  ],
  app: ["打开鱼水", "開啟魚水", "Open Yushui"],
};

const AT = Object.fromEntries(LANGUAGES.map(([tag], at) => [tag, at]));

export const text = (name, language) => TEXTS[name][AT[language]];

export const rows = (count, language) => [`${count}行`, `${count}行`, count === 1 ? "1 row" : `${count} rows`][AT[language]];

export const holds = (customers, sales, language) =>
  [`${customers}位客户，${sales}行销售`, `${customers}位客戶，${sales}行銷售`, `${customers} customers, ${sales} rows of sales`][AT[language]];

const MOST_NUMBERS = 20;

/** What could not be read, a sentence each. */
export function told(problems, language) {
  const list = (numbers) => numbers.slice(0, MOST_NUMBERS).join(language === "en" ? ", " : "、") + (numbers.length > MOST_NUMBERS ? "…" : "");
  const kinds = [
    [problems.damaged, (_, l) => [`损坏的操作：第${l}步`, `損壞的操作：第${l}步`, `Damaged acts: number ${l}`]],
    [problems.missing, (_, l) => [`丢失的操作：第${l}步`, `遺失的操作：第${l}步`, `Missing acts: number ${l}`]],
    [problems.newer, (_, l) => [`更新版本写的操作：第${l}步`, `更新版本寫的操作：第${l}步`, `Acts of a newer version: number ${l}`]],
    [problems.pages, (n) => [`读不出的快照：${n}页`, `讀不出的快照：${n}頁`, `Snapshots that cannot be read: ${n}`]],
    [problems.holes ?? [], (_, l) => [`没能找回的行：${l}`, `沒能找回的行：${l}`, `Rows that could not be found again: ${l}`]],
  ];
  const sentences = kinds.filter(([found]) => found.length > 0).map(([found, tell]) => tell(found.length, list(found))[AT[language]]);
  if (problems.isCut) sentences.push(["文件后面缺了一段", "檔案後面缺了一段", "The end of the file is missing"][AT[language]]);
  return sentences;
}
