//! Relative paths of a project, `/` between segments, going up only at their beginning.

/// The directory that holds the file at `path`; `.` for the project's top.
pub(crate) fn directory_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(directory, _)| directory)
}

/// The name of the file at `path`.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The path of `name` in `directory`.
pub(crate) fn join(directory: &str, name: &str) -> String {
    if directory == "." { name.to_owned() } else { format!("{directory}/{name}") }
}

/// Where `relative` leads from `directory`, in its plainest form; `None` when it is absolute.
pub(crate) fn resolve(directory: &str, relative: &str) -> Option<String> {
    if relative.starts_with(['/', '~']) || relative.get(1..2) == Some(":") {
        return None;
    }
    let mut segments: Vec<&str> = Vec::new();
    for segment in directory.split('/').chain(relative.split(['/', '\\'])) {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| *last != "..") => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    Some(if segments.is_empty() { ".".to_owned() } else { segments.join("/") })
}

/// The shortest relative path from one directory to another.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let segments = |path: &'_ str| -> Vec<String> {
        path.split('/').filter(|segment| !segment.is_empty() && *segment != ".").map(str::to_owned).collect()
    };
    let (from, to) = (segments(from), segments(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other && *one != "..").count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    let path: Vec<&str> = up.chain(to.iter().skip(shared).map(String::as_str)).collect();
    if path.is_empty() { ".".to_owned() } else { path.join("/") }
}

/// Whether a module source names a directory beside or below the caller's, and not a registry or a repository.
pub(crate) fn is_local_source(source: &str) -> bool {
    matches!(source, "." | "..") || ["./", "../", ".\\", "..\\"].iter().any(|start| source.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_leads_from_the_directory_of_its_caller() {
        let cases = [
            (".", "./modules/vpc", Some("modules/vpc")),
            ("envs/prod", "../../modules/vpc", Some("modules/vpc")),
            ("envs/prod", "../..", Some(".")),
            (".", "../shared", Some("../shared")),
            ("../shared", "../other", Some("../other")),
            ("../shared", "./inner/", Some("../shared/inner")),
            ("a", ".\\b", Some("a/b")),
            ("a", "././/b", Some("a/b")),
            (".", "/etc", None),
            (".", "C:/x", None),
        ];
        for (directory, source, expected) in cases {
            assert_eq!(resolve(directory, source).as_deref(), expected, "`{source}` in `{directory}`");
        }
    }

    #[test]
    fn a_relative_path_leads_back() {
        for (from, to, expected) in
            [(".", ".", "."), (".", "a/b", "a/b"), ("a/b", "a/c", "../c"), ("a/b", ".", "../.."), (".", "../x", "../x")]
        {
            assert_eq!(relative(from, to), expected);
            assert_eq!(resolve(from, &relative(from, to)).as_deref(), Some(to));
        }
    }

    #[test]
    fn only_dots_make_a_source_local() {
        for source in ["./x", "../x", "..", ".\\x"] {
            assert!(is_local_source(source), "{source}");
        }
        for source in ["terraform-aws-modules/vpc/aws", "git::https://example.com/x.git", "x", "", ".x"] {
            assert!(!is_local_source(source), "{source}");
        }
    }
}
