//! `cargo xtask serve`: the page on localhost, rebuilt whenever a source changes.

use crate::install::{self, Need};
use crate::pack::trunk;
use crate::process::{Outcome, program, spoken};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

const FIRST_PORT: u16 = 8765;
const PORTS_TRIED: u16 = 20;
/// Trunk answers only after its first build.
const POLL: Duration = Duration::from_millis(200);

/// `cargo xtask serve [--dev] [--no-open]`.
pub fn serve(arguments: &[String]) -> Outcome {
    let (mut is_dev, mut opens) = (false, true);
    for argument in arguments {
        match argument.as_str() {
            "--dev" => is_dev = true,
            "--no-open" => opens = false,
            other => {
                return Err(format!("cargo xtask serve knows --dev and --no-open, not “{other}”"));
            }
        }
    }
    let tools = install::ensure(&Need::BUILD)?;
    let port = free_port()?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("building; the first time takes some minutes. Then the page is at {address}");
    let mut command = trunk(&tools, "serve");
    command
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        .args(["--dist", "target/serve"])
        .args((!is_dev).then_some("--release"));
    let mut server = command.spawn().map_err(|error| format!("{} does not start: {error}", spoken(&command)))?;
    wait_until_it_answers(&mut server, port)?;
    println!("open {address} (Ctrl+C ends)");
    if opens {
        open_browser(&address);
    }
    let status = server.wait().map_err(|error| format!("the server is lost: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("trunk serve ended ({status})"))
}

fn free_port() -> Result<u16, String> {
    (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| format!("the {PORTS_TRIED} ports from {FIRST_PORT} on are all taken"))
}

fn wait_until_it_answers(server: &mut Child, port: u16) -> Outcome {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        match server.try_wait() {
            Ok(None) => std::thread::sleep(POLL),
            Ok(Some(status)) => {
                return Err(format!("trunk serve ended before it served ({status})"));
            }
            Err(error) => return Err(format!("the server is lost: {error}")),
        }
    }
    Ok(())
}

/// Tries the system's way of opening a page; without a screen the printed address has to do.
fn open_browser(address: &str) {
    let words: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(target_os = "windows") {
        &["cmd", "/C", "start", ""]
    } else if std::env::var_os("DISPLAY").or(std::env::var_os("WAYLAND_DISPLAY")).is_some() {
        &["xdg-open"]
    } else {
        return;
    };
    let opened = program(words[0]).args(&words[1..]).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if opened.is_err() {
        println!("no browser could be started from here: open the address yourself");
    }
}
