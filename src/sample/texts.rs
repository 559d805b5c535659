//! What stands in the sample shop's book, in three languages. Everything is invented.
use crate::words::Language;

/// One text: 简体, 繁體, English.
#[derive(Copy, Clone, Debug)]
pub struct Said(&'static str, &'static str, &'static str);

impl Said {
    pub fn text(self, language: Language) -> &'static str {
        language.choose(self.0, self.1, self.2)
    }
}

pub const SHOP_NAME: Said = Said("清溪茶叶杂货（示例）", "清溪茶葉雜貨（範例）", "Clearbrook Tea & Grocery (sample)");

/// What the shop sells: code, name, price and cost in yuan.
pub const PRODUCTS: [(&str, Said, i64, i64); 12] = [
    ("T01", Said("明前龙井 50克", "明前龍井 50克", "Longjing tea 50 g"), 98, 62),
    ("T02", Said("正山小种 50克", "正山小種 50克", "Lapsang souchong 50 g"), 68, 38),
    ("T03", Said("茉莉花茶 100克", "茉莉花茶 100克", "Jasmine tea 100 g"), 45, 24),
    ("T04", Said("普洱熟茶饼 357克", "普洱熟茶餅 357克", "Ripe pu-erh cake 357 g"), 168, 96),
    ("T05", Said("铁观音 100克", "鐵觀音 100克", "Tieguanyin 100 g"), 88, 50),
    ("T06", Said("桂花乌龙 100克", "桂花烏龍 100克", "Osmanthus oolong 100 g"), 58, 31),
    ("T07", Said("白茶寿眉 100克", "白茶壽眉 100克", "White tea shoumei 100 g"), 128, 74),
    ("T08", Said("杭白菊 80克", "杭白菊 80克", "Chrysanthemum 80 g"), 32, 17),
    ("W01", Said("玻璃茶壶", "玻璃茶壺", "Glass teapot"), 79, 46),
    ("G01", Said("土蜂蜜 500克", "土蜂蜜 500克", "Wild honey 500 g"), 65, 58),
    ("G02", Said("芝麻酥糖", "芝麻酥糖", "Sesame brittle"), 26, 15),
    ("G03", Said("新疆红枣 500克", "新疆紅棗 500克", "Red dates 500 g"), 22, 13),
];

/// Kinds of goods, by the first letter of the code.
pub const CATEGORIES: [(char, Said); 3] =
    [('T', Said("茶叶", "茶葉", "Tea")), ('W', Said("茶具", "茶具", "Teaware")), ('G', Said("杂货", "雜貨", "Grocery"))];

/// What the counter promises.
pub const PROMISES: [Said; 2] =
    [Said("周五前到货", "週五前到貨", "In the shop by Friday"), Said("当天送到", "當天送到", "Delivered the same day")];

pub const ADVERT: Said = Said("社区报广告", "社區報廣告", "Notice in the local paper");
pub const ONLINE: Said = Said("地图上的店铺页", "地圖上的店鋪頁", "Page on the map");
pub const EVENT: Said = Said("社区茶会", "社區茶會", "Tea at the street fair");
pub const GIFT: Said = Said("节日小样", "節日小樣", "Festival samples");
pub const THANKS: Said = Said("谢谢介绍，送蜂蜜", "謝謝介紹，送蜂蜜", "Honey, with thanks for the introduction");
pub const BAD_DEBT: Said = Said("赊账一直没还", "賒帳一直沒還", "Bought on credit and never paid");

pub const GROUP_LONGJING: Said = Said("买过龙井，两个月没再买", "買過龍井，兩個月沒再買", "Longjing before, none for two months");
pub const GROUP_SAFE: Said = Said("按时来的重点客户", "按時來的重點客戶", "Key customers who come on time");

pub const DECISION_DONE: Said =
    Said("给重点客户每人送一份春茶小样", "給重點客戶每人送一份春茶小樣", "Give every key customer a sample of spring tea");
