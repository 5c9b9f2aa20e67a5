//! Values of expressions, held against what Terraform makes of them.

#![cfg(test)]

use std::process::Command;

use hcl::eval::{NoScope, Value, evaluate};

/// Expressions with what they give as JSON text, or `error`.
fn cases() -> Vec<(&'static str, &'static str)> {
    let lines: Vec<&str> = include_str!("cases/eval.txt").lines().filter(|line| !line.starts_with("# ")).collect();
    let mut cases = Vec::new();
    for pair in lines.windows(2) {
        if let Some(expected) = pair[1].strip_prefix("=> ") {
            cases.push((pair[0], expected));
        }
    }
    assert!(cases.len() > 500, "the file of cases is read");
    cases
}

/// Terraform refuses these, and so may be different here: it checks names before it computes, forbids a use of
/// `templatestring`, or cannot do with its types what is harmless here.
const FORGIVEN: [&str; 7] = [
    r#"try(local.nope, "x")"#,
    r#"1 < 2 || nope"#,
    r#"templatestring("x${1}", {})"#,
    r#"templatestring("a", {})"#,
    r#"element(["a","b","c"], -1)"#,
    r#"sensitive("a") == "a""#,
    r#"true ? 1 : true"#,
];

/// Here a tuple is a list, and zero has no sign.
const OTHERWISE: [&str; 3] = ["[1] == tolist([1])", "-0.0", "log(8, 0)"];

fn ours(expression: &str) -> Result<Value, String> {
    let source = format!("jsonencode({expression})");
    let fragment = hcl::parse_expression(&source).map_err(|error| error.to_string())?;
    evaluate(fragment.expr(), &NoScope).map_err(|error| error.to_string())
}

#[test]
fn expressions_give_what_terraform_gives() {
    let mut wrong = Vec::new();
    for (expression, expected) in cases() {
        let found = ours(expression);
        let right = match (&found, expected) {
            (Ok(Value::Unknown(_)), expected) => expected == "error",
            (Ok(_), _) if OTHERWISE.contains(&expression) => true,
            (Ok(_), "error") => FORGIVEN.contains(&expression),
            (Err(_), "error") => true,
            (Ok(found), expected) => found.to_string() == expected || same_text(found, expected),
            (Err(_), _) => false,
        };
        let unknown_is_right = expression.starts_with("timestamp()") || expression.starts_with("provider::");
        if !right && !unknown_is_right {
            wrong.push(format!("{expression}\n  expected {expected}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} expressions differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Compares the text behind the quotes, since Terraform escapes otherwise than we do.
fn same_text(found: &Value, expected: &str) -> bool {
    let document = hcl::json::Document::parse(expected.as_bytes());
    let expected = document.root().and_then(|root| root.string());
    expected.is_some() && found.as_str() == expected.as_deref()
}

#[test]
fn terraform_console_still_says_the_same() {
    let good: Vec<_> = cases().into_iter().filter(|(_, expected)| *expected != "error").collect();
    let all: Vec<String> = good.iter().map(|(expression, _)| format!("jsonencode({expression})")).collect();
    let directory = tempfile::tempdir().expect("a temporary directory");
    let child = Command::new("terraform")
        .arg("console")
        .current_dir(directory.path())
        .env("TF_CLI_CONFIG_FILE", "/dev/null")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: no terraform");
        return;
    };
    let script = format!("jsonencode([{}])\n", all.join(", "));
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, script.as_bytes()));
    let output = child.wait_with_output().expect("terraform ends");
    writer.join().expect("the writer ends").expect("terraform reads everything");
    let answer = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    let outer = hcl::json::Document::parse(answer.trim().as_bytes());
    let outer = outer.root().and_then(|root| root.string()).unwrap_or_else(|| panic!("no answer: {errors}"));
    let list = hcl::json::Document::parse(outer.as_bytes());
    let answers: Vec<_> = list.root().and_then(|root| root.items()).expect("a list of answers").collect();
    assert_eq!(answers.len(), good.len(), "terraform answers every expression");
    for ((expression, expected), answer) in good.iter().zip(answers) {
        if !expression.starts_with("timestamp()") {
            let answer = Value::string(answer.string().expect("an answer is text"));
            assert!(same_text(&answer, expected), "terraform says {answer} of {expression}");
        }
    }
}
