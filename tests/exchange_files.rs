//! Every file of the corpus is read without a fault, in bounded time, and its rows add up; address books become what they should.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail and prints what it measured")]
mod exchange_support;
use exchange_support::{corpus, import, preview, undo, write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use yushui::book::Book;
use yushui::domain::{ChannelKind, Customer, ShopSettings};
use yushui::exchange::{Encoding, ImportFile, Importer, NativeDecode, Reason, guess_encoding};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn no_file_is_too_odd() {
    let Some(folder) = corpus() else { return };
    let mut slowest = (Duration::ZERO, PathBuf::new());
    let mut seen = 0;
    for path in ["csv", "encodings", "contacts"].iter().flat_map(|name| files(&folder.join(name))) {
        let bytes = std::fs::read(&path).unwrap();
        let start = Instant::now();
        let mut book = Book::default();
        let Ok(file) = ImportFile::open("file", bytes.clone(), &ShopSettings::default(), &NativeDecode) else { continue };
        let first = Importer::new(file, &book).run(&book);
        assert_eq!(first.counts().total(), first.row_count(), "{}", path.display());
        first.page(&book, None, 0, 50);
        if let Ok(seq) = write(&mut book, &first) {
            let again = preview(&book, "file", &bytes);
            assert!(write(&mut book, &again).is_err(), "{} twice changes the book", path.display());
            undo(&mut book, seq);
            assert_eq!(book.present_customers().count(), 0);
        }
        seen += 1;
        slowest = slowest.max((start.elapsed(), path));
    }
    assert!(seen > 300);
    println!("{seen} files; slowest {:?} {}", slowest.0, slowest.1.display());
    assert!(slowest.0 < Duration::from_secs(20));
}

/// The encoding that the name or the folder of a test file states, where we read that encoding.
fn stated(path: &str) -> Option<Encoding> {
    let rules = [
        ("utf16le", Encoding::Utf16Le),
        ("utf-16-le", Encoding::Utf16Le),
        ("utf-16.le", Encoding::Utf16Le),
        ("utf-16.be", Encoding::Utf16Be),
        ("utf-16-be", Encoding::Utf16Be),
        ("utf-16be", Encoding::Utf16Be),
        ("utf-16le", Encoding::Utf16Le),
        ("utf8", Encoding::Utf8),
        ("utf-8", Encoding::Utf8),
        ("dataUTF", Encoding::Utf8),
        ("Big5", Encoding::Big5),
        ("big5", Encoding::Big5),
        ("windows-950", Encoding::Big5),
        ("sample-chinese", Encoding::Big5),
        ("gb18030", Encoding::Gb18030),
        ("GB2312", Encoding::Gb18030),
        ("gb2312", Encoding::Gb18030),
        ("gbk", Encoding::Gb18030),
        ("windows-936", Encoding::Gb18030),
        ("SHIFT_JIS", Encoding::ShiftJis),
        ("shift_jis", Encoding::ShiftJis),
        ("windows-932", Encoding::ShiftJis),
        ("EUC-KR", Encoding::EucKr),
        ("euc-kr", Encoding::EucKr),
        ("cp949", Encoding::EucKr),
        ("iso-8859-1", Encoding::Windows1252),
        ("windows-1252", Encoding::Windows1252),
    ];
    rules.into_iter().find(|(part, _)| path.contains(part)).map(|(_, encoding)| encoding)
}

#[test]
fn encodings_are_guessed() {
    let Some(folder) = corpus() else { return };
    let mut wrong = Vec::new();
    let mut chinese = (0, 0);
    let mut tried = 0;
    for path in files(&folder.join("encodings")) {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        // Lists of every character of an encoding are no writing; nothing tells them apart.
        let Some(expected) = stated(&name).filter(|_| !name.contains("test_windows-")) else { continue };
        let guess = guess_encoding(&std::fs::read(&path).unwrap(), &NativeDecode).encoding;
        tried += 1;
        let is_right = guess == expected;
        if matches!(expected, Encoding::Gb18030 | Encoding::Big5 | Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be) {
            chinese = (chinese.0 + usize::from(is_right), chinese.1 + 1);
        }
        if !is_right {
            wrong.push(format!("{name}: {guess:?}"));
        }
    }
    println!("encodings: {} of {tried} right; of UTF-8, UTF-16, GB and Big5 {} of {}", tried - wrong.len(), chinese.0, chinese.1);
    wrong.iter().for_each(|line| println!("  {line}"));
    assert!(tried > 50);
    assert_eq!(chinese.0, chinese.1, "what the issue asks for is always right: {wrong:?}");
    assert!(wrong.len() * 20 <= tried, "{wrong:?}");
}

/// Name, mail addresses, phones that are numbers, birthday, tags and addresses of a vCard.
struct Card {
    name: String,
    mails: Vec<String>,
    birthday: Option<String>,
    tags: Vec<String>,
    addresses: usize,
}

fn cards(text: &str) -> Vec<Card> {
    let of = |block: &str| {
        let values = |wanted: &str| -> Vec<String> {
            let lines = block.lines().filter_map(|line| line.split_once(':'));
            lines.filter(|(key, _)| key.split(';').next() == Some(wanted)).map(|(_, value)| value.replace("\\,", ",")).collect()
        };
        Card {
            name: values("FN").remove(0),
            mails: values("EMAIL"),
            birthday: values("BDAY").pop(),
            tags: values("CATEGORIES").iter().flat_map(|list| list.split(',').map(str::to_owned).collect::<Vec<_>>()).collect(),
            addresses: values("ADR").len(),
        }
    };
    text.split("END:VCARD").filter(|block| block.contains("BEGIN:VCARD")).map(of).collect()
}

fn handles(customer: &Customer, kind: ChannelKind) -> Vec<String> {
    customer.channels.iter().filter(|channel| channel.kind == kind).map(|channel| channel.handle.clone()).collect()
}

#[test]
fn address_books_become_the_cards_that_stand_beside_them() {
    let Some(folder) = corpus() else { return };
    let mut compared = 0;
    for path in files(&folder.join("contacts/csv")).into_iter().filter(|path| path.extension().is_some_and(|end| end == "csv")) {
        let expected = path.with_extension("expected.vcf");
        let Ok(expected) = std::fs::read_to_string(expected) else { continue };
        let mut book = Book::default();
        import(&mut book, "contacts.csv", &std::fs::read(&path).unwrap());
        let customers: Vec<Customer> = book.present_customers().map(|(_, customer)| customer.clone()).collect();
        let cards = cards(&expected);
        assert_eq!(customers.len(), cards.len(), "{}", path.display());
        for (customer, card) in customers.iter().zip(cards) {
            assert_eq!(customer.name, card.name);
            assert_eq!(handles(customer, ChannelKind::Email), card.mails);
            let born = customer.birthday.and_then(|birthday| birthday.day_of_birth()).map(|day| day.to_string());
            assert_eq!(born, card.birthday);
            assert_eq!(customer.tags, card.tags);
            assert_eq!(handles(customer, ChannelKind::Address).len(), card.addresses);
            compared += 1;
        }
    }
    assert_eq!(compared, 7);
}

#[test]
fn every_other_address_book_has_its_people() {
    let Some(folder) = corpus() else { return };
    for (name, people, first, mails) in [
        ("releases-comm-central__basic_addressbook.csv", 1, "John Doe", 1),
        ("releases-comm-central__basic_csv_addressbook.csv", 2, "John Doe", 1),
        ("releases-comm-central__csv_semicolon.csv", 2, "John Doe", 1),
        ("releases-comm-central__export.csv", 2, "contact number one", 1),
        ("rolomind__rolodex.csv", 4, "John Doe", 1),
        ("mautic__fakeleaddata.csv", 50, "Penny Moore", 1),
    ] {
        let mut book = Book::default();
        import(&mut book, name, &std::fs::read(folder.join("contacts/csv").join(name)).unwrap());
        let customers: Vec<&Customer> = book.present_customers().map(|(_, customer)| customer).collect();
        assert_eq!((customers.len(), customers[0].name.as_str()), (people, first), "{name}");
        assert_eq!(handles(customers[0], ChannelKind::Email).len(), mails, "{name}");
    }
}

/// An order of several lines has one total, one buyer and one refund.
#[test]
fn shop_orders_count_each_total_once() {
    let Some(folder) = corpus() else { return };
    let bytes = std::fs::read(folder.join("contacts/csv/ltv-cohort-kit__shopify_orders_sample.csv")).unwrap();
    let mut totals = 0_i64;
    let mut orders = 0;
    let mut buyers = std::collections::BTreeSet::new();
    let minor = |cell: &str| (cell.parse::<f64>().unwrap() * 100.0).round() as i64;
    for line in String::from_utf8(bytes.clone()).unwrap().lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if !cells[3].is_empty() {
            totals += minor(cells[3]) - minor(cells[4]);
            orders += 1;
            buyers.extend((!cells[1].is_empty()).then(|| cells[1].to_owned()));
        }
    }
    let mut book = Book::default();
    let seen = import(&mut book, "orders.csv", &bytes);
    let columns = book.sales().columns();
    assert_eq!(columns.amount_minor.iter().sum::<i64>(), totals);
    assert_eq!(seen.yields().net_minor, totals);
    let mut receipts = columns.receipt.clone();
    receipts.dedup();
    assert_eq!(receipts.len(), orders);
    assert_eq!(book.present_customers().count(), buyers.len());
}

/// Commas in addresses that nobody quoted push the cells to the right: the rows are taken, and said to be too long.
#[test]
fn cells_beyond_the_titles_are_named() {
    let Some(folder) = corpus() else { return };
    let bytes = std::fs::read(folder.join("csv/misc/northwind_orders_unquoted_commas.csv")).unwrap();
    let long = String::from_utf8_lossy(&bytes).lines().skip(1).filter(|line| line.split(',').count() > 14).count();
    assert!(long > 0);
    let book = Book::default();
    let seen = preview(&book, "orders.csv", &bytes);
    let issues = seen.issues(10_000);
    assert_eq!(issues.iter().filter(|issue| issue.reason == Reason::CellsBeyondTitles).count(), long);
    assert_eq!(seen.counts().bad, 0);
}