pub const DECISION_OPEN: Said = Said("蜂蜜换一家供应商", "蜂蜜換一家供應商", "Find another supplier of honey");

pub const STAFF: [Said; 2] = [Said("阿明", "阿明", "Ming"), Said("小周", "小周", "Zhou")];
pub const WHY_KEY: [Said; 3] = [
    Said("每月都来，还带茶友来", "每月都來，還帶茶友來", "Comes every month and brings friends"),
    Said("单位招待都在这里买", "單位招待都在這裡買", "Buys here for all guests of the office"),
    Said("只喝好茶，从不还价", "只喝好茶，從不還價", "Drinks only the best and never haggles"),
];
pub const VISIT_QUESTIONS: [Said; 2] = [
    Said("明年打算怎么发展？", "明年打算怎麼發展？", "What are your plans for next year?"),
    Said("我们哪里能多帮一点？", "我們哪裡能多幫一點？", "Where could we do more for you?"),
];
pub const REASON_TO_CALL: Said = Said("秋茶到了，请来试喝", "秋茶到了，請來試喝", "Autumn tea is in: come and try it");
pub const MESSAGE_NAME: Said = Said("秋茶到店", "秋茶到店", "Autumn tea is in");
pub const MESSAGE: Said = Said(
    "{姓名}，今年的秋茶到店了，给你留一份？",
    "{姓名}，今年的秋茶到店了，給你留一份？",
    "{name}, this year’s autumn tea is in. Shall I keep some for you?",
);

pub const TAGS: [Said; 6] = [
    Said("老邻居", "老鄰居", "neighbour"),
    Said("茶友会", "茶友會", "tea circle"),
    Said("送礼", "送禮", "buys gifts"),
    Said("自提", "自取", "picks up"),
    Said("只喝绿茶", "只喝綠茶", "green tea only"),
    Said("怕苦", "怕苦", "nothing bitter"),
];
pub const FIRM_TAG: Said = Said("单位采购", "單位採購", "office order");
pub const FAIR_TAG: Said = Said("社区茶会名单", "社區茶會名單", "street fair list");

/// How somebody wants to be served; the first is the one of the first customer.
pub const PREFERENCES: [Said; 9] = [
    Said("少糖，要玻璃罐", "少糖，要玻璃罐", "Less sugar, in a glass jar"),
    Said("龙井要今年的，先闻再买", "龍井要今年的，先聞再買", "This year's longjing only; likes to smell it first"),
    Said("不要塑料袋", "不要塑膠袋", "No plastic bag"),
    Said("普洱帮忙撬成小块", "普洱幫忙撬成小塊", "Break the pu-erh into small pieces"),
    Said("送人的，包装要素净", "送人的，包裝要素淨", "For gifts: plain wrapping"),
    Said("胃不好，推荐熟茶", "胃不好，推薦熟茶", "Weak stomach: suggest ripe tea"),
    Said("下午四点以后送", "下午四點以後送", "Deliver after four"),
    Said("蜂蜜要没结晶的", "蜂蜜要沒結晶的", "Honey that has not set"),
    Said("每样称二两，分开包", "每樣秤二兩，分開包", "100 g of each, packed apart"),
];

/// Things known about somebody; the first is that of the first customer.
pub const NOTES: [Said; 8] = [
    Said("女儿明年高考，住学校后面", "女兒明年大考，住學校後面", "Daughter sits her finals next year; lives behind the school"),
    Said("退休老师，爱聊茶具", "退休老師，愛聊茶具", "Retired teacher, likes to talk about teapots"),
    Said("开花店，常带客人来", "開花店，常帶客人來", "Runs the flower shop, often brings guests"),
    Said("先生爱喝小种，她自己喝菊花", "先生愛喝小種，她自己喝菊花", "He drinks souchong, she drinks chrysanthemum"),
    Said("搬到城东，周末才过来", "搬到城東，週末才過來", "Moved across town, comes at weekends"),
    Said("由老邻居介绍来的", "由老鄰居介紹來的", "Sent by a neighbour"),
    Said("打算办小茶会，人数未定", "打算辦小茶會，人數未定", "Plans a small tea party, numbers open"),
    Said("眼睛不好，价签念给他听", "眼睛不好，價籤唸給他聽", "Poor eyesight: read the price tags out"),
];

