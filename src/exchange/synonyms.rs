//! How tills, shops on line, address books and payment bills title their columns: a table, and how to look into it.
use super::role::Role;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Titles of a role in the form of [`normal`]; the earlier a list stands for a role, the better it fits.
///
/// Sources: the export layouts of Shopify, Square, WooCommerce, Google, Outlook, Thunderbird, Roundcube, WeChat Pay and Alipay,
/// Youzan and common tills, and the public data sets Online Retail, Northwind, Chinook.
#[rustfmt::skip]
const TITLES: &[(Role, &[&str])] = &[
    (Role::Date, &["日期", "消费日期", "消費日期", "销售日期", "銷售日期", "交易日期", "下单日期", "下單日期", "订单日期", "訂單日期", "购买日期", "購買日期", "成交日期",
        "销售时间", "銷售時間", "消费时间", "消費時間", "交易时间", "交易時間", "付款时间", "付款時間", "支付时间", "支付時間", "date", "orderdate", "invoicedate", "saledate", "salesdate",
        "transactiondate", "purchasedate", "paiddate", "paidat", "datepaid", "datetime", "transactiontime", "ordertime", "dateordered", "dateofsale", "purchasedon"]),
    (Role::Date, &["下单时间", "下單時間", "订单时间", "訂單時間", "成交时间", "成交時間", "订单付款时间", "买家付款时间", "收款时间", "收款時間", "结账时间", "結帳時間", "结算时间", "入账时间", "开单时间", "时间", "時間", "日期时间", "日期時間", "day", "time", "timestamp", "processedat"]),
    (Role::Date, &["创建时间", "創建時間", "建立时间", "建立時間", "交易创建时间", "订单创建时间", "createdat", "datecreated", "createddate", "creationdate", "orderedat"]),
    (Role::Created, &["建档日期", "建檔日期", "注册日期", "註冊日期", "注册时间", "註冊時間", "入会日期", "入會日期", "入会时间", "开卡日期", "开卡时间", "开户日期", "加入日期", "成为会员时间", "registered", "registeredat", "registrationdate", "membersince", "joined", "joindate", "joinedat", "customersince", "added", "dateadded"]),
    (Role::CustomerName, &["客户姓名", "客戶姓名", "顾客姓名", "顧客姓名", "会员姓名", "會員姓名", "姓名", "客户", "客戶", "顾客", "顧客", "客户名称", "客戶名稱", "会员名称", "會員名稱", "会员", "會員", "name", "fullname", "customername", "customer", "displayname", "clientname", "client", "buyername", "buyer", "billingname", "membername", "guest", "guestname", "contactname", "fileas"]),
    (Role::CustomerName, &["收货人姓名", "收貨人姓名", "收货人", "收貨人", "收件人", "买家", "買家", "买家姓名", "买家会员名", "买家昵称", "昵称", "暱稱", "名字", "名称", "名稱", "称呼", "稱呼", "联系人", "聯絡人", "聯繫人", "联系人姓名", "付款人", "付款方", "对方", "对方户名", "對方戶名", "交易对方", "交易對方", "对方名称", "氏名", "お名前", "nickname", "payer", "payername", "payee", "counterparty", "who", "person", "contact", "recipient", "recipientname", "billto", "soldto"]),
    (Role::OtherName, &["shippingname", "shipname", "shipto", "deliveryname", "addressname"]),
    (Role::GivenName, &["名", "firstname", "givenname", "first", "forename", "billingfirstname", "customerfirstname", "shippingfirstname", "vorname", "prénom"]),
    (Role::FamilyName, &["姓", "姓氏", "lastname", "familyname", "surname", "last", "billinglastname", "customerlastname", "shippinglastname", "nachname", "nom"]),
    (Role::MiddleName, &["middlename", "additionalname", "middle"]),
    (Role::Company, &["公司", "公司名称", "公司名稱", "单位", "單位", "单位名称", "company", "companyname", "organization", "organisation", "organizationname", "organization1name", "billingcompany", "firm"]),
    (Role::Phone, &["手机", "手機", "手机号", "手機號", "手机号码", "手機號碼", "电话", "電話", "电话号码", "電話號碼", "联系电话", "聯絡電話", "聯繫電話", "联系手机", "会员手机", "會員手機", "会员手机号", "客户手机", "客户电话", "客户手机号", "收货人手机", "收货人电话", "收货人手机号", "收货人手机号/提货人手机号", "移动电话", "行動電話", "座机", "固定电话", "固話", "备用电话", "phone", "phonenumber", "mobile", "mobilephone", "mobilenumber", "mobileno", "cell", "cellphone", "telephone", "tel", "telno", "homephone", "workphone", "businessphone", "businessphone2", "homephone2", "homemobile", "primaryphone", "otherphone", "carphone", "companymainphone", "billingphone", "shippingphone", "customerphone", "contactnumber", "phone1value", "phone2value", "phone3value", "phone4value", "phone5value", "phone6value", "phone7value", "phonehome", "phonework", "phonemobile", "phonevideo", "defaultaddressphone"]),
    (Role::Card, &["会员卡号", "會員卡號", "卡号", "卡號", "会员号", "會員號", "会员编号", "會員編號", "会员id", "會員id", "会员卡", "客户编号", "客戶編號", "客户号", "客户id", "客戶id", "顾客编号", "顧客編號", "顾客id", "客户代码", "客戶代碼", "card", "cardno", "cardnumber", "membercard", "memberid", "memberno", "membershipnumber", "membershipno", "loyaltynumber", "customerid", "customernumber", "customerno", "custid", "cust", "custno", "customercode", "customerref", "clientid", "userid", "personid", "buyerid", "accountnumber", "squarecustomerid", "referenceid", "customerreferenceid", "contactid", "customeruserid"]),
    (Role::Card, &["对方账号", "對方帳號", "对方账户", "用户id", "用户编号", "编号", "編號", "序号", "id", "uid", "openid", "key", "account", "rowid", "externalid"]),
    (Role::Email, &["邮箱", "郵箱", "电子邮箱", "电子邮件", "電子郵件", "邮件", "信箱", "电邮", "電郵", "email", "emailaddress", "mail", "mailaddress", "primaryemail", "secondaryemail", "emailhome", "emailwork", "emailother", "email1", "email2", "email3", "email2address", "email3address", "billingemail", "customeremail", "email1value", "email2value", "email3value", "email4value", "contactemail", "buyeremail"]),
    (Role::WeChat, &["微信", "微信号", "微信號", "wechat", "weixin", "wechatid", "微信id"]),
    (Role::Qq, &["qq", "qq号", "qq號", "qq号码"]),
    (Role::WhatsApp, &["whatsapp"]),
    (Role::Line, &["line", "lineid"]),
    (Role::OtherContact, &["其他联系方式", "其他聯絡方式", "othercontact"]),
    (Role::Address, &["地址", "联系地址", "聯絡地址", "详细地址", "詳細地址", "收货地址", "收貨地址", "家庭地址", "通讯地址", "通訊地址", "住址", "住所", "address", "fulladdress", "location", "address1formatted", "address2formatted", "address3formatted", "billingaddress", "streetaddress1"]),
    (Role::AddressPart, &["省", "省份", "市", "城市", "区", "區", "区县", "區縣", "区/县", "街道", "邮编", "郵編", "郵遞區號", "homeaddress", "homeaddress2", "homestreet", "homestreet2", "homestreet3", "homecity", "homestate", "homezip", "homezipcode", "homepostalcode", "homecountry", "homecountry/region", "city", "state", "province", "region", "zip", "zipcode", "postalcode", "postcode", "country", "street", "address1", "address2", "addressline1", "addressline2", "streetaddress", "streetaddress2", "suburb", "billingstreet", "billingaddress1", "billingaddress2", "billingcity", "billingstate", "billingzip", "billingpostcode", "billingpostalcode", "billingcountry", "billingprovince", "locality", "address1street", "address1city", "address1pobox", "address1region", "address1postalcode", "address1country", "address1extendedaddress"]),
    (Role::WorkAddressPart, &["workaddress", "workaddress2", "workstreet", "workcity", "workstate", "workzip", "workzipcode", "workcountry", "businessstreet", "businessstreet2", "businessstreet3", "businesscity", "businessstate", "businesspostalcode", "businesszip", "businesscountry", "businesscountry/region", "address2street", "address2city", "address2pobox", "address2region", "address2postalcode", "address2country", "address2extendedaddress"]),
    (Role::OtherAddressPart, &["otherstreet", "otherstreet2", "othercity", "otherstate", "otherzip", "otherpostalcode", "othercountry", "othercountry/region", "address3street", "address3city", "address3pobox", "address3region", "address3postalcode", "address3country", "address3extendedaddress"]),
    (Role::Tag, &["标签", "標籤", "客户标签", "客戶標籤", "会员标签", "分组", "分組", "客户分组", "类别", "tag", "tags", "customertags", "label", "labels", "group", "groups", "groupmembership", "categories", "segments"]),
    (Role::Birthday, &["生日", "出生日期", "出生年月日", "生日日期", "birthday", "birthdate", "dateofbirth", "dob", "bday"]),
    (Role::BirthYear, &["birthyear", "出生年份"]),
    (Role::BirthMonth, &["birthmonth", "生日月份"]),
    (Role::BirthDay, &["dayofbirth", "生日日"]),
    (Role::Preference, &["服务要点", "服務要點", "偏好", "喜好", "客户偏好", "preference", "preferences", "servethisway"]),
    (Role::Note, &["备注", "備註", "客户备注", "客戶備註", "会员备注", "说明", "note", "notes", "customernote", "comment", "comments", "remark", "remarks", "memo"]),
    (Role::Amount, &["金额", "金額", "消费金额", "消費金額", "销售金额", "銷售金額", "销售额", "銷售額", "成交金额", "成交金額", "交易金额", "交易金額", "付款金额", "付款金額", "支付金额", "支付金額", "实付", "实付款", "实付金额", "實付金額", "实收", "实收金额", "實收金額", "实收款", "收款金额", "收入金额", "小计", "小計", "行金额", "应收金额", "合计金额", "净额", "amount", "netamount", "salesamount", "saleamount", "lineamount", "linetotal", "subtotal", "lineitemtotal", "revenue", "sales", "netsales", "paid", "amountpaid", "paidamount", "price", "spend", "value", "extendedprice", "turnover", "grosssales", "dollars", "amt"]),
    (Role::OrderTotal, &["订单金额", "訂單金額", "订单总额", "訂單總額", "订单总金额", "总金额", "總金額", "总额", "總額", "总价", "總價", "合计", "合計", "总计", "總計", "订单实付金额", "应付金额", "买家实际支付金额", "ordertotal", "ordertotalamount", "total", "totalamount", "totalprice", "grandtotal", "totalcollected", "totalsales", "invoicetotal", "ordervalue", "orderamount"]),
    (Role::Quantity, &["数量", "數量", "件数", "件數", "购买数量", "購買數量", "销售数量", "销量", "商品数量", "宝贝总数量", "quantity", "qty", "lineitemquantity", "units", "itemquantity", "count", "pieces", "cds", "quantityordered"]),
    (Role::UnitPrice, &["单价", "單價", "商品单价", "商品單價", "销售单价", "售价", "售價", "零售价", "unitprice", "itemprice", "lineitemprice", "priceeach", "itemcost"]),
    (Role::Product, &["商品", "商品名称", "商品名稱", "商品名", "产品", "產品", "产品名称", "產品名稱", "品名", "货品名称", "项目", "項目", "服务项目", "消费项目", "菜品名称", "宝贝标题", "商品标题", "商品说明", "商品說明", "品项", "品項", "product", "productname", "item", "itemname", "itemdescription", "lineitemname", "description", "producttitle", "title商品", "service", "goods"]),
    (Role::ProductCode, &["商品编码", "商品編碼", "商品编号", "商品編號", "商品代码", "商品条码", "商品條碼", "条码", "條碼", "货号", "貨號", "款号", "产品编号", "产品编码", "sku", "lineitemsku", "productsku", "stockcode", "productid", "productcode", "itemcode", "itemid", "barcode", "upc", "ean", "trackid", "articlenumber"]),
    (Role::OrderNumber, &["订单号", "訂單號", "订单编号", "訂單編號", "单号", "單號", "单据号", "单据编号", "單據編號", "销售单号", "銷售單號", "流水号", "流水號", "小票号", "小票號", "收据编号", "收據編號", "交易号", "交易號", "交易单号", "交易單號", "交易订单号", "交易流水号", "发票号", "發票號碼", "order", "orderid", "orderno", "ordernumber", "invoice", "invoiceid", "invoiceno", "invoicenumber", "transactionid", "transactionno", "transaction", "receipt", "receiptno", "receiptid", "receiptnumber", "billno", "saleid", "salesid", "ticket", "ticketno", "documentno", "paymentid"]),
    (Role::Status, &["状态", "狀態", "订单状态", "訂單狀態", "交易状态", "交易狀態", "当前状态", "支付状态", "付款状态", "退款状态", "单据类型", "單據類型", "交易类型", "交易類型", "业务类型", "类型", "類型", "status", "orderstatus", "financialstatus", "paymentstatus", "transactionstatus", "transactiontype", "type", "eventtype", "salestype"]),
    (Role::Direction, &["收/支", "收支", "收支类型", "收支類型", "收支方向", "资金流向", "借贷标志"]),
    (Role::Refunded, &["退款金额", "退款金額", "已退款金额", "成功退款", "refundedamount", "refundamount", "refunded", "refund", "amountrefunded", "totalrefunded"]),
    (Role::Origin, &["来源", "來源", "客户来源", "origin"]),
    (Role::Source, &["怎么来的", "怎麼來的", "客户渠道", "客戶渠道", "获客渠道", "獲客渠道", "来源渠道", "來源渠道", "渠道", "howtheycame", "leadsource", "customersource", "acquisitionchannel", "referralsource"]),
    (Role::Archived, &["已归档", "已歸檔", "归档", "archived"]),
    (Role::Ignore, &["小票备注", "小票備註", "receiptnote", "退的是哪一单", "退的是哪一單", "takesback", "运费", "運費", "邮费", "服务费", "手续费", "優惠金額", "优惠金额", "优惠", "折扣", "税额", "余额", "積分", "积分", "会员等级", "性别", "年龄", "支付方式", "收/付款方式", "商户单号", "商户订单号", "商家订单号", "交易分类", "交易来源地", "最近修改时间", "资金状态", "店铺", "门店", "收银员", "营业员", "导购",
        "freight", "shipping", "shippingcost", "shippingmethod", "tax", "taxes", "taxamount", "discount", "discountamount", "discountcode", "tip", "tips", "fee", "fees", "balance", "points", "currency", "paymentmethod", "fax", "faxnumber", "homefax", "businessfax", "workfax", "otherfax", "pager", "pagernumber", "gender", "sex", "age", "employeeid", "employee", "staff", "shipvia", "requireddate", "shippeddate", "duedate", "fulfilledat", "cancelledat", "anniversary", "nameprefix", "namesuffix", "prefix", "suffix", "initials", "website", "webpage1", "webpage2", "ip", "jobtitle", "department", "screenname", "maidenname", "spouse", "managersname", "assistantsname", "assistantsphone", "supportrepid", "vendor", "device", "timezone", "cost", "costprice", "stock", "unitsinstock", "unitsonorder", "reorderlevel", "invoicelineid", "orderlineid", "billingaddressid", "yominame", "shippingaddress", "shippingstreet", "shippingcity", "shippingstate", "shippingzip", "shippingcountry", "shipaddress", "shipcity", "shipregion", "shippostalcode", "shipcountry", "outstandingbalance", "lineitemdiscount", "lineitemcompareatprice", "totalspent", "totalorders", "lastorder", "birthplace", "billingmethod"]),
];

