//! What is read, what is refused, and that nothing is lost either way.

#![cfg(test)]

use std::process::Command;

use hcl::syntax::TokenKind;
use hcl::{ExprKind, Item, Span, Tree, parse, parse_expression};

/// Name, text.
fn sections(text: &'static str) -> Vec<(&'static str, String)> {
    let section = |section: &'static str| {
        let (name, text) = section.split_once('\n').expect("a name");
        let text = if name.contains("without a final line end") || name.contains("without a line end") {
            text.trim_end_matches('\n')
        } else {
            text
        };
        (name, text.to_owned())
    };
    text.split("=== ").skip(1).map(section).collect()
}

fn good() -> Vec<(&'static str, String)> {
    sections(include_str!("cases/good.txt"))
}

fn bad() -> Vec<(&'static str, String)> {
    sections(include_str!("cases/bad.txt"))
}

/// The tokens and the blanks between them are the text.
fn assert_lossless(name: &str, tree: &Tree) {
    let mut at = 0;
    for token in tree.tokens() {
        let gap = Span::new(at, token.start).slice(tree.source());
        assert!(at <= token.start && gap.iter().all(|byte| matches!(byte, b' ' | b'\t')), "{name}: lost {gap:?}");
        at = token.end;
    }
    assert_eq!(at as usize, tree.source().len(), "{name}: the tokens reach the end");
}

#[test]
fn everything_valid_is_understood() {
    for (name, text) in good() {
        for variant in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let tree = parse(variant.as_bytes());
            assert_eq!(tree.errors(), [], "{name}");
            assert!(!tree.body().items().any(|item| matches!(item, Item::Error(_))), "{name}");
            assert_lossless(name, &tree);
        }
    }
}

#[test]
fn an_error_has_its_place_and_the_rest_is_read() {
    let mut elsewhere = Vec::new();
    for (head, text) in bad() {
        let (name, place) = head.split_once(" | ").expect("a place");
        let tree = parse(text.as_bytes());
        let first = tree.errors().first().unwrap_or_else(|| panic!("{name}: no error"));
        if format!("{}:{}", first.line, first.column) != place {
            elsewhere.push(format!("{name}: expected at {place}: {first}"));
        }
        assert!(!first.message.is_empty() && !first.hint.is_empty(), "{name}");
        assert_lossless(name, &tree);
        let b = tree.body().attribute("b").unwrap_or_else(|| panic!("{name}: the line after is not read"));
        assert!(matches!(b.expr().kind(), ExprKind::Number("1")), "{name}");
    }
    assert!(elsewhere.is_empty(), "{}", elsewhere.join("\n"));
}

/// `terraform fmt` reads the same files and refuses the same files.
#[test]
fn terraform_agrees_on_what_is_valid() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let cases: Vec<(&str, String)> = good().into_iter().chain(bad()).collect();
    for (index, (_, text)) in cases.iter().enumerate() {
        std::fs::write(directory.path().join(format!("t{index}.tf")), text).expect("a file");
    }
    let command = Command::new("terraform")
        .args(["fmt", "-no-color", "-list=false"])
        .current_dir(directory.path())
        .env("TF_CLI_CONFIG_FILE", "/dev/null")
        .output();
    let Ok(output) = command else {
        println!("skipped: no terraform");
        return;
    };
    let complaints = String::from_utf8_lossy(&output.stderr);
    for (index, (name, text)) in cases.iter().enumerate() {
        let refused = complaints.contains(&format!("on t{index}.tf line "));
        let tree = parse(text.as_bytes());
        assert_eq!(!tree.errors().is_empty(), refused, "{name}: {:?}", tree.errors());
        let formatted = std::fs::read(directory.path().join(format!("t{index}.tf"))).expect("the file is still there");
        if !refused {
            let ours = hcl::format::format_file(text.as_bytes()).expect("it is valid");
            assert_eq!(String::from_utf8_lossy(&ours), String::from_utf8_lossy(&formatted), "{name}");
        }
    }
}

