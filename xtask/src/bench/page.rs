//! `docs/performance.md`, section by section.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{output, root};

/// Replaces what stands between the marks of a section by what was measured, and prints it.
#[expect(clippy::print_stdout, reason = "the measurements are what this prints")]
pub fn write(section: &str, measured: &str) -> Result<()> {
    let measured = format!("{}\n\n{measured}", circumstances());
    println!("{measured}\n");
    let path = root().join("docs/performance.md");
    let page = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
    fs::write(&path, replaced(&page, section, &measured)?)?;
    Ok(())
}

fn replaced(page: &str, section: &str, measured: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {section} -->\n"), format!("<!-- end of {section} -->"));
    let parts = page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let Some((before, after)) = parts else { bail!("docs/performance.md has no section `{section}`") };
    Ok(format!("{before}{begin}\n{measured}\n\n{end}{after}"))
}

/// When and where.
fn circumstances() -> String {
    let date = output("date", &["--utc", "+%Y-%m-%d"]).unwrap_or_default();
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("", |(_, name)| name);
    let threads = std::thread::available_parallelism().map_or(0, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    let system = output("uname", &["-s"]).unwrap_or_default();
    let commit = output("git", &["rev-parse", "--short", "HEAD"]).unwrap_or_default();
    let [date, system, commit] = [&date, &system, &commit].map(|text| text.trim());
    format!("{date}, at {commit}: {threads} × {cpu}, {system}, load {load} at the end.")
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn a_section_is_replaced_and_the_others_stay() {
        let page = "# T\n\n<!-- a -->\n\nold\n\n<!-- end of a -->\n\ntext\n\n<!-- b -->\n<!-- end of b -->\n";
        let once = replaced(page, "a", "new").unwrap();
        assert_eq!(once, "# T\n\n<!-- a -->\n\nnew\n\n<!-- end of a -->\n\ntext\n\n<!-- b -->\n<!-- end of b -->\n");
        assert_eq!(replaced(&once, "a", "new").unwrap(), once, "a second time it is the same");
        assert!(replaced(page, "c", "new").is_err(), "a section that is not there cannot be written");
    }
}
