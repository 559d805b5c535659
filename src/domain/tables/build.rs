//! Makes the pinyin and traditional-to-simplified tables from the build-time crates, so that the page carries only bytes.
//!
//! Written to OUT_DIR:
//! - `syllables.rs`: the toneless syllables, and the sets of readings of characters that have several;
//! - `readings.bin`: for U+4E00 to U+9FFF two bytes each (little endian): a syllable, a set of readings behind them, or 0xFFFF;
//! - `simplified.bin`: four bytes a pair, sorted: traditional character, simplified character.
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use pinyin::ToPinyin;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
const NO_READING: u16 = 0xffff;

/// Readings, commonest first, of characters that stand in names and are read in several ways; where the first differs from
/// that of the dictionary, names are meant.
const SEVERAL_READINGS: &str = include_str!("readings.txt");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/domain/tables/build.rs");
    println!("cargo::rerun-if-changed=src/domain/tables/readings.txt");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    write_pinyin(&out)?;
    write_simplified(&out)
}

fn write_pinyin(out: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let several = several_readings()?;
    let readings_of = |sign: char| -> Vec<String> {
        match several.get(&sign) {
            Some(readings) => readings.clone(),
            None => sign.to_pinyin().map(|reading| toneless(reading.plain())).into_iter().collect(),
        }
    };
    let signs = || (FIRST..=LAST).filter_map(char::from_u32);

    let syllables: BTreeSet<String> = signs().flat_map(readings_of).collect();
    let syllables: Vec<String> = syllables.into_iter().collect();
    let index_of = |syllable: &String| syllables.binary_search(syllable).map(|index| index as u16).unwrap_or(NO_READING);

    let sets: BTreeSet<Vec<u16>> =
        several.values().map(|readings| readings.iter().map(index_of).collect::<Vec<u16>>()).filter(|set| set.len() > 1).collect();
    let sets: Vec<Vec<u16>> = sets.into_iter().collect();

    let mut table = Vec::with_capacity(2 * (LAST - FIRST + 1) as usize);
    for sign in signs() {
        let set: Vec<u16> = readings_of(sign).iter().map(index_of).collect();
        let entry = match set.as_slice() {
            [] => NO_READING,
            [single] => *single,
            _ => syllables.len() as u16 + sets.binary_search(&set).map_err(|_| "a set of readings is missing")? as u16,
        };
        table.extend_from_slice(&entry.to_le_bytes());
    }
    fs::write(out.join("readings.bin"), table)?;

    let mut code = String::new();
    writeln!(code, "pub static SYLLABLES: [&str; {}] = {syllables:?};", syllables.len())?;
    writeln!(code, "pub static READING_SETS: [&[u16]; {}] = [", sets.len())?;
    for set in &sets {
        writeln!(code, "    &{set:?},")?;
    }
    code.push_str("];\n");
    fs::write(out.join("syllables.rs"), code)?;
    Ok(())
}

/// Lines of a character and its readings: `曾 zeng ceng`.
fn several_readings() -> Result<BTreeMap<char, Vec<String>>, Box<dyn Error>> {
    let mut several = BTreeMap::new();
    for line in SEVERAL_READINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let sign = words.next().and_then(|word| word.chars().next()).ok_or("a line without a character")?;
        let readings: Vec<String> = words.map(str::to_owned).collect();
        // A reading that the dictionary does not know is most likely a slip of the pen.
        let known: BTreeSet<String> = pinyin::ToPinyinMulti::to_pinyin_multi(&sign)
            .map(|all| all.into_iter().map(|reading| toneless(reading.plain())).collect())
            .unwrap_or_default();
        if let Some(stranger) = readings.iter().find(|reading| !known.contains(*reading)) {
            return Err(format!("readings.txt: {sign} is not read {stranger}").into());
        }
        if several.insert(sign, readings).is_some() {
            return Err(format!("readings.txt: {sign} stands there twice").into());
        }
    }
    Ok(several)
}

/// ü as v, as it is typed.
fn toneless(plain: &str) -> String {
    plain.replace('ü', "v").replace('ê', "e").chars().filter(char::is_ascii_lowercase).collect()
}

fn write_simplified(out: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let mut table = Vec::new();
    for code in (0x3400..=LAST).filter(|code| !(0x4dc0..FIRST).contains(code)) {
        let Some(sign) = char::from_u32(code) else { continue };
        let simplified = simplet2s::convert(&sign.to_string());
        let mut signs = simplified.chars();
        if let (Some(to), None) = (signs.next(), signs.next())
            && to != sign
            && let Ok(to) = u16::try_from(to as u32)
        {
            table.extend_from_slice(&(code as u16).to_le_bytes());
            table.extend_from_slice(&to.to_le_bytes());
        }
    }
    fs::write(out.join("simplified.bin"), table)?;
    Ok(())
}
