//! The rules and frameworks that a command is given.

use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;
use domain::FileSet;
use guardrails::{Bundle, Checker, Examined, Framework, Settings};
use iac::Project;

use crate::output::{self, Failure};

/// A checker of the bundle that comes with the product and of folders of policies.
pub(crate) fn checker(folders: &[impl AsRef<Path>]) -> Result<Checker, Failure> {
    let mut bundles = vec![Bundle::built_in()];
    for folder in folders {
        bundles.push(Arc::new(bundle(folder.as_ref())?));
    }
    let frameworks = guardrails::frameworks().to_vec();
    Ok(Checker::with(Settings { bundles, frameworks, ..Settings::default() }))
}

/// A folder of policies; what of it cannot be read is said.
fn bundle(folder: &Path) -> Result<Bundle, Failure> {
    let mut files = FileSet::new();
    read_below(folder, "", &mut files).map_err(|error| {
        let message = anyhow!(error).context(format!("the policies in `{}` cannot be read", folder.display()));
        Failure::with_hint(message, "give a folder with .rego files")
    })?;
    if !files.iter().any(|(path, _)| path.ends_with(".rego")) {
        let message = anyhow!("there are no policies in `{}`", folder.display());
        return Err(Failure::with_hint(message, "give a folder with .rego files"));
    }
    let name = folder.file_name().map_or_else(|| "policies".into(), |name| name.to_string_lossy());
    let (bundle, problems) = Bundle::read(&name, &files);
    for problem in problems {
        output::note(&format!("{}: {}", problem.file, problem.message));
    }
    Ok(bundle)
}

/// Every policy and data file below a folder. Links are not followed out of it.
fn read_below(folder: &Path, prefix: &str, files: &mut FileSet) -> std::io::Result<()> {
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        let path = format!("{prefix}{name}");
        if kind.is_dir() && !name.starts_with('.') {
            read_below(&entry.path(), &format!("{path}/"), files)?;
        }
        let is_wanted = [".rego", ".json", ".yaml", ".yml"].iter().any(|ending| name.ends_with(ending));
        if kind.is_file() && is_wanted {
            files.insert(path, std::fs::read(entry.path())?).map_err(std::io::Error::other)?;
        }
    }
    Ok(())
}

/// A framework by its id, or from a file.
pub(crate) fn framework(name: &str) -> Result<Arc<Framework>, Failure> {
    if let Some(framework) = guardrails::frameworks().iter().find(|framework| framework.id() == name) {
        return Ok(framework.clone());
    }
    let path = Path::new(name);
    if !path.is_file() {
        let known: Vec<&str> = guardrails::frameworks().iter().map(|framework| framework.id()).collect();
        let message = anyhow!("there is no framework `{name}`");
        return Err(Failure::with_hint(message, format!("give a framework's file, or one of {}", known.join(", "))));
    }
    let bytes = std::fs::read(path).map_err(|error| anyhow!(error).context(format!("`{name}` cannot be read")))?;
    let framework = Framework::read(name, &bytes).map_err(|problem| {
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        let message = anyhow!("{name}{line}: {}", problem.message);
        Failure::with_hint(message, problem.hint.unwrap_or_default())
    })?;
    Ok(Arc::new(framework))
}

/// Today, `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    chrono::Utc::now().format("%Y-%m-%d").to_string()
}

/// Runs a checker on a project, today.
pub(crate) fn examine(checker: &mut Checker, project: &Project) -> domain::evidence::check::CheckReport {
    let day = today();
    let examined = Examined {
        content: project.digest(),
        planned: project.planned(),
        graph: project.graph(),
        files: project.files(),
        day: &day,
    };
    match checker.check(examined, &|| false) {
        Ok(report) => report,
        Err(_) => unreachable!("nobody gives it up"),
    }
}