/// Words inside a title that is not in the table, tried in this order.
#[rustfmt::skip]
const PARTS: &[(Role, &[&str])] = &[
    (Role::Ignore, &["fax", "pager", "传真", "傳真", "type", "yomi", "优惠", "折扣", "运费", "积分", "余额", "discount", "shipping", "tax", "website", "成本", "利润", "profit", "margin", "url"]),
    (Role::Refunded, &["退款金", "refundamount"]),
    (Role::Email, &["email", "邮箱", "郵箱", "邮件地址"]),
    (Role::Phone, &["手机", "手機", "电话", "電話", "phone", "mobile"]),
    (Role::Birthday, &["生日", "birthday", "dateofbirth"]),
    (Role::OrderNumber, &["订单号", "訂單號", "订单编号", "流水号", "小票号", "ordernumber", "invoiceno", "invoicenumber", "orderid"]),
    (Role::Card, &["会员卡", "會員卡", "卡号", "卡號", "会员编号", "客户编号", "customerid", "membercard", "cardnumber"]),
    (Role::ProductCode, &["条码", "條碼", "货号", "商品编", "sku"]),
    (Role::UnitPrice, &["单价", "單價", "unitprice"]),
    (Role::Quantity, &["数量", "數量", "quantity"]),
    (Role::OrderTotal, &["订单金额", "总金额", "ordertotal"]),
    (Role::Amount, &["金额", "金額", "amount"]),
    (Role::Date, &["日期", "时间", "時間", "date"]),
    (Role::Product, &["商品名", "产品名", "productname"]),
    (Role::CustomerName, &["姓名", "客户名", "客戶名", "customername"]),
    (Role::Address, &["地址", "address"]),
    (Role::Tag, &["标签", "標籤"]),
    (Role::Note, &["备注", "備註", "remark"]),
];

