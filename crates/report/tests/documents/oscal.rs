use std::collections::BTreeSet;

use domain::Timestamp;
use report::oscal::{About, write};
use serde_json::Value;

use crate::fixture::compliance;

fn written(evidence: usize) -> String {
    let about = About { subject: "payments", at: Timestamp::from_micros(1_795_000_000_000_000), version: "1.0.0" };
    write(&compliance(evidence), &about)
}

#[test]
fn controls_with_a_verdict_are_findings_and_the_others_are_said() {
    let document: Value = serde_json::from_str(&written(2)).unwrap();
    let result = &document["assessment-results"]["results"][0];
    let states: Vec<(&str, &str)> = result["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            let target = &finding["target"];
            (target["target-id"].as_str().unwrap(), target["status"]["state"].as_str().unwrap())
        })
        .collect();
    assert_eq!(states, [("pci-dss_3.5.1", "not-satisfied"), ("pci-dss_164.312_a__2__iv", "satisfied")]);
    assert_eq!(result["observations"].as_array().unwrap().len(), 3);
    let remarks = result["remarks"].as_str().unwrap();
    assert!(remarks.contains("3.6: for people") && remarks.contains("3.7: not evaluated"), "{remarks}");
}

#[test]
fn every_id_is_one_of_its_own_and_the_same_again() {
    let text = written(40);
    assert_eq!(text, written(40));
    let document: Value = serde_json::from_str(&text).unwrap();
    let result = &document["assessment-results"]["results"][0];
    let all = ["observations", "findings"].iter().flat_map(|list| result[list].as_array().unwrap());
    let ids: Vec<&str> = all.map(|one| one["uuid"].as_str().unwrap()).collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len());
    assert!(ids.iter().all(|id| id.len() == 36 && id.as_bytes()[14] == b'8'), "version 8: made by us");
}
