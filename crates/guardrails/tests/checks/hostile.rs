//! Policies that mean harm, or would do it.

use std::time::{Duration, Instant};

use domain::evidence::check::{CheckReport, Status};
use guardrails::{Bundle, Checker, Limits, Settings};

use crate::world::{check, files, project, settings};

const VICTIM: &str = "package victim\ndeny[\"still here\"] { true }";

/// Runs a policy beside a harmless one; gives the report, and what reading said.
fn run(hostile: &str) -> (CheckReport, Vec<String>) {
    let (bundle, problems) = Bundle::read("theirs", &files(&[("hostile.rego", hostile), ("victim.rego", VICTIM)]));
    let limits = Limits { time: Duration::from_millis(400), made: 4 << 20, ..Limits::default() };
    let mut checker = Checker::with(Settings { limits, ..settings(bundle) });
    let started = Instant::now();
    let report = check(&mut checker, &project(&[("main.tf", "resource \"aws_vpc\" \"a\" {}\n")]));
    assert!(started.elapsed() < Duration::from_secs(5), "took {:?}", started.elapsed());
    let survived = report.results.iter().any(|result| result.rule == "victim.deny" && result.status == Status::Fail);
    assert!(survived, "the other policies run");
    let said = problems.iter().chain(&report.problems).map(|problem| problem.message.clone()).collect();
    (report, said)
}

fn refused(what: &str, hostile: &str, word: &str) {
    let (report, said) = run(hostile);
    assert!(said.iter().any(|message| message.contains(word)), "{what}: expected `{word}` among {said:?}");
    assert!(!report.results.iter().any(|result| result.rule.starts_with("h.")), "{what} has no result");
}

#[test]
fn a_loop_without_an_end_in_sight_is_stopped() {
    refused(
        "a comprehension over all triples",
        "package h\ndeny[x] { n := numbers.range(1, 100000); x := count([1 | n[_]; n[_]; n[_]]) }",
        "took more than",
    );
    refused(
        "a loop that makes a set",
        "package h\ndeny[x] { n := numbers.range(1, 100000); a := n[_]; b := n[_]; c := n[_]; x := [a, b, c] }",
        "took more than",
    );
}

#[test]
fn what_would_fill_the_memory_is_refused_before_it_is_made() {
    let doubling: String = (1..60).map(|n| format!("a{n} := concat(\"\", [a{}, a{}])\n", n - 1, n - 1)).collect();
    let lists: String = (1..60).map(|n| format!("a{n} := array.concat(a{}, a{})\n", n - 1, n - 1)).collect();
    let formats: String = (1..60).map(|n| format!("a{n} := sprintf(\"%s%s\", [a{}, a{}])\n", n - 1, n - 1)).collect();
    let again: String = (1..60).map(|n| format!("a{n} := replace(a{}, \"x\", \"xx\")\n", n - 1)).collect();
    for (what, text) in [
        ("a huge range", "package h\ndeny[x] { x := count(numbers.range(1, 100000000000)) }".to_owned()),
        (
            "a huge range by steps",
            "package h\ndeny[x] { x := count(numbers.range_step(1, 100000000000, 1)) }".to_owned(),
        ),
        ("a wide format", "package h\ndeny[x] { x := sprintf(\"%1000000000d\", [1]) }".to_owned()),
        ("a huge shift", "package h\ndeny[x] { x := bits.lsh(1, 100000000000) }".to_owned()),
        (
            "a text that doubles",
            format!("package h\na0 := \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"\n{doubling}deny[x] {{ x := count(a59) }}"),
        ),
        ("a list that doubles", format!("package h\na0 := [1, 2, 3, 4]\n{lists}deny[x] {{ x := count(a59) }}")),
        (
            "a format that doubles",
            format!("package h\na0 := \"xxxxxxxxxxxxxxxx\"\n{formats}deny[x] {{ x := count(a59) }}"),
        ),
        (
            "a replacement that doubles",
            format!("package h\na0 := \"xxxxxxxxxxxxxxxx\"\n{again}deny[x] {{ x := count(a59) }}"),
        ),
    ] {
        refused(what, &text, "would make more than a policy may have at once");
    }
    refused(
        "many large texts",
        "package h\nt := concat(\"\", [\"x\" | numbers.range(1, 5000)[_]])\ndeny[x] { x := [upper(t) | numbers.range(1, 5000)[_]] }",
        "makes more than it may have in all",
    );
}

#[test]
fn what_calls_itself_is_found_before_it_runs() {
    refused("a function", "package h\nf(x) = f(x + 1)\ndeny[x] { x := f(1) }", "calls itself");
    refused("two functions", "package h\nf(x) = g(x)\ng(x) = f(x)\ndeny[x] { x := f(1) }", "calls itself");
    refused(
        "a function by replacement",
        "package h\nf(x) = h(x)\nh(x) = x\ndeny[x] { x := f(1) with h as f }",
        "calls itself",
    );
    refused(
        "a built-in function by replacement",
        "package h\nf(x) = count(x)\ndeny[x] { x := f([1]) with count as f }",
        "calls itself",
    );
    refused("rules in a ring", "package h\na := b\nb := a\ndeny[x] { x := a }", "recursion");
}

#[test]
fn a_long_chain_of_rules_keeps_within_the_stack() {
    let chain: String = (0..5000).map(|n| format!("r{n} := r{}\n", n + 1)).collect();
    let (report, said) = run(&format!("package h\n{chain}r5000 := \"end\"\ndeny[x] {{ x := r0 }}"));
    let reached = report.results.iter().any(|result| result.message == "end");
    assert!(reached || said.iter().any(|message| message.contains("took more than")), "{said:?}");
}

#[test]
fn text_that_is_nested_without_end_is_an_error() {
    let deep = format!("package h\ndeny[x] {{ x := {}1{} }}", "[".repeat(500), "]".repeat(500));
    let (_, said) = run(&deep);
    assert_eq!(said.len(), 1, "{said:?}");
    let long = format!("package h\ndeny[x] {{ x := 1{} }}", "\n+ 1".repeat(10_000));
    run(&long);
}

#[test]
fn a_pattern_cannot_blow_up() {
    let (report, said) = run(
        "package h\nt := concat(\"\", [\"a\" | numbers.range(1, 20000)[_]])\ndeny[x] { x := regex.match(`^(a+)+$`, concat(\"\", [t, \"!\"])) }",
    );
    assert!(said.is_empty(), "patterns take linear time: {said:?}");
    assert!(report.results.iter().any(|result| result.rule == "h.deny"));
    refused("a pattern of patterns", "package h\ndeny[x] { x := regex.match(`((a{1000}){1000}){1000}`, \"a\") }", "");
}

#[test]
fn there_is_no_network_no_clock_and_no_chance() {
    for call in [
        "http.send({\"method\": \"get\", \"url\": \"http://localhost\"})",
        "opa.runtime()",
        "time.now_ns()",
        "rand.intn(\"a\", 10)",
        "net.lookup_ip_addr(\"localhost\")",
    ] {
        refused(call, &format!("package h\ndeny[x] {{ x := {call} }}"), "");
        let (_, said) = run(&format!("package h\ndeny[x] {{ x := {call} }}"));
        assert_eq!(said.len(), 1, "`{call}` is no function here: {said:?}");
    }
}