/// What a title says, and how well it fits: 0 is best.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Fit {
    pub role: Role,
    pub rank: u16,
}

/// Titles that the table does not have rank behind all that it has.
const PART_RANK: u16 = 10_000;

/// The role that a title names, if any.
pub(crate) fn find(title: &str) -> Option<Fit> {
    let title = normal(title);
    if title.is_empty() {
        return None;
    }
    if let Some(fit) = table().get(title.as_str()) {
        return Some(*fit);
    }
    // `phone 2`, `地址3`: a further column of the same kind, as the export writes it.
    let stem = title.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if stem.len() < title.len()
        && let Some(fit) = table().get(stem)
        && fit.role.may_repeat()
    {
        return Some(*fit);
    }
    if title.chars().count() > 24 {
        return None;
    }
    let part = PARTS.iter().zip(PART_RANK..).find(|((_, words), _)| words.iter().any(|word| title.contains(word)));
    part.map(|((role, _), rank)| Fit { role: *role, rank })
}

/// Whether a cell is a title of the table, word for word.
pub(crate) fn is_known(cell: &[u8]) -> bool {
    cell.len() <= 60 && std::str::from_utf8(cell).is_ok_and(|text| find(text).is_some_and(|fit| fit.rank < PART_RANK))
}

fn table() -> &'static FxHashMap<&'static str, Fit> {
    static TABLE: OnceLock<FxHashMap<&'static str, Fit>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (list, (role, titles)) in (0u16..).zip(TITLES) {
            for (place, title) in (0u16..).zip(*titles) {
                // Lists of a role stand in order of fit, titles inside a list likewise.
                table.entry(*title).or_insert(Fit { role: *role, rank: list * 200 + place });
            }
        }
        table
    })
}