#[test]
fn deep_nesting_is_read_and_hostile_nesting_is_an_error() {
    let nested =
        |open: &str, close: &str, depth: usize| format!("a = {}1{}\n", open.repeat(depth), close.repeat(depth));
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("f(", ")"),
        ("{ a = ", "}"),
        ("-", ""),
        ("\"${", "}\""),
        ("x[", "]"),
        ("c ? 1 : ", ""),
    ] {
        assert_eq!(parse(nested(open, close, 100).as_bytes()).errors(), [], "100 levels of {open}");
        let hostile = nested(open, close, 100_000);
        let tree = parse(hostile.as_bytes());
        assert!(!tree.errors().is_empty(), "100000 levels of {open}");
        assert_lossless(open, &tree);
    }
    let blocks = |depth: usize| format!("{}{}", "b {\n".repeat(depth), "}\n".repeat(depth));
    assert_eq!(parse(blocks(100).as_bytes()).errors(), []);
    assert!(!parse(blocks(100_000).as_bytes()).errors().is_empty());
    assert!(!parse("%{ if x }".repeat(10_000).as_bytes()).errors().is_empty());
}

#[test]
fn the_deepest_expression_that_is_read_can_be_computed() {
    for (open, close) in
        [("[", "]"), ("(", ")"), ("upper(", ")"), ("{ a = ", "}"), ("-", ""), ("\"x${", "}\""), ("true ? ", " : 2")]
    {
        let source = format!("{}1{}", open.repeat(195), close.repeat(195));
        let fragment = parse_expression(&source).unwrap_or_else(|error| panic!("{open}: {error}"));
        let value = hcl::eval::evaluate(fragment.expr(), &hcl::eval::NoScope);
        assert!(value.is_ok(), "{open}: {value:?}");
    }
}

#[test]
fn a_chain_of_operators_may_be_as_long_as_it_likes() {
    let source = format!("a = 1{}\n", " + 1".repeat(20_000));
    let tree = parse(source.as_bytes());
    assert_eq!(tree.errors(), []);
    let value = tree.body().attribute("a").expect("the attribute").expr();
    assert_eq!(value.walk().count(), 40_001);
    let sum = hcl::eval::evaluate(value, &hcl::eval::NoScope).expect("a sum");
    assert_eq!(sum.to_string(), "20001");
}

#[test]
fn every_byte_and_every_pair_of_strange_bytes_is_carried() {
    let strange: Vec<u8> = (0..=255).collect();
    for first in &strange {
        for second in b"\0\n\r\"${}%<[(~\\\xff\xef" {
            for text in [vec![*first, *second], [b"a = \"", &[*first, *second][..], b"\"\n"].concat()] {
                assert_lossless(&format!("{text:?}"), &parse(text.as_slice()));
            }
        }
    }
}

#[test]
fn blocks_and_attributes_have_their_parts() {
    let source = "# about\nresource \"aws_vpc\" main { # open\n  cidr = \"10.0.0.0/16\" # net\n}\n";
    let tree = parse(source.as_bytes());
    let text = |span: Span| String::from_utf8_lossy(span.slice(source.as_bytes())).into_owned();
    let block = tree.body().blocks().next().expect("a block");
    let labels: Vec<String> = block.labels().map(|label| text(label.span())).collect();
    assert_eq!(labels, ["\"aws_vpc\"", "main"]);
    assert_eq!(text(block.type_span()), "resource");
    assert_eq!(text(block.open_brace()), "{");
    assert_eq!(block.close_brace().map(text).as_deref(), Some("}"));
    assert_eq!(block.leading_comments().map(text).as_deref(), Some("# about"));
    let cidr = block.body().attribute("cidr").expect("an attribute");
    assert_eq!(text(cidr.span()), "cidr = \"10.0.0.0/16\"");
    assert_eq!(text(cidr.equals_span()), "=");
    assert_eq!(cidr.trailing_comment().map(text).as_deref(), Some("# net"));
    assert_eq!(cidr.expr().string().as_deref(), Some("10.0.0.0/16"));
    assert_eq!(tree.position(cidr.span().start).line, 3);
    assert!(tree.tokens().iter().any(|token| token.kind == TokenKind::LineComment));
}

#[test]
fn columns_count_characters() {
    let error = parse_expression("\"größe\" +").expect_err("a value is missing");
    assert_eq!((error.line, error.column), (1, 10));
}

#[test]
fn references_are_found_wherever_they_stand() {
    let source =
        r#"[for k, v in var.map : "${k}-${local.a[v.id].b}" if each.key == k && { x = data.y.z }[path.module] > 0]"#;
    let fragment = parse_expression(source).expect("valid");
    let found: Vec<String> = fragment.expr().references().map(|reference| reference.source().into_owned()).collect();
    assert_eq!(found, ["var.map", "local.a[v.id].b", "each.key", "data.y.z", "path.module"]);
}
