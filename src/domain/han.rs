//! One shape for texts that mean the same: traditional and simplified, full and half width, great and small, é and e.
//!
//! Folded text is for comparing and searching, never for showing.

/// Pairs of little-endian u16, sorted by the first: traditional character, simplified character (from simplet2s).
static SIMPLIFIED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/simplified.bin"));

/// Shapes of names that are neither traditional nor simplified but common beside them.
const VARIANTS: [(char, char); 5] = [('峯', '峰'), ('羣', '群'), ('邨', '村'), ('菴', '庵'), ('菓', '果')];

/// Small letters with marks and what they are typed as.
const LETTERS: [(&str, &str); 24] = [
    ("àáâãäåāăąǎȁȃạảấầẩẫậắằẳẵặ", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ðďđ", "d"),
    ("èéêëēĕėęěȅȇẹẻẽếềểễệ", "e"),
    ("ƒ", "f"),
    ("ĝğġģǧ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıǐỉị", "i"),
    ("ĵ", "j"),
    ("ķĸ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉŋǹ", "n"),
    ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšșſ", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűųưǔǖǘǚǜụủứừửữự", "u"),
    ("ŵ", "w"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("źżž", "z"),
];

/// Whether this is a Chinese character of the common block, U+4E00 to U+9FFF, or 〇.
pub fn is_han(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}' | '〇')
}

/// The simplified shape of a traditional character; every other character is its own.
pub fn fold_han(sign: char) -> char {
    if !('\u{3400}'..='\u{9fff}').contains(&sign) {
        return sign;
    }
    let wanted = sign as u32;
    let (mut low, mut high) = (0, SIMPLIFIED.len() / 4);
    while low < high {
        let middle = (low + high) / 2;
        let (from, to) = pair_at(middle);
        match from.cmp(&wanted) {
            std::cmp::Ordering::Equal => return char::from_u32(to).unwrap_or(sign),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    VARIANTS.iter().find(|(from, _)| *from == sign).map_or(sign, |&(_, to)| to)
}

fn pair_at(index: usize) -> (u32, u32) {
    let bytes = &SIMPLIFIED[4 * index..4 * index + 4];
    (u32::from(u16::from_le_bytes([bytes[0], bytes[1]])), u32::from(u16::from_le_bytes([bytes[2], bytes[3]])))
}

/// The folded form of a text: small letters without marks, half width, simplified, blanks collapsed and trimmed. Control
/// characters count as blanks, invisible ones are dropped.
///
/// ```
/// # use yushui::domain::han::fold_text;
/// assert_eq!(fold_text("　ＶＩＰ－歐陽  Zoë "), "vip-欧阳 zoe");
/// ```
pub fn fold_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text);
    folded
}

/// Appends the folded form of a text.
pub fn push_folded(out: &mut String, text: &str) {
    let start = out.len();
    let mut gap = false;
    for sign in text.chars() {
        let sign = half_width(sign);
        if sign.is_whitespace() || sign.is_control() {
            gap = out.len() > start;
            continue;
        }
        if is_unseen(sign) {
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        if sign.is_ascii() {
            out.push(sign.to_ascii_lowercase());
        } else if ('\u{2e80}'..='\u{9fff}').contains(&sign) {
            out.push(fold_han(sign));
        } else {
            sign.to_lowercase().filter(|&small| !is_unseen(small)).for_each(|small| push_letter(out, small));
        }
    }
}

fn push_letter(out: &mut String, small: char) {
    match LETTERS.iter().find(|(marked, _)| marked.contains(small)) {
        Some((_, plain)) => out.push_str(plain),
        None => out.push(small),
    }
}

fn half_width(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        // The dots between the parts of a name.
        '•' | '・' | '‧' | '･' | '∙' => '·',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '‘' | '’' => '\'',
        _ => sign,
    }
}

/// Marks that combine with the letter before, and signs of no width.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold_text(text), expected, "{text}");
    }

    #[test]
    fn traditional_becomes_simplified() {
        check("歐陽劉張陳黃趙", "欧阳刘张陈黄赵");
        check("葉國強、鍾麗萍、鄭啟發", "叶国强、钟丽萍、郑启发");
        check("峯 羣", "峰 群");
        check("王芳〇", "王芳〇");
        assert_eq!(fold_han('餘'), '余');
        assert_eq!(fold_han('a'), 'a');
        assert_eq!(fold_han('𠮷'), '𠮷');
    }

    #[test]
    fn width_case_marks_and_blanks_fold() {
        check("ＡＢＣ１２３", "abc123");
        check("  a\t\u{3000} b\n", "a b");
        check("Zoë Ångström", "zoe angstrom");
        check("Straße ŁÓDŹ", "strasse lodz");
        check("Müller", "muller");
        check("Nguyễn Thị Hằng", "nguyen thi hang");
        check("Zoe\u{308}", "zoe");
        check("İstanbul", "istanbul");
        check("阿里・木江", "阿里·木江");
        check("王\u{200b}芳\u{feff}", "王芳");
        check("O’Neil", "o'neil");
        check("", "");
        check(" \u{1} ", "");
        check("😀Ж", "😀ж");
    }

    #[test]
    fn the_table_is_sorted_and_leads_to_characters_that_stay() {
        let pairs: Vec<(u32, u32)> = (0..SIMPLIFIED.len() / 4).map(pair_at).collect();
        assert!(pairs.len() > 2_500);
        assert!(pairs.is_sorted_by(|before, after| before.0 < after.0));
        for (_, to) in pairs {
            let to = char::from_u32(to).unwrap();
            assert_eq!(fold_han(to), to);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,20}|[歐陽a-zÀ-ỹ 　Ａ-Ｚ]{0,12}") {
            let once = fold_text(&text);
            prop_assert_eq!(fold_text(&once), once);
        }
    }
}
