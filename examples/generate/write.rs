//! The files: CSV by RFC 4180, in UTF-8 or GB18030.
use crate::calendar::Calendar;
use crate::contact::{Contacts, Known};
use crate::lines::{Line, Range};
use crate::options::{Encoding, Options};
use crate::shop::Shop;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use yushui::domain::Day;

/// Bytes gathered before they are encoded.
const CHUNK_BYTES: usize = 1 << 16;

/// Text on its way into a file.
struct Sink<W: Write> {
    text: String,
    encoding: Encoding,
    out: W,
}

impl<W: Write> Sink<W> {
    fn new(encoding: Encoding, out: W) -> Self {
        Self { text: String::with_capacity(2 * CHUNK_BYTES), encoding, out }
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.text.push_str("\r\n");
        if self.text.len() < CHUNK_BYTES { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.encoding {
            Encoding::Utf8 => self.out.write_all(self.text.as_bytes())?,
            Encoding::Gb18030 => self.out.write_all(&encoding_rs::GB18030.encode(&self.text).0)?,
        }
        self.text.clear();
        self.out.flush()
    }

    fn cells(&mut self, cells: &[&str]) -> io::Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            push_cell(&mut self.text, cell);
        }
        self.end_row()
    }
}

/// A cell, in quotes where it must be.
fn push_cell(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// One row a line: number, time, customer, phone, card, product, quantity, amount.
pub fn write_sales(shop: &Shop, options: &Options, out: impl Write) -> io::Result<()> {
    let contacts = Contacts::new(options);
    let range = Range::new(options, Calendar::new(options.end).first);
    let known: Vec<String> = (0..shop.records.len()).map(|record| known_cells(&contacts.known(shop, record))).collect();
    let mut sink = Sink::new(options.encoding, BufWriter::new(out));
    sink.cells(&options.language.choose(
        ["订单号", "日期", "姓名", "手机", "会员卡号", "商品", "数量", "金额"],
        ["訂單編號", "日期", "姓名", "手機", "會員卡號", "商品", "數量", "金額"],
        ["Order number", "Date", "Customer", "Phone", "Card", "Product", "Quantity", "Amount"],
    ))?;
    let numbers = order_numbers(shop);
    let mut lines: Vec<Line> = Vec::new();
    let (mut date, mut date_day) = (String::new(), None);
    for (at, order) in shop.orders.iter().enumerate() {
        if date_day != Some(order.day) {
            date = iso(order.day);
            date_day = Some(order.day);
        }
        let (day, number) = numbers[order.takes_back.map_or(at, |original| original as usize)];
        let refund = if order.takes_back.is_some() { "R" } else { "" };
        let number = format!("{}-{number:04}{refund}", iso(day).replace('-', ""));
        let (hour, minute, second) = (order.second / 3_600, order.second / 60 % 60, order.second % 60);
        let customer = order.record.map_or(",,", |record| &known[record as usize]);
        range.lines_of(order, &mut lines);
        for line in &lines {
            let text = &mut sink.text;
            // Writing into a string cannot fail.
            let _ = write!(text, "{number},{date} {hour:02}:{minute:02}:{second:02},{customer},");
            let (name, renamed) = range.name(line.product, order.day);
            text.push_str(name);
            text.push_str(renamed);
            let (sign, cents) = (if line.amount_cents < 0 { "-" } else { "" }, line.amount_cents.abs());
            let _ = write!(text, ",{},{sign}{}.{:02}", line.quantity, cents / 100, cents % 100);
            sink.end_row()?;
        }
    }
    sink.flush()
}

/// The day of each order and its number within the day.
fn order_numbers(shop: &Shop) -> Vec<(Day, u32)> {
    let mut counter = (Day(i32::MIN), 0);
    let number = |day: Day| {
        counter = if counter.0 == day { (day, counter.1 + 1) } else { (day, 1) };
        counter
    };
    shop.orders.iter().map(|order| order.day).map(number).collect()
}

fn known_cells(known: &Known) -> String {
    let mut text = String::new();
    push_cell(&mut text, &known.name);
    text.push(',');
    push_cell(&mut text, &known.phone);
    text.push(',');
    push_cell(&mut text, &known.card);
    text
}

/// One row a record.
pub fn write_customers(shop: &Shop, options: &Options, out: impl Write) -> io::Result<()> {
    let contacts = Contacts::new(options);
    let mut sink = Sink::new(options.encoding, BufWriter::new(out));
    sink.cells(&options.language.choose(
        ["姓名", "手机", "会员卡号", "生日", "标签", "备注", "邮箱", "地址"],
        ["姓名", "手機", "會員卡號", "生日", "標籤", "備註", "電子郵件", "地址"],
        ["Name", "Phone", "Card", "Birthday", "Tags", "Note", "Email", "Address"],
    ))?;
    for record in 0..shop.records.len() {
        let (known, details) = (contacts.known(shop, record), contacts.details(record));
        sink.cells(&[
            &known.name,
            &known.phone,
            &known.card,
            &details.birthday,
            &details.tags,
            &details.note,
            &details.email,
            &details.address,
        ])?;
    }
    sink.flush()
}

/// What the program never reads: who is who, and how they buy.
pub fn write_truth(shop: &Shop, options: &Options, out: impl Write) -> io::Result<()> {
    let mut sink = Sink::new(options.encoding, BufWriter::new(out));
    sink.cells(&["record", "person", "kind", "orders_of_person"])?;
    for person in &shop.people {
        for copy in 0..person.records {
            let record = (person.first_record + copy + 1).to_string();
            sink.cells(&[&record, &person.index.to_string(), &format!("{:?}", person.kind), &person.orders.to_string()])?;
        }
    }
    sink.flush()
}

fn iso(day: Day) -> String {
    let date = day.civil();
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
