use proptest::prelude::*;

use super::*;

/// `region: text => digits or issue`, a line each.
#[track_caller]
fn check(region: Region, cases: &[(&str, Result<&str, PhoneIssue>)]) {
    for (text, expected) in cases {
        let found = parse_phone(text, region).map(|phone| phone.digits);
        assert_eq!(found.as_deref(), expected.as_ref().copied(), "{text}");
    }
}

#[test]
fn mainland_mobiles() {
    for text in [
        "13800138821",
        "138 0013 8821",
        "138-0013-8821",
        "138.0013.8821",
        "138 00138821",
        "１３８００１３８８２１",
        "+8613800138821",
        "+86 138 0013 8821",
        "＋86-13800138821",
        "(+86)13800138821",
        "（86）138 0013 8821",
        "+86 (0) 138 0013 8821",
        "008613800138821",
        "8613800138821",
        "013800138821",
        "13800138821.0",
        "13800138821.00",
        "'13800138821",
        " 13800138821\t",
        "\u{202a}13800138821\u{202c}",
        "13800138821(微信同号)",
        "13800138821（老公，晚上打）",
        "13800138821 微信同号",
        "手机：13800138821",
        "电话13800138821",
        "Tel: 13800138821",
        "tel:+8613800138821",
        "13800138821王先生",
        "王芳 13800138821",
        "13800138821wx",
        "13,800,138,821",
        "138\u{a0}0013\u{2011}8821",
    ] {
        let phone = parse_phone(text, Region::China).unwrap();
        assert_eq!(phone.digits, "8613800138821", "{text}");
        assert_eq!(phone.display(), "138 0013 8821");
        assert_eq!(phone.tail(), "8821");
    }
}

#[test]
fn mainland_land_lines_and_service_numbers() {
    check(
        Region::China,
        &[
            ("010-62345678", Ok("861062345678")),
            ("(010) 6234 5678", Ok("861062345678")),
            ("+86 10 6234 5678", Ok("861062345678")),
            ("+86 010 62345678", Ok("861062345678")),
            ("86-010-62345678", Ok("861062345678")),
            ("86-10-62345678", Ok("861062345678")),
            ("0755-83765566", Ok("8675583765566")),
            ("0571 8765 4321 转 801", Ok("8657187654321")),
            ("0571-87654321分机801", Ok("8657187654321")),
            ("010-62345678 ext. 12", Ok("861062345678")),
            ("010-62345678x12", Ok("861062345678")),
            ("010-62345678#12", Ok("861062345678")),
            ("tel:+86-10-6234-5678;ext=12", Ok("861062345678")),
            ("0912-3456789", Ok("869123456789")),
            ("62345678", Ok("62345678")),
            ("6234567", Ok("6234567")),
            ("1062345678", Ok("861062345678")),
            ("2162345678", Ok("862162345678")),
            ("75583765566", Ok("8675583765566")),
            ("8516234567", Ok("868516234567")),
            ("400-820-8820", Ok("864008208820")),
            ("95588", Ok("95588")),
        ],
    );
}

#[test]
fn neighbours_and_the_world_from_the_mainland() {
    check(
        Region::China,
        &[
            ("+852 9123 4567", Ok("85291234567")),
            ("00852-91234567", Ok("85291234567")),
            ("852 91234567", Ok("85291234567")),
            ("+853 6612 3456", Ok("85366123456")),
            ("+886 912 345 678", Ok("886912345678")),
            ("+886 0912345678", Ok("886912345678")),
            ("886912345678", Ok("886912345678")),
            ("+1 (415) 555-2671", Ok("14155552671")),
            ("+44 (0)20 7946 0958", Ok("442079460958")),
            ("0044 20 7946 0958", Ok("442079460958")),
            ("+49 30 123456", Ok("4930123456")),
            ("+65 6123 4567", Ok("6561234567")),
        ],
    );
}

#[test]
fn each_region_reads_its_own_numbers() {
    check(
        Region::HongKong,
        &[
            ("9123 4567", Ok("85291234567")),
            ("2345-6789", Ok("85223456789")),
            ("852 9123 4567", Ok("85291234567")),
            ("13800138821", Ok("8613800138821")),
            ("+853 6612 3456", Ok("85366123456")),
        ],
    );
    check(Region::Macao, &[("6612 3456", Ok("85366123456")), ("2871 2345", Ok("85328712345"))]);
    check(
        Region::Taiwan,
        &[
            ("0912-345-678", Ok("886912345678")),
            ("(02) 2345-6789", Ok("886223456789")),
            ("04-2345-6789", Ok("886423456789")),
            ("+886 2 2345 6789", Ok("886223456789")),
            ("13800138821", Ok("8613800138821")),
            ("0912-345", Err(PhoneIssue::TooShort)),
        ],
    );
    check(
        Region::UnitedStates,
        &[
            ("(415) 555-2671", Ok("14155552671")),
            ("415.555.2671", Ok("14155552671")),
            ("1-415-555-2671", Ok("14155552671")),
            ("415-555-2671 x123", Ok("14155552671")),
            ("011 86 138 0013 8821", Ok("8613800138821")),
            ("13800138821", Ok("8613800138821")),
            ("555-2671", Ok("5552671")),
        ],
    );
    check(
        Region::Other,
        &[("030/1234567", Ok("0301234567")), ("+81 3-1234-5678", Ok("81312345678")), ("0081 3-1234-5678", Ok("81312345678"))],
    );
}

