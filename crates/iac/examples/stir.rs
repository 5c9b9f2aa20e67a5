//! Makes edits at random on a directory and checks what must hold after each: `... --example stir -- DIR STEPS SEED [OUT]`.
//! The files as they are in the end are written to OUT, to be looked at by other programs.
#![expect(clippy::print_stdout, reason = "this is a program for a terminal")]

#[path = "../tests/common/stir.rs"]
mod stir;

use std::path::Path;

use domain::FileSet;
use iac::Project;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [directory, steps, seed, out @ ..] = arguments.as_slice() else { return };
    let mut files = FileSet::new();
    collect(Path::new(directory), Path::new(directory), &mut files);
    let start = Project::read(&files, &FileSet::new(), None);
    let mut random = stir::Random(seed.parse().unwrap_or(1));
    let (mut project, mut made, mut refused) = (start.clone(), 0, 0);
    for _ in 0..steps.parse().unwrap_or(100) {
        let Some((edit, back)) = stir::edit(&project, &mut random) else { continue };
        match stir::check(&project, &edit, back.as_ref(), &FileSet::new()) {
            Some(next) => {
                project = next;
                made += 1;
            }
            None => refused += 1,
        }
    }
    println!("{directory}: {made} edits made, {refused} refused, {} files", project.files().len());
    if let Some(out) = out.first() {
        for (path, bytes) in project.files().iter() {
            let target = Path::new(out).join(path);
            if let Some(parent) = target.parent() {
                let _ = std::fs::create_dir_all(parent);
            }
            let _ = std::fs::write(target, bytes);
        }
    }
}

fn collect(top: &Path, directory: &Path, files: &mut FileSet) {
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && entry.file_name() != ".git" {
            collect(top, &path, files);
        } else if kind.is_file()
            && let (Ok(relative), Ok(bytes)) = (path.strip_prefix(top), std::fs::read(&path))
        {
            let _ = files.insert(relative.to_string_lossy().into_owned(), bytes);
        }
    }
}