/// What was said when the shop called; the customer was reached.
pub const TALKS: [Said; 10] = [
    Said("说下周过来看看新茶", "說下週過來看看新茶", "Will come by next week for the new tea"),
    Said("家里还有半罐，月底再买", "家裡還有半罐，月底再買", "Half a tin left, will buy at the end of the month"),
    Said("想试试寿眉，留了样", "想試試壽眉，留了樣", "Wants to try the shoumei; put a sample aside"),
    Said("问蜂蜜什么时候到货", "問蜂蜜什麼時候到貨", "Asked when the honey comes in"),
    Said("出差，回来再联系", "出差，回來再聯絡", "Travelling, will be in touch"),
    Said("觉得上次的红枣偏干", "覺得上次的紅棗偏乾", "Found the last dates a little dry"),
    Said("要两份节礼，报了价", "要兩份節禮，報了價", "Wants two gift boxes; gave a price"),
    Said("聊了聊孩子上学", "聊了聊孩子上學", "Talked about the children's school"),
    Said("朋友也想买，给了名片", "朋友也想買，給了名片", "A friend is interested; gave a card"),
    Said("茶壶盖摔了，问能不能配", "茶壺蓋摔了，問能不能配", "Broke the teapot lid, asked for a spare"),
];
pub const NOT_REACHED: Said = Said("没人接", "沒人接", "No answer");

/// Talks that end in a date on which to speak again.
pub const FOLLOW_UPS: [Said; 7] = [
    Said("要新到的龙井，到货就告诉她", "要新到的龍井，到貨就告訴她", "Wants the new longjing: tell her when it is in"),
    Said("节礼要几份还没定，今天给答复", "節禮要幾份還沒定，今天給答覆", "Number of gift boxes open: answer due today"),
    Said("茶壶订货，问到了没有", "茶壺訂貨，問到了沒有", "Teapot on order: ask whether it arrived"),
    Said("寄了茶样，问喝得怎么样", "寄了茶樣，問喝得怎麼樣", "Sent a sample: ask how it was"),
    Said("下周办茶会，确认用量", "下週辦茶會，確認用量", "Tea party next week: confirm the amounts"),
    Said("等发工资再买普洱", "等發薪水再買普洱", "Will buy the pu-erh after payday"),
    Said("约好周末带朋友来", "約好週末帶朋友來", "Agreed to bring a friend at the weekend"),
];

pub const REMINDERS: [Said; 2] = [
    Said("把发票送过去", "把發票送過去", "Bring the invoice over"),
    Said("留两饼老茶头", "留兩餅老茶頭", "Put two cakes of old tea aside"),
];

pub const REFUND_NOTE: Said = Said("茶罐漏气，退了", "茶罐漏氣，退了", "The tin was not tight; money back");

pub const FIRM: Said = Said("云岭设计事务所", "雲嶺設計事務所", "Ridgeline Design Office");
pub const FIRM_PREFERENCE: Said = Said("开发票，送到三楼前台", "開發票，送到三樓櫃檯", "Invoice; deliver to the desk on the third floor");

/// Sixty characters in each language: nothing on a page may break because of it.
pub const LONG_NAME: Said = Said(
    "清溪街道望江社区老年大学茶文化与插花艺术公益兴趣小组及周边楼栋邻里互助志愿服务联络站第二茶水间采购代表王老师转交李阿姨收",
    "清溪街道望江社區老年大學茶文化與插花藝術公益興趣小組及周邊樓棟鄰里互助志願服務聯絡站第二茶水間採購代表王老師轉交李阿姨收",
    "Clearbrook Riverside Tea, Flower and Good Neighbours Society",
);

