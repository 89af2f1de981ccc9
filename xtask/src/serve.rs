//! `cargo xtask serve`: build the app and serve it.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::thread;

use anyhow::{Context as _, Result};

use crate::http::{self, Site};
use crate::{app, place, step};

const USUAL_PORT: u16 = 8080;

/// What was asked for.
#[derive(Debug)]
pub struct Options {
    /// Show the app in the browser once it is served.
    pub open: bool,
    /// The port; 0 for any. When none is given, the usual one, or any if that is taken.
    pub port: Option<u16>,
    /// The address to listen on.
    pub address: IpAddr,
}

impl Default for Options {
    fn default() -> Self {
        Self { open: false, port: None, address: Ipv4Addr::LOCALHOST.into() }
    }
}

/// Builds the app and serves it until the program is stopped.
pub fn command(options: &Options) -> Result<()> {
    app::build()?;
    let listener = listener(options)?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("\nCommon Measure is at {address}\nPress Ctrl+C to stop.");
    if options.open {
        open(&address);
    }
    http::serve(listener, &Site { folder: place::app(), base: "/" })
}

/// Serves the built app in the background on a free port, below a path as on a council's site, and answers with the
/// page's address.
pub fn in_background() -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("No port is free")?;
    let site = Site { folder: place::app(), base: "/intranet/common-measure/" };
    let address = format!("http://{}{}", listener.local_addr()?, site.base);
    thread::spawn(move || {
        if let Err(fault) = http::serve(listener, &site) {
            eprintln!("The server has stopped: {fault:#}");
        }
    });
    Ok(address)
}

fn listener(options: &Options) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::new(options.address, port));
    let bound = match (options.port, bind(options.port.unwrap_or(USUAL_PORT))) {
        (None, Err(fault)) if fault.kind() == ErrorKind::AddrInUse => bind(0),
        (_, bound) => bound,
    };
    bound.with_context(|| {
        let port = options.port.unwrap_or(USUAL_PORT);
        format!("Port {port} of {} cannot be listened on; try another --port", options.address)
    })
}

fn open(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        step::command("open")
    } else if cfg!(windows) {
        step::command("explorer")
    } else {
        step::command("xdg-open")
    };
    if command.arg(address).spawn().is_err() {
        println!("No browser could be opened: please open the address yourself.");
    }
}
