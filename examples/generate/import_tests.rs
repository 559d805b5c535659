//! The files go in as the page would read them.
use crate::options::{Encoding, Identity, Options};
use crate::shop::Shop;
use crate::write::{write_customers, write_sales};
use yushui::book::{Book, Stamp};
use yushui::care::{ContactIndex, Section, plan_today};
use yushui::domain::Day;
use yushui::exchange::{Counts, ImportFile, Importer, NativeDecode, plan_import};
use yushui::method::Figures;
use yushui::words::Language;

type Write = fn(&Shop, &Options, &mut Vec<u8>) -> std::io::Result<()>;

fn bytes(options: &Options, write: Write) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&Shop::draw(options).unwrap(), options, &mut bytes).unwrap();
    bytes
}

fn import(book: &mut Book, name: &str, bytes: Vec<u8>, today: Day) -> Counts {
    let file = ImportFile::open(name, bytes, book.settings(), &NativeDecode).unwrap();
    let preview = Importer::new(file, book).run(book);
    let counts = preview.counts();
    let draft = plan_import(&preview, book, today).unwrap();
    book.apply(draft.stamped(Stamp::default(), today)).unwrap();
    counts
}

fn small_shop() -> Options {
    let mut options = Options { identity: Identity::Clean, ..Options::default() };
    options.set_size("J").unwrap();
    options
}

#[test]
fn the_shop_of_the_journeys_goes_in_whole_and_fills_today() {
    for (language, encoding) in [(Language::Hans, Encoding::Gb18030), (Language::Hant, Encoding::Utf8), (Language::English, Encoding::Utf8)]
    {
        let today = Day::parse_iso("2026-11-21").unwrap();
        let options = Options { language, encoding, end: today, ..small_shop() };
        let mut book = Book::default();
        let customers =
            import(&mut book, "customers.csv", bytes(&options, |shop, options, out| write_customers(shop, options, out)), today);
        assert_eq!(customers, Counts { new: 600, ..Counts::default() });
        let sales = import(&mut book, "sales.csv", bytes(&options, |shop, options, out| write_sales(shop, options, out)), today);
        assert_eq!(sales.total(), 5_000);
        assert_eq!((sales.bad, sales.doubtful), (0, 0));
        let figures = Figures::classify(&book, today);
        assert_eq!((figures.totals.customers, figures.totals.sales), (600, 5_000));
        let list = plan_today(&book, &figures, &ContactIndex::build(&book), today);
        let lengths = [Section::Top, Section::Tail, Section::Occasions, Section::Middle].map(|section| list.of(section).len());
        assert!(lengths.iter().zip([5, 3, 2, 10]).all(|(found, wanted)| *found >= wanted), "{language:?} {lengths:?}");
    }
}

#[test]
fn an_untidy_shop_loses_no_row() {
    let options = Options { identity: Identity::Real, ..Options::default() };
    let mut book = Book::default();
    let counts = import(&mut book, "sales.csv", bytes(&options, |shop, options, out| write_sales(shop, options, out)), options.end);
    assert_eq!(counts.total(), 8_000);
    assert!(counts.new > 7_500, "{counts:?}");
}
