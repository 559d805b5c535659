//! What stands on the lines of an order: products of a long-tailed range, prices that end as price tags do.
use crate::chance::{Chance, Weighted};
use crate::options::Options;
use crate::shop::{Order, table};
use yushui::domain::Day;
use yushui::sample::stream::Stream;
use yushui::words::Language;

/// One line; a refund's are negative.
#[derive(Copy, Clone, Debug)]
pub struct Line {
    pub product: usize,
    pub quantity: i64,
    pub amount_cents: i64,
}

pub struct Range {
    names: Vec<String>,
    popularity: Weighted,
    seed: u64,
    /// From here on every sixth product has its new name.
    renamed_from: Day,
    renamed: &'static str,
}

const KINDS_HANS: &str = "绿茶 红茶 乌龙茶 普洱茶 白茶 花茶 菊花 蜂蜜 红枣 枸杞 桂圆 核桃 瓜子 花生 芝麻糖 绿豆糕 米酒 酱油 香醋 麻油 木耳 香菇 粉丝 面条 大米 小米 红豆 糯米 冰糖 红糖 茶壶 茶杯 茶罐 茶盘 竹匾 纸袋 肥皂 毛巾 蜡烛 火柴";
const KINDS_HANT: &str = "綠茶 紅茶 烏龍茶 普洱茶 白茶 花茶 菊花 蜂蜜 紅棗 枸杞 桂圓 核桃 瓜子 花生 芝麻糖 綠豆糕 米酒 醬油 香醋 麻油 木耳 香菇 粉絲 麵條 大米 小米 紅豆 糯米 冰糖 紅糖 茶壺 茶杯 茶罐 茶盤 竹匾 紙袋 肥皂 毛巾 蠟燭 火柴";
const KINDS_ENGLISH: &str = "Green_tea Black_tea Oolong Pu-erh White_tea Flower_tea Chrysanthemum Honey Dates Goji Longan Walnuts Seeds Peanuts Brittle Bean_cake Rice_wine Soy_sauce Vinegar Sesame_oil Wood_ear Shiitake Glass_noodles Noodles Rice Millet Red_beans Sticky_rice Rock_sugar Brown_sugar Teapot Cup Tea_tin Tea_tray Bamboo_tray Paper_bag Soap Towel Candles Matches";
const RENAMED_EVERY: usize = 6;
const FREE_SHARE: f64 = 0.005;

impl Range {
    pub fn new(options: &Options, first: Day) -> Self {
        let count = ((options.lines as f64).sqrt() * 3.0) as usize;
        let kinds = options.language.choose(KINDS_HANS, KINDS_HANT, KINDS_ENGLISH);
        let kinds: Vec<String> = kinds.split(' ').map(|kind| kind.replace('_', " ")).collect();
        let name = |at: usize| {
            let mut stream = Stream::new(options.seed, table::PRODUCT, at as u64);
            let (kind, number) = (&kinds[at % kinds.len()], at / kinds.len() + 1);
            match stream.below(3) {
                0 => format!("{kind} {number:03}"),
                1 => format!("{kind} {number:03} {}g", 50 * stream.between(1, 20)),
                _ => format!("{kind}（{number:03}）"),
            }
        };
        Self {
            names: (0..count).map(name).collect(),
            popularity: Weighted::zipf(count, 1.05),
            seed: options.seed,
            renamed_from: first.plus_days(options.end.days_since(first) / 2),
            renamed: match options.language {
                Language::Hans => " 新包装",
                Language::Hant => " 新包裝",
                Language::English => " new",
            },
        }
    }

    /// The name on that day, in two parts.
    pub fn name(&self, product: usize, day: Day) -> (&str, &str) {
        let is_renamed = product % RENAMED_EVERY == 3 && day >= self.renamed_from;
        (&self.names[product], if is_renamed { self.renamed } else { "" })
    }

    /// The lines of an order, into `lines`.
    pub fn lines_of(&self, order: &Order, lines: &mut Vec<Line>) {
        lines.clear();
        let mut stream = Stream::new(self.seed, table::PRODUCT, order.key ^ 1 << 60);
        let sign = if order.takes_back.is_some() { -1 } else { 1 };
        let share_cents = order.wanted_cents / f64::from(order.lines);
        for _ in 0..order.lines {
            let quantity = match stream.unit() {
                ..0.75 => 1,
                ..0.93 => 2,
                _ => 3 + i64::from(stream.below(4)),
            };
            let wanted = share_cents * (0.4 + 1.2 * stream.unit());
            let whole = (wanted / 100.0 / quantity as f64).round().max(1.0) as i64;
            let below = [0, 10, 1][stream.below(3) as usize];
            let price_cents = if stream.chance(FREE_SHARE) { 0 } else { whole * 100 - below };
            lines.push(Line {
                product: self.popularity.draw(&mut stream),
                quantity: sign * quantity,
                amount_cents: sign * quantity * price_cents,
            });
        }
    }
}