#[test]
fn what_is_no_number_says_why() {
    use PhoneIssue::{Empty, NotANumber, Scientific, TooLong, TooShort};
    check(
        Region::China,
        &[
            ("", Err(Empty)),
            (" \u{feff}\t", Err(Empty)),
            ("1.38E+10", Err(Scientific)),
            ("1.38001E10", Err(Scientific)),
            ("1.38E+010", Err(Scientific)),
            ("1.380013882e10", Err(Scientific)),
            ("１.３８Ｅ＋１０", Err(Scientific)),
            ("1E10", Err(Scientific)),
            ("1380013882", Err(TooShort)),
            ("138001388211", Err(TooLong)),
            ("+86 1380013882", Err(TooShort)),
            ("+86 138001388211", Err(TooLong)),
            ("010-623456", Err(TooShort)),
            ("+852 912345678", Err(TooLong)),
            ("+1 415 555 267", Err(TooShort)),
            ("110", Err(TooShort)),
            ("0", Err(TooShort)),
            ("12345678901234567", Err(TooLong)),
            ("无", Err(NotANumber)),
            ("n/a", Err(NotANumber)),
            ("-", Err(NotANumber)),
            ("+", Err(NotANumber)),
            ("wang123456", Err(NotANumber)),
            ("13800138821@qq.com", Err(NotANumber)),
            ("138****8821", Err(NotANumber)),
            ("138转0013", Err(NotANumber)),
            ("00000000000", Err(NotANumber)),
            ("11111111111", Err(NotANumber)),
            ("+0 123 456 789", Err(NotANumber)),
        ],
    );
}

#[test]
fn raw_keeps_what_was_written() {
    let phone = parse_phone(" 010-62345678 转801 ", Region::China).unwrap();
    assert_eq!(phone.raw, "010-62345678 转801");
    assert_eq!(phone.display(), "010-62345678 转801");
    let short = parse_phone("95588", Region::China).unwrap();
    assert_eq!(short.tail(), "5588");
}

#[test]
fn cells_with_several_numbers_come_apart() {
    for (cell, expected) in [
        ("13800138821", &["13800138821"][..]),
        ("13800138821/13900139000", &["13800138821", "13900139000"]),
        ("13800138821、13900139000；010-62345678", &["13800138821", "13900139000", "010-62345678"]),
        ("13800138821;13900139000", &["13800138821", "13900139000"]),
        ("13800138821, 13900139000", &["13800138821", "13900139000"]),
        ("13800138821，13900139000", &["13800138821", "13900139000"]),
        ("13800138821 13900139000", &["13800138821", "13900139000"]),
        ("13800138821或13900139000", &["13800138821", "13900139000"]),
        ("13800138821\n13900139000", &["13800138821", "13900139000"]),
        ("138 0013 8821", &["138 0013 8821"]),
        ("+86 138 0013 8821", &["+86 138 0013 8821"]),
        ("030/1234567", &["030/1234567"]),
        ("13,800,138,821", &["13,800,138,821"]),
        ("13800138821（老公，晚上打）", &["13800138821（老公，晚上打）"]),
        ("+86-10-62345678;ext=12", &["+86-10-62345678;ext=12"]),
        ("13800138821、", &["13800138821"]),
        ("", &[]),
        (" 、/ ", &["/"]),
    ] {
        let found: Vec<&str> = split_phones(cell).collect();
        assert_eq!(found, expected, "{cell}");
    }
}

const REGIONS: [Region; 6] = [Region::China, Region::HongKong, Region::Macao, Region::Taiwan, Region::UnitedStates, Region::Other];

proptest! {
    #[test]
    fn any_text_is_answered(text in "[0-9+ ()/.,xe转号#;E-]{0,24}|\\PC{0,30}") {
        for region in REGIONS {
            if let Ok(phone) = parse_phone(&text, region) {
                prop_assert!((FEWEST_DIGITS..=MOST_DIGITS).contains(&phone.digits.len()));
                prop_assert!(phone.digits.bytes().all(|byte| byte.is_ascii_digit()));
            }
            for piece in split_phones(&text) {
                prop_assert!(!piece.is_empty());
                let _ = parse_phone(piece, region);
            }
        }
    }

    #[test]
    fn a_mobile_is_one_number_however_it_is_written(
        number in "1[3-9][0-9]{9}", prefix in "|\\+86 ?|0086|86|0", gap in "[ .-]?", region in 0..4_usize
    ) {
        let text = format!("{prefix}{}{gap}{}{gap}{}", &number[..3], &number[3..7], &number[7..]);
        let region = if prefix == "0" { Region::China } else { REGIONS[region] };
        prop_assert_eq!(parse_phone(&text, region).unwrap().digits, format!("86{number}"));
    }

    #[test]
    fn reading_the_normal_form_again_changes_nothing(number in "1[3-9][0-9]{9}|0[2-9][0-9]{9}|0(10|21)[2-8][0-9]{7}") {
        let once = parse_phone(&number, Region::China).unwrap();
        let again = parse_phone(&format!("+{}", once.digits), Region::Other).unwrap();
        prop_assert_eq!(once.digits, again.digits);
    }
}