/// A title without case, width, blanks, punctuation and units: `Phone 1 - Value` → `phone1value`, `金额（元）` → `金额`.
pub(crate) fn normal(title: &str) -> String {
    let mut text = String::with_capacity(title.len());
    let mut depth = 0_u32;
    for sign in title.chars() {
        let sign = match sign {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
            other => other,
        };
        match sign {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || sign.is_whitespace() || sign.is_control() => {}
            '_' | '-' | '.' | ':' | '#' | '*' | '\'' | '"' | '`' | '’' | '\u{feff}' => {}
            _ => text.extend(sign.to_lowercase()),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: Role) {
        assert_eq!(find(title).map(|fit| fit.role), Some(expected), "{title}");
    }

    #[test]
    fn knows_titles_however_they_are_written() {
        check("Phone 1 - Value", Role::Phone);
        check("Phone 1 - Type", Role::Ignore);
        check("E-mail 2 - Value", Role::Email);
        check("金额（元）", Role::Amount);
        check("订单金额(￥)", Role::OrderTotal);
        check("会员手机号码", Role::Phone);
        check("會員卡號", Role::Card);
        check("InvoiceNo", Role::OrderNumber);
        check("Customer ID", Role::Card);
        check("customer_id", Role::Card);
        check("Lineitem name", Role::Product);
        check("收/支", Role::Direction);
        check("Home Fax", Role::Ignore);
        check("电话2", Role::Phone);
        assert_eq!(find("whatever"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn titles_of_the_table_are_in_normal_form_and_stand_once() {
        let mut seen = FxHashMap::default();
        for (role, title) in TITLES.iter().flat_map(|(role, titles)| titles.iter().map(move |title| (role, title))) {
            assert_eq!(normal(title), **title);
            if let Some(other) = seen.insert(title, role) {
                panic!("{title} stands for {other:?} and {role:?}");
            }
        }
    }
}