/// Streets of the town, each with the word for a house number behind it or before it.
pub const STREETS: [Said; 6] = [
    Said("清溪路{}号", "清溪路{}號", "{} Brook Street"),
    Said("望江巷{}号", "望江巷{}號", "{} Riverside Lane"),
    Said("桂花弄{}号", "桂花弄{}號", "{} Osmanthus Row"),
    Said("学前街{}号", "學前街{}號", "{} School Street"),
    Said("南桥里{}号", "南橋里{}號", "{} South Bridge"),
    Said("茶场新村{}幢", "茶場新村{}幢", "{} Tea Garden Court"),
];

pub const PROMISE_RESERVE: Said = Said("留两盒明前龙井", "留兩盒明前龍井", "Put two boxes of Longjing aside");
pub const PROMISE_ORDER: Said = Said("订一把紫砂壶", "訂一把紫砂壺", "Order a clay teapot");
pub const PROMISE_DELIVER: Said = Said("周六前送货上门", "週六前送貨上門", "Deliver by Saturday");
pub const HONEY_EXPECTED: Said = Said("浓稠的土蜂蜜", "濃稠的土蜂蜜", "thick wild honey");
pub const HONEY_THIN: Said = Said("稀得像糖水", "稀得像糖水", "thin as syrup");
pub const HONEY_CRYSTAL: Said = Said("瓶底结块，倒不出来", "瓶底結塊，倒不出來", "hard at the bottom of the jar");
pub const PRAISE: Said = Said("帮忙把茶一泡一泡分装好", "幫忙把茶一泡一泡分裝好", "Packed the tea for me cup by cup");
pub const GESTURE: Said = Said("换一瓶，再送一包红枣", "換一瓶，再送一包紅棗", "A new jar and a bag of dates");
pub const LOSS_PROMISE: Said = Said("订的茶拖了三周才到", "訂的茶拖了三週才到", "The ordered tea came three weeks late");
pub const LOSS_COMPETITOR: Said =
    Said("说街口新店更近也更便宜", "說街口新店更近也更便宜", "Says the new shop at the corner is nearer and cheaper");
pub const LOSS_MOVED: Said = Said("搬去女儿那边住了", "搬去女兒那邊住了", "Moved to live with the daughter");

pub const DAY_OPENING: Said = Said("开店纪念日", "開店紀念日", "Day of opening");
pub const DAY_WEDDING: Said = Said("结婚纪念日", "結婚紀念日", "Wedding anniversary");
pub const ROUTINE_COUNT: Said = Said("月底盘点茶柜", "月底盤點茶櫃", "Count the tea cabinet at the end of the month");
pub const ROUTINE_SAMPLES: Said = Said("带新茶样品去", "帶新茶樣品去", "Take samples of the new tea along");
pub const NEWS_DAUGHTER: Said = Said("女儿考上了师范大学", "女兒考上了師範大學", "Her daughter got into the teachers' college");
pub const NEWS_HOLIDAY: Said = Said("下个月去黄山住几天", "下個月去黃山住幾天", "Off to the mountains for some days next month");
pub const NEED_GIFTS: Said = Said("年节礼盒，要二十份上下", "年節禮盒，要二十份上下", "Gift boxes for the season, about twenty");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_name_has_sixty_characters() {
        for language in Language::ALL {
            assert_eq!(LONG_NAME.text(language).chars().count(), 60, "{}", LONG_NAME.text(language));
        }
    }

    #[test]
    fn every_street_has_a_place_for_the_number() {
        for street in STREETS {
            assert!(Language::ALL.iter().all(|language| street.text(*language).contains("{}")));
        }
    }
}
