//! A small report of each kind.

use std::collections::BTreeMap;

use domain::Digest;
use domain::evidence::check::{
    CheckReport, CheckResult, Counts, Enforcement, FoundBy, Rule, Severity, Status, Suppression,
};
use domain::evidence::compliance::{ComplianceReport, ControlCounts, ControlResult, ControlStatus, Framework};

pub fn result(rule: &str, status: Status, address: &str, message: &str) -> CheckResult {
    CheckResult {
        rule: rule.to_owned(),
        severity: Severity::High,
        status,
        address: address.to_owned(),
        component: None,
        attribute: Some("storage_encrypted".to_owned()),
        file: Some("data base/main.tf".to_owned()),
        line: Some(7),
        message: message.to_owned(),
        controls: vec!["pci-dss:3.5.1".to_owned()],
        enforcement: Enforcement::Warn,
        origin: FoundBy::BuiltIn,
        path: Vec::new(),
        caution: None,
        fix: None,
        suppressed: None,
        fingerprint: Digest::of_parts([rule.as_bytes(), address.as_bytes()]),
    }
}

pub fn checks() -> CheckReport {
    let rule = |id: &str| Rule {
        id: id.to_owned(),
        title: "Databases are encrypted at rest".to_owned(),
        description: "Whoever gets at the disk reads it.".to_owned(),
        remediation: "Encrypt it.".to_owned(),
        severity: Severity::High,
        enforcement: Enforcement::Warn,
        topic: "encryption".to_owned(),
        types: vec!["aws_db_instance".to_owned()],
        reads: vec!["storage_encrypted".to_owned()],
        controls: vec!["pci-dss:3.5.1".to_owned()],
        origin: FoundBy::BuiltIn,
    };
    let mut suppressed = result("encrypted", Status::Fail, "aws_db_instance.old", "storage is not encrypted");
    suppressed.suppressed =
        Some(Suppression { reason: "goes in June".to_owned(), until: None, file: "main.tf".to_owned(), line: 3 });
    let results = vec![
        result("encrypted", Status::Fail, "aws_db_instance.ledger[\"eu\"]", "=storage is not <encrypted> & so on"),
        suppressed,
        result("encrypted", Status::NotEvaluated, "aws_db_instance.new", "`storage_encrypted` is known after apply"),
        result("encrypted", Status::Pass, "aws_db_instance.good", ""),
    ];
    CheckReport {
        content: Digest::of(b"content"),
        policies: Digest::of(b"policies"),
        day: "2026-11-24".to_owned(),
        counts: Counts::of(&results),
        results,
        rules: BTreeMap::from([("encrypted".to_owned(), rule("encrypted")), ("idle".to_owned(), rule("idle"))]),
        problems: Vec::new(),
    }
}

pub fn compliance(evidence: usize) -> ComplianceReport {
    let control = |id: &str, status, evidence: Vec<CheckResult>| ControlResult {
        id: id.to_owned(),
        title: "Stored account data is unreadable".to_owned(),
        description: "What is stored cannot be read by whoever gets at the storage.".to_owned(),
        group: "3 Protect stored account data".to_owned(),
        status,
        severity: None,
        rules: vec!["encrypted".to_owned()],
        manual: (status == ControlStatus::Manual).then(|| "Look at the key ceremony.".to_owned()),
        evidence,
    };
    let many = (0..evidence).map(|number| {
        let address =
            format!("module.tier[{number}].aws_db_instance.a_rather_long_name_that_has_to_be_broken_somewhere");
        result("encrypted", Status::Fail, &address, "storage is not encrypted")
    });
    let controls = vec![
        control("3.5.1", ControlStatus::Fail, many.collect()),
        control(
            "164.312(a)(2)(iv)",
            ControlStatus::Pass,
            vec![result("encrypted", Status::Pass, "aws_db_instance.good", "")],
        ),
        control("3.6", ControlStatus::Manual, Vec::new()),
        control("3.7", ControlStatus::NotEvaluated, vec![result("encrypted", Status::NotEvaluated, "x", "not known")]),
        control("3.8", ControlStatus::NotApplicable, Vec::new()),
    ];
    let counts = ControlCounts { pass: 1, fail: 1, not_applicable: 1, manual: 1, not_evaluated: 1 };
    ComplianceReport {
        content: Digest::of(b"content"),
        policies: Digest::of(b"policies"),
        framework: Framework {
            id: "pci-dss".to_owned(),
            title: "PCI DSS".to_owned(),
            version: "4.0".to_owned(),
            publisher: "PCI Security Standards Council".to_owned(),
            source: "https://www.pcisecuritystandards.org".to_owned(),
            built_in: true,
            controls: 5,
            scope: "What infrastructure can say something about.".to_owned(),
        },
        framework_digest: Digest::of(b"framework"),
        controls,
        score: counts.score(),
        coverage: counts.coverage(),
        counts,
    }
}
