//! `docs/command-line.md` shows what the program says: its examples are run, in their order, on the project that it
//! shows.

use std::fs;
use std::path::Path;

use crate::place::{Place, files_in};
use crate::run::command;

/// Examples that go on until they are ended have tests of their own.
const UNENDING: &str = "$ dharma serve";

#[test]
fn the_page_shows_the_project_that_its_examples_are_run_on() {
    let page = page();
    for (path, bytes) in shop() {
        let text = String::from_utf8(bytes).unwrap();
        assert!(page.contains(&format!("```hcl\n{text}```")), "{}:\n{text}", path.display());
    }
}

#[test]
fn the_examples_of_the_page_say_what_the_program_says() {
    let place = Place::empty();
    for (path, bytes) in shop() {
        place.put(&format!("shop/{}", path.display()), &bytes);
        place.put(&format!("before/{}", path.display()), &bytes);
    }
    place.put("notes/todo.txt", b"call the baker\n");
    place.put("plan.json", &fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/plan.json")).unwrap());
    place.put("half.json", b"{\"format_version\": \"1.2\",\n \"planned_values\": {\"root_module\"");
    let page = page();
    let (mut run, mut wrong) = (0, Vec::new());
    for block in page.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix('\n')) {
        for example in block.split_inclusive('\n').collect::<String>().split("\n\n").map(str::trim_end) {
            if !example.starts_with("$ ") || example.starts_with(UNENDING) {
                continue;
            }
            let (asked, expected) = example.split_once('\n').unwrap_or((example, ""));
            let said = answer(place.path(), asked.trim_start_matches("$ "));
            run += 1;
            if !matches(&said, expected) {
                wrong.push(format!("{asked}\n{said}"));
            }
        }
    }
    assert!(run >= 10, "only {run} examples were found");
    assert!(wrong.is_empty(), "the page should say:\n\n{}", wrong.join("\n\n"));
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/command-line.md")).unwrap()
}

fn shop() -> impl Iterator<Item = (std::path::PathBuf, Vec<u8>)> {
    files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/shop")).into_iter()
}

/// What an example prints, then the exit code where it is not 0. `echo 'TEXT' | dharma ...` gives it something to read.
fn answer(folder: &Path, asked: &str) -> String {
    let (fed, asked) = match asked.strip_prefix("echo '") {
        Some(rest) => rest.split_once("' | ").unwrap(),
        None => ("", asked),
    };
    let words = asked.strip_prefix("dharma ").unwrap_or_else(|| panic!("`{asked}` runs another program"));
    let input = folder.join("input");
    fs::write(&input, fed).unwrap();
    let mut command = command();
    command.args(words.split(' ')).current_dir(folder).stdin(fs::File::open(&input).unwrap());
    let output = command.output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    match output.status.code().unwrap() {
        0 => said.trim_end().to_owned(),
        code => format!("{said}[exit code {code}]"),
    }
}

/// Whether lines are as expected, where `...` stands for any lines.
fn matches(said: &str, expected: &str) -> bool {
    let said: Vec<&str> = said.lines().collect();
    let expected: Vec<&str> = expected.lines().collect();
    let mut parts = expected.split(|line| line.trim() == "...");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = said.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = (0..=rest.len()).find(|at| rest[*at..].starts_with(part)) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}
