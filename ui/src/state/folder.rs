//! Which files of a folder that was chosen in a browser are taken. The desktop's shell reads folders by itself.

/// Files above this size are no configuration.
pub const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is part of the project.
    Take,
    /// It lends values and is never stored: git ignores it.
    ValuesOnly,
    /// It is left out without a word: folders of tools, states.
    Leave,
    /// It is left out, and said so.
    TooLarge,
}

/// What becomes of the file at `path` of `size` bytes; `ignored` are the lines of the top `.gitignore`.
pub fn fate(path: &str, size: u64, ignored: &[String]) -> Fate {
    let segments: Vec<&str> = path.split('/').collect();
    let name = segments.last().copied().unwrap_or_default();
    let tool = |segment: &&str| matches!(*segment, ".git" | ".hg" | ".svn" | "node_modules" | ".idea" | ".vscode");
    if segments.iter().any(tool) {
        return Fate::Leave;
    }
    if let Some(at) = segments.iter().position(|segment| *segment == ".terraform") {
        let module = segments.get(at + 1) == Some(&"modules");
        return if module && size <= LARGEST_FILE { Fate::Take } else { Fate::Leave };
    }
    if name.ends_with(".tfstate") || name.contains(".tfstate.") {
        return Fate::Leave;
    }
    if ignored.iter().any(|pattern| matches(pattern, path)) {
        let values = name.ends_with(".tfvars") || name.ends_with(".tfvars.json");
        return if values && size <= LARGEST_FILE { Fate::ValuesOnly } else { Fate::Leave };
    }
    if size > LARGEST_FILE { Fate::TooLarge } else { Fate::Take }
}

/// The patterns of a `.gitignore`. One that takes files back in is left out: the file then lends values only.
pub fn patterns(gitignore: &str) -> Vec<String> {
    let lines = gitignore.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '!'])).map(str::to_owned).collect()
}

/// Whether a pattern of `.gitignore` names the path or a folder that it is in.
fn matches(pattern: &str, path: &str) -> bool {
    let pattern = pattern.trim_end_matches('/');
    let anchored = pattern.contains('/');
    let pattern = pattern.trim_start_matches('/').trim_start_matches("**/");
    let segments: Vec<&str> = path.split('/').collect();
    (0..segments.len()).any(|start| {
        if anchored && start > 0 {
            return false;
        }
        (start + 1..=segments.len())
            .any(|end| segments.get(start..end).is_some_and(|part| glob(pattern, &part.join("/"))))
    })
}

/// `*` stands for anything but `/`, `?` for one letter.
fn glob(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.replace("**", "*").chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match (pattern.get(p), text.get(t)) {
            (Some('*'), _) => {
                star = Some((p, t));
                p += 1;
            }
            (Some(wanted), Some(letter)) if wanted == letter || *wanted == '?' && *letter != '/' => {
                p += 1;
                t += 1;
            }
            (_, Some(_)) => match star {
                Some((star_p, star_t)) if text.get(star_t) != Some(&'/') => {
                    star = Some((star_p, star_t + 1));
                    p = star_p + 1;
                    t = star_t + 1;
                }
                _ => return false,
            },
            (_, None) => return false,
        }
    }
    pattern.get(p..).is_none_or(|rest| rest.iter().all(|letter| *letter == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_taken_left_out_or_lend_values() {
        let ignored = patterns("# secrets\n*.tfvars\n!example.tfvars\nbuild/\n/local\n");
        for (path, size, expected) in [
            ("main.tf", 10, Fate::Take),
            ("modules/a/main.tf", 10, Fate::Take),
            ("README.md", 10, Fate::Take),
            ("secret.tfvars", 10, Fate::ValuesOnly),
            ("env/prod.tfvars", 10, Fate::ValuesOnly),
            ("terraform.tfstate", 10, Fate::Leave),
            ("terraform.tfstate.backup", 10, Fate::Leave),
            (".git/config", 10, Fate::Leave),
            (".terraform/providers/x", 10, Fate::Leave),
            (".terraform/modules/vpc/main.tf", 10, Fate::Take),
            ("build/x/y.tf", 10, Fate::Leave),
            ("local/a.tf", 10, Fate::Leave),
            ("modules/local/a.tf", 10, Fate::Take),
            ("dump.bin", LARGEST_FILE + 1, Fate::TooLarge),
        ] {
            assert_eq!(fate(path, size, &ignored), expected, "{path}");
        }
    }

    #[test]
    fn a_glob_with_many_stars_ends_soon() {
        let pattern = "*a".repeat(30);
        assert!(!glob(&pattern, &"a".repeat(29)), "there is one letter too few");
        assert!(glob(&pattern, &"a".repeat(5_000)));
    }
}
