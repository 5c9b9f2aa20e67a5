//! Where a path of a project really lies, after every link.

use std::path::{Path, PathBuf};

use crate::kind;

/// Where `path` lies below `top`, with links resolved; `None` where a link leads out of the project. `top` has no
/// links itself. What a tool keeps inside the project's folder is no more part of it than what lies outside.
pub(crate) fn resolved(top: &Path, path: &Path) -> Option<PathBuf> {
    // The deepest part that exists tells where links lead; what does not exist yet is no link.
    let mut existing = top.join(path);
    let mut missing = Vec::new();
    let mut full = loop {
        if let Ok(resolved) = existing.canonicalize() {
            break resolved;
        }
        missing.push(existing.file_name()?.to_owned());
        if !existing.pop() {
            return None;
        }
    };
    full.extend(missing.iter().rev());
    below(top, &full)
}

/// Where `full`, which has no links, lies below `top`; `None` where that is no part of the project.
pub(crate) fn below(top: &Path, full: &Path) -> Option<PathBuf> {
    let below = full.strip_prefix(top).ok()?;
    (!is_of_a_tool(below)).then(|| below.to_owned())
}

/// Whether the file at `path`, relative to the project's top, belongs to another tool.
pub(crate) fn is_of_a_tool(path: &Path) -> bool {
    let in_a_tools_folder = |folder: &Path| folder.iter().any(|name| kind::is_never_read(&name.to_string_lossy()));
    path.parent().is_some_and(in_a_tools_folder) || path.iter().any(|name| kind::is_of_a_tool(&name.to_string_lossy()))
}
