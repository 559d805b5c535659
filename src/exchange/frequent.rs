//! How much a decoded text looks like writing that people write: the judge between encodings.
use super::Encoding;

/// The most frequent characters of modern Chinese, of shops' tables and of names, simplified and traditional.
const FREQUENT: &str = "的一是不了在人有我他这这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔影音整\
客户姓名电话手机号码地址备注金额价单订编商店购买销售款退货数量规格日期会员卡号生日邮箱微信支付宝交易流水收入余额合计总额元角分件箱瓶盒份套只个条张李刘陈杨黄赵吴周徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚伟静敏丽强磊军秀英建国婷婷芳娜洋艳勇杰娟涛超霞平刚桂兰红玉华梅春雪琴云飞宇浩文晓欣怡\
這個們來為國說時會對過發後裡種經麼學沒動還進樣開從實軍無與長機業將兩間問並應戰頭體見產話給門員東聲論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運筆姓名電話號碼備註金額價單訂編商店購買銷售款退貨數量規格日期會員卡號郵箱支付寶餘額合計總額陳楊黃趙吳孫馬鄭羅謝韓鄧蕭馮蘇葉呂蔣鐘盧陸譚賈鄒閻龍顧賴賀嚴錢龔偉靜麗軍國婷艷傑濤剛蘭紅華雲飛曉蘋果香蕉鳳梨維他命台灣臺北中市縣鄉鎮區路街巷弄號樓\
省市区县镇乡村街道路号楼室北京上海天津重庆广东江苏浙江四川湖北湖南河北河南山东山西陕西安徽福建江西辽宁吉林黑龙甘肃青海云南贵州广西内蒙古新疆西藏宁夏海南香港澳门台湾州阳城宁波杭苏南昌武汉成都";

/// The score of a text, per thousand of its characters beyond ASCII; the greater the likelier.
pub(super) fn likeness(text: &str, encoding: Encoding) -> i64 {
    let frequent = FrequentHan::new();
    let mut counted = 0_i64;
    let mut score = 0_i64;
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if !sign.is_ascii() {
            let after = signs.peek().copied().unwrap_or(' ');
            // A character of two or more bytes stands for as much of the file as that many Latin letters.
            let (points, weight) = match encoding {
                Encoding::Windows1252 => (latin_points(sign, before, after), 1),
                _ => (eastern_points(sign, encoding, &frequent), 2),
            };
            score += points * weight;
            counted += weight;
        }
        before = sign;
    }
    if counted == 0 { 0 } else { score * 1_000 / counted }
}

fn eastern_points(sign: char, encoding: Encoding, frequent: &FrequentHan) -> i64 {
    match sign {
        '\u{fffd}' => -40,
        '\u{3041}'..='\u{30ff}' if encoding == Encoding::ShiftJis => 9,
        '\u{3041}'..='\u{30ff}' => -2,
        '\u{ff61}'..='\u{ff9f}' => -6,
        '\u{ac00}'..='\u{d7a3}' if encoding == Encoding::EucKr => 6,
        '\u{4e00}'..='\u{9fff}' if frequent.has(sign) => 10,
        '\u{4e00}'..='\u{9fff}' => 0,
        '，' | '。' | '、' | '：' | '；' | '（' | '）' | '《' | '》' | '“' | '”' | '「' | '」' | '！' | '？' | '￥' | '\u{3000}' => {
            6
        }
        '\u{ff01}'..='\u{ff5e}' => 4,
        // Private use, compatibility forms and rare extensions: what a wrong reading is full of.
        '\u{e000}'..='\u{f8ff}' => -20,
        '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => -12,
        '\u{80}'..='\u{9f}' => -20,
        '\u{2500}'..='\u{25ff}' | '\u{400}'..='\u{4ff}' => -6,
        _ => -4,
    }
}

fn latin_points(sign: char, before: char, after: char) -> i64 {
    let beside_a_letter = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
    match sign {
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -40,
        'À'..='ÿ' if sign.is_alphabetic() && beside_a_letter => {
            // A capital inside a word (FranÃ§ois) is another encoding seen through this one.
            if sign.is_uppercase() && before.is_ascii_lowercase() { -8 } else { 9 }
        }
        'À'..='ÿ' => -6,
        'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' if beside_a_letter => 2,
        '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '€' | '£' | '©' | '®' | '°' | '«' | '»' | '\u{a0}' | '·' | '•' | '™' => {
            3
        }
        _ => -6,
    }
}

/// One bit for each character of the basic Han block: the list is asked for every character of the sample.
struct FrequentHan([u64; HAN_WORDS]);

const FIRST_HAN: u32 = 0x4e00;
const HAN_WORDS: usize = (0xa000 - FIRST_HAN as usize) / 64;

impl FrequentHan {
    fn new() -> Self {
        let mut bits = [0; HAN_WORDS];
        for sign in FREQUENT.chars() {
            let at = (sign as u32).wrapping_sub(FIRST_HAN) as usize;
            if let Some(word) = bits.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        }
        Self(bits)
    }

    fn has(&self, sign: char) -> bool {
        let at = (sign as u32).wrapping_sub(FIRST_HAN) as usize;
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}
