//! Words of the shop in a file: where it is written, and where it is opened.
use super::{Language, format, labels, settings::megabytes};
use crate::domain::Day;

labels! {
    /// Fixed texts.
    pub enum ShopFileLabel {
        Title => "装着店的网页", "裝著店的網頁", "The shop in a file";
        Note => "程序和资料写进一个网页文件，用密码锁着。放进U盘，到哪台电脑都能双击打开。", "程式和資料寫進一個網頁檔案，用密碼鎖著。放進隨身碟，到哪台電腦都能按兩下打開。", "Program and data in one web page, locked by a passphrase. Put it on a stick and open it by double click on any computer.";
        Write => "写成一个文件", "寫成一個檔案", "Write the file";
        OwnPassphrase => "这家店没有密码，所以给这个文件单独设一个。", "這家店沒有密碼，所以給這個檔案單獨設一個。", "This shop has no passphrase, so give the file one of its own.";
        OwnForgotten => "忘了这个密码，这个文件就再也打不开，没有恢复码。店里的资料不受影响。", "忘了這個密碼，這個檔案就再也打不開，沒有恢復碼。店裡的資料不受影響。", "If you forget it, this file never opens again; there is no recovery key. The shop itself is not touched.";
        FilePassphrase => "这个文件的密码", "這個檔案的密碼", "Passphrase of this file";
        ShopPassphrase => "打开这个文件要用的，就是现在这家店的密码或恢复码；以后换密码，这个文件的不会跟着变。", "打開這個檔案要用的，就是現在這家店的密碼或恢復碼；以後換密碼，這個檔案的不會跟著變。", "The file opens with the present passphrase or recovery key of this shop. Changing it later does not change the file.";
        Next => "下一步", "下一步", "Next";
        Sealing => "正在加密和核对", "正在加密和核對", "Encrypting and comparing";
        Writing => "正在写文件", "正在寫檔案", "Writing the file";
        Cancel => "取消", "取消", "Cancel";
        Save => "存到磁盘", "存到磁碟", "Save to disk";
        Saved => "已写好，里面的资料已读回核对", "已寫好，裡面的資料已讀回核對", "Written; the data inside were read back and compared";
        Offline => "写这个文件要向网站取一份程序，现在连不上。联网后再试一次。", "寫這個檔案要向網站取一份程式，現在連不上。連線後再試一次。", "To write this file, the page asks its host for a copy of the program, and the host cannot be reached. Try again when you are online.";
        NotThere => "网站上没有单文件版（yushui.html），写不了。请让放网页的人把整个文件夹放上去。", "網站上沒有單檔版（yushui.html），寫不了。請讓放網頁的人把整個資料夾放上去。", "The host has no single file (yushui.html) beside the page, so this cannot be written. Ask whoever hosts the page to put the whole folder there.";
        Altered => "取到的程序不完整或被改动过，没有写。", "取到的程式不完整或被更動過，沒有寫。", "The copy of the program is incomplete or was altered, so nothing was written.";
        CarriedTitle => "这个文件里有一家店", "這個檔案裡有一家店", "This file carries a shop";
        CarriedSecret => "这个文件的密码或恢复码", "這個檔案的密碼或恢復碼", "Passphrase or recovery key of this file";
        CarriedNote => "打开后先只看，什么都不会改动。", "打開後先只看，什麼都不會更動。", "It opens to look at; nothing is changed.";
        HereInstead => "不看了，打开这个浏览器里的店", "不看了，打開這個瀏覽器裡的店", "Open the shop of this browser instead";
        WorkHere => "在这个浏览器里用这家店", "在這個瀏覽器裡用這家店", "Work with it in this browser";
        WorkHereAsk => "在这个浏览器里用这家店？", "在這個瀏覽器裡用這家店？", "Work with this shop in this browser?";
        WorkHereDo => "开始用", "開始用", "Start";
        WorkHereNote => "资料会存进这个浏览器，密码就是这个文件的密码。文件本身不变，以后的改动只记在浏览器里。", "資料會存進這個瀏覽器，密碼就是這個檔案的密碼。檔案本身不變，以後的更動只記在瀏覽器裡。", "The data are stored in this browser, under the passphrase of this file. The file stays as it is: later changes are in the browser only.";
        KeptAside => "这里原来的店会留着，可以在“文件”里换回来。", "這裡原來的店會留著，可以在「檔案」裡換回來。", "The shop that is here now is kept, and you can go back to it under Files.";
        LockedHere => "这个浏览器里已有一家上了锁的店。", "這個瀏覽器裡已有一家上了鎖的店。", "This browser already has a shop, which is locked.";
        Leave => "关上", "關上", "Close it";
    }
}

/// What a page says of the shop inside it before it is opened.
pub fn carried(day: Day, bytes: usize, language: Language) -> String {
    let (day, size) = (format::day_long(day, language), megabytes(bytes as u64));
    language.choose(
        format!("写于{day}，资料{size}，用密码锁着。"),
        format!("寫於{day}，資料{size}，用密碼鎖著。"),
        format!("Written on {day}, {size} of data, locked by a passphrase."),
    )
}

/// How large the file becomes, before it is written.
pub fn size(bytes: usize, customers: u32, sale_rows: u32, language: Language) -> String {
    let size = megabytes(bytes as u64);
    let customers = format::counted(customers.into(), language, "位客户", "位客戶", "customer", "customers");
    let sales = format::counted(sale_rows.into(), language, "行销售", "列銷售", "sale row", "sale rows");
    language.choose(
        format!("文件有{size}，里面有{customers}、{sales}。"),
        format!("檔案有{size}，裡面有{customers}、{sales}。"),
        format!("The file has {size} and holds {customers} and {sales}."),
    )
}

/// The stripe over a shop that is looked at inside its file.
pub fn look(day: Day, language: Language) -> String {
    let day = format::day_long(day, language);
    language.choose(
        format!("这是文件里{day}的店，只能看。"),
        format!("這是檔案裡{day}的店，只能看。"),
        format!("This is the shop of {day} inside the file, only to look at."),
    )
}
