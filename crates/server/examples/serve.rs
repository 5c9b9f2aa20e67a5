//! Serves the screens of a folder on a core of this machine: `serve DIST [PORT] [DATABASE]`.
//!
//! For working on the screens in a browser. Every line on standard input asks for one more link.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a program's edge")]

use std::path::PathBuf;
use std::sync::Arc;

use api::core::Host;
use server::http::{Options, Server};
use server::{Core, Edge, Settings};
use storage::Location;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let dist = PathBuf::from(arguments.next().expect("usage: serve DIST [PORT] [DATABASE]"));
    let port: u16 = arguments.next().map_or(0, |port| port.parse().expect("a port is a number"));
    let database = arguments.next().map_or_else(|| std::env::temp_dir().join("dharma-example.db"), PathBuf::from);

    let settings = Settings { host: Host::Served, person: "You".to_owned(), edge: Edge::of_this_machine() };
    let core = Core::open(&Location::Sqlite(database), settings).await.expect("the core opens");
    let assets = Arc::new(move |path: &str| std::fs::read(dist.join(path)).ok().map(Into::into));
    let options = Options { address: ([127, 0, 0, 1], port).into(), assets };
    let server = Server::bind(&core, options).await.expect("the port is free");
    let links = server.links();
    println!("{}", links.issue());
    std::thread::spawn(move || {
        for _line in std::io::stdin().lines().map_while(Result::ok) {
            println!("{}", links.issue());
        }
    });
    server.run(async { drop(tokio::signal::ctrl_c().await) }).await.expect("serving works");
    core.close().await;
}
