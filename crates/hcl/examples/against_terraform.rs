//! Holds the reader and the formatter against the real `terraform fmt`, on real files and on broken copies of them.
//!
//! `cargo run --release -p hcl --example against_terraform -- DIR [COPIES] [SEED]`: for each `.tf` file below DIR, and for
//! COPIES changed copies of it (blank space scrambled, then bytes and tokens added, doubled and taken out), says where
//! the two disagree about whether the text is valid, and about how it should be laid out. Exits with 1 if they do.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

type Outcome = Option<Vec<u8>>;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(directory) = arguments.first() else {
        writeln!(std::io::stderr(), "usage: against_terraform DIR [COPIES] [SEED]")?;
        std::process::exit(2);
    };
    let number = |index: usize, default| arguments.get(index).and_then(|text| text.parse().ok()).unwrap_or(default);
    let copies: u64 = number(1, 2);
    let seed: u64 = number(2, 1);

    let mut paths = Vec::new();
    collect(Path::new(directory), &mut paths)?;
    paths.sort();
    let mut texts: Vec<(String, Vec<u8>)> = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let content = std::fs::read(path)?;
        for copy in 0..copies {
            let mut random = Random(seed.wrapping_mul(0x9E37_79B9).wrapping_add(index as u64 * 1_000 + copy + 1));
            let changed = if copy % 2 == 0 { scramble(&content, &mut random) } else { damage(&content, &mut random) };
            texts.push((format!("{} copy {copy}", path.display()), changed));
        }
        texts.push((path.display().to_string(), content));
    }

    let outcomes = terraform_fmt(&texts)?;
    let (mut accepted, mut disagreements) = (0, 0);
    let keep = &std::env::temp_dir().join("hcl-disagreements");
    for ((name, text), theirs) in texts.iter().zip(&outcomes) {
        let ours = hcl::format::format_file(text);
        accepted += usize::from(theirs.is_some());
        let complaint = match (&ours, theirs) {
            (Some(ours), Some(theirs)) if ours != theirs => "laid out differently",
            (Some(_), None) => "accepted here, refused by terraform",
            (None, Some(_)) => "refused here, accepted by terraform",
            _ => continue,
        };
        disagreements += 1;
        std::fs::create_dir_all(keep)?;
        std::fs::write(keep.join(format!("{disagreements}.tf")), text)?;
        if let (Some(ours), Some(theirs)) = (&ours, theirs) {
            std::fs::write(keep.join(format!("{disagreements}.ours")), ours)?;
            std::fs::write(keep.join(format!("{disagreements}.theirs")), theirs)?;
        }
        writeln!(std::io::stdout(), "{disagreements}: {name}: {complaint}")?;
    }
    let total = texts.len();
    writeln!(std::io::stdout(), "{total} texts, terraform accepts {accepted}, {disagreements} disagreements")?;
    std::process::exit(i32::from(disagreements > 0));
}

/// What `terraform fmt` makes of each text; nothing where it refuses it.
fn terraform_fmt(texts: &[(String, Vec<u8>)]) -> std::io::Result<Vec<Outcome>> {
    let directory = std::env::temp_dir().join(format!("hcl-against-terraform-{}", std::process::id()));
    std::fs::create_dir_all(&directory)?;
    let mut outcomes = Vec::new();
    for chunk in texts.chunks(500) {
        for (index, (_, text)) in chunk.iter().enumerate() {
            std::fs::write(directory.join(format!("t{index}.tf")), text)?;
        }
        let output =
            Command::new("terraform").args(["fmt", "-no-color", "-list=false"]).current_dir(&directory).output()?;
        let complaints = String::from_utf8_lossy(&output.stderr);
        for index in 0..chunk.len() {
            let name = format!("t{index}.tf");
            let refused = complaints.contains(&format!("on {name} line ")) || complaints.contains(&format!("{name}:"));
            outcomes.push(if refused { None } else { Some(std::fs::read(directory.join(&name))?) });
            std::fs::remove_file(directory.join(&name))?;
        }
    }
    std::fs::remove_dir_all(&directory)?;
    Ok(outcomes)
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// Other blank space between the same tokens.
fn scramble(text: &[u8], random: &mut Random) -> Vec<u8> {
    let tree = hcl::parse(text);
    let mut result = Vec::new();
    let mut written = 0;
    for token in tree.tokens() {
        let gap = text.get(written..token.start as usize).unwrap_or_default();
        match random.below(12) {
            0 if !gap.is_empty() => result.extend_from_slice(b"   "),
            1 if !gap.is_empty() => result.push(b'\t'),
            2 => {
                result.extend_from_slice(gap);
                // Between tokens of a template a space would be text.
                if !gap.is_empty() {
                    result.extend_from_slice(b" /* x */ ");
                }
            }
            _ => result.extend_from_slice(gap),
        }
        result.extend_from_slice(text.get(token.start as usize..token.end as usize).unwrap_or_default());
        written = token.end as usize;
    }
    result
}

const BITS: [&[u8]; 40] = [
    b"\"",
    b"${",
    b"}",
    b"{",
    b"%{ if true }",
    b"%{ endif }",
    b"[",
    b"]",
    b"(",
    b")",
    b"\n",
    b"\r\n",
    b"\r",
    b"=",
    b"==",
    b"=>",
    b"...",
    b".",
    b".*",
    b"[*]",
    b"?",
    b":",
    b"::",
    b",",
    b"<<EOT\n",
    b"EOT\n",
    b"for ",
    b" in ",
    b"~}",
    b"${~",
    b"\\",
    b"$",
    b"%",
    b"#",
    b"/*",
    b"*/",
    b"0.1",
    b"\xff",
    b"\xc3\xa9",
    b"!",
];

/// A few tokens taken out, doubled, swapped, or strange bits put in.
fn damage(text: &[u8], random: &mut Random) -> Vec<u8> {
    let tree = hcl::parse(text);
    let tokens = tree.tokens();
    let mut result = text.to_vec();
    let mut places: Vec<usize> = (0..1 + random.below(3)).map(|_| random.below(tokens.len())).collect();
    places.sort_unstable();
    places.dedup();
    for place in places.into_iter().rev() {
        let Some(token) = tokens.get(place) else { continue };
        let (start, end) = (token.start as usize, token.end as usize);
        match random.below(4) {
            0 => drop(result.drain(start..end)),
            1 => drop(result.splice(end..end, text.get(start..end).unwrap_or_default().to_vec())),
            2 => drop(
                result.splice(start..start, BITS.get(random.below(BITS.len())).copied().unwrap_or_default().to_vec()),
            ),
            _ => drop(
                result.splice(start..end, BITS.get(random.below(BITS.len())).copied().unwrap_or_default().to_vec()),
            ),
        }
    }
    result
}

fn collect(directory: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(&entry.path(), paths)?;
        } else if kind.is_file() && entry.path().extension().is_some_and(|extension| extension == "tf") {
            paths.push(entry.path());
        }
    }
    Ok(())
}
