//! `dharma comply`: how a project stands against a framework.

use std::io::Write as _;
use std::path::Path;

use anyhow::anyhow;
use domain::Timestamp;
use domain::evidence::check::Status;
use domain::evidence::compliance::{ComplianceReport, ControlResult, ControlStatus};
use report::{oscal, pdf, table};

use crate::arguments::{Comply, ComplyFormat};
use crate::output::{self, Failure, Outcome, Verdict};
use crate::{policies, project};

pub(crate) fn comply(arguments: &Comply) -> Outcome {
    let (Some(path), Some(name)) = (&arguments.path, &arguments.framework) else {
        output::lines(guardrails::frameworks().iter().map(|framework| {
            let about = framework.about();
            format!("{:<14} {} {}, {} controls", about.id, about.title, about.version, about.controls)
        }))?;
        return Ok(Verdict::Yes);
    };
    let framework = policies::framework(name)?;
    let project = project::open(path, arguments.root.as_deref())?;
    let mut checker = policies::checker(&arguments.policy)?;
    let report = framework.comply(&policies::examine(&mut checker, &project));
    match arguments.format {
        None => output::lines(lines(&report))?,
        Some(format) => {
            let bytes = document(&report, format, &subject(path))?;
            hand_out(&bytes, arguments.out.as_deref())?;
        }
    }
    let verdict = project::is_there(path, &project);
    let fails = report.counts.fail > 0;
    // The program ends here: taking a large project apart piece by piece would be work for nobody.
    std::mem::forget((project, report, checker));
    Ok(if fails { Verdict::No } else { verdict })
}

/// What the document says it is about: the name of the folder or file.
fn subject(path: &Path) -> String {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    whole.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn document(report: &ComplianceReport, format: ComplyFormat, subject: &str) -> Result<Vec<u8>, Failure> {
    let at = Timestamp::from_micros(chrono::Utc::now().timestamp_micros());
    let product = env!("CARGO_PKG_VERSION");
    Ok(match format {
        ComplyFormat::Pdf => pdf::compliance(report, &pdf::About { subject, version: "as it is now", at, product })?,
        ComplyFormat::Csv => table::controls(report).into_bytes(),
        ComplyFormat::Oscal => oscal::write(report, &oscal::About { subject, at, version: product }).into_bytes(),
    })
}

fn hand_out(bytes: &[u8], out: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = out else {
        return match std::io::stdout().lock().write_all(bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(Failure::from),
        };
    };
    std::fs::write(path, bytes).map_err(|error| {
        let message = anyhow!(error).context(format!("`{}` cannot be written", path.display()));
        Failure::with_hint(message, "give a file in a folder that exists and that you may write to")
    })?;
    output::note(&format!("written to {}", path.display()));
    Ok(())
}

/// What a person reads: the score with its coverage, then what fails, then what was not evaluated.
fn lines(report: &ComplianceReport) -> Vec<String> {
    let (framework, counts) = (&report.framework, &report.counts);
    let mut lines = vec![format!("{} {}", framework.title, framework.version), String::new()];
    for status in [ControlStatus::Fail, ControlStatus::NotEvaluated] {
        for control in report.controls.iter().filter(|control| control.status == status) {
            lines.push(format!("{:<8} {}  {}", word(status), control.id, control.title));
            lines.extend(evidence(control));
        }
    }
    if lines.len() > 2 {
        lines.push(String::new());
    }
    lines.push(format!(
        "{} hold, {} fail, {} not evaluated, {} for people, {} not about anything here",
        counts.pass, counts.fail, counts.not_evaluated, counts.manual, counts.not_applicable
    ));
    lines.push(match (report.score, report.coverage) {
        (Some(score), Some(coverage)) => {
            format!("{score} % of the evaluated controls hold; {coverage} % of the applicable ones were evaluated")
        }
        _ => "no score: nothing could be evaluated".to_owned(),
    });
    lines
}

fn evidence(control: &ControlResult) -> impl Iterator<Item = String> {
    let open = control.evidence.iter().filter(|result| result.status != Status::Pass);
    open.map(|result| {
        let place = match (&result.file, result.line) {
            (Some(file), Some(line)) => format!(" ({file}:{line})"),
            _ => String::new(),
        };
        format!("         {}: {}{place}", result.address, result.message)
    })
}

const fn word(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Fail => "FAIL",
        ControlStatus::NotEvaluated => "unknown",
        ControlStatus::Pass => "holds",
        ControlStatus::Manual => "people",
        ControlStatus::NotApplicable => "not here",
    }
}
