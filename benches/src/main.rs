//! What `cargo xtask bench` runs beside the peers in `peers/`.
//!
//! - `contestant parse DIR`: reads the `.tf` files of a folder into memory, then parses all of them once for each line
//!   of its input and answers with one line of JSON: seconds, CPU seconds, files, bytes, files refused
//! - `contestant estate DIR COMPONENTS SEED`: writes an estate that nobody has, the same for the same seed
//!
//! [`estate`] makes the estate, [`parse`] does the parsing.

mod estate;
mod parse;

use std::path::Path;

use anyhow::{Context as _, bail};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["parse", folder] => parse::serve(Path::new(folder)),
        ["estate", folder, components, seed] => {
            let components = components.parse().context("COMPONENTS is a number")?;
            estate::write(Path::new(folder), components, seed.parse().context("SEED is a number")?)
        }
        _ => bail!("usage: contestant parse DIR | contestant estate DIR COMPONENTS SEED"),
    }
}
