//! What must hold for every text and every edit.

#![cfg(test)]

use hcl::eval::{NoScope, evaluate};
use hcl::format::{format_file, is_formatted, string_text};
use hcl::{BlockRef, Edit, NewBlock, Span, parse, parse_expression, patch};
use proptest::prelude::*;

/// Expressions as people write them, a few levels deep.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        (0..100_000i64).prop_map(|number| number.to_string()),
        "[a-z][a-z0-9_]{0,6}".prop_map(|name| format!("var.{name}")),
        any::<String>().prop_map(|text| string_text(&text)),
        "[a-z ]{0,8}".prop_map(|text| format!("<<EOT\n{text}\nEOT\n")),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let list = proptest::collection::vec(inner.clone(), 0..4);
        let items = proptest::collection::vec(("[a-z]{1,6}", inner.clone()), 0..4);
        prop_oneof![
            list.prop_map(|items| format!("[{}]", items.join(","))),
            items.prop_map(|items| {
                let items: Vec<String> = items.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
                format!("{{\n{}\n}}", items.join("\n"))
            }),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} + {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("f({a}, {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[for x in {a} : {b}]")),
            inner.prop_map(|a| format!("\"x${{{a}}}y\"")),
        ]
    })
}

/// Files with attributes, comments, blank lines and blocks; not formatted.
fn file() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => ("[a-z]{1,8}", expression(), 0..3usize).prop_map(|(name, value, blanks)| {
            format!("{name}{}= {}\n", " ".repeat(blanks), value.trim_end())
        }),
        1 => "[a-z ]{0,8}".prop_map(|text| format!("# {text}\n")),
        1 => Just("\n".to_owned()),
    ];
    let body = proptest::collection::vec(line, 0..5).prop_map(|lines| lines.concat());
    let block =
        (1..3usize, body.clone()).prop_map(|(labels, body)| format!("block{} {{\n{body}}}\n", " \"x\"".repeat(labels)));
    proptest::collection::vec(prop_oneof![body, block], 0..5).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn tokens_and_blanks_are_the_text(source in proptest::collection::vec(any::<u8>(), 0..400)) {
        let tree = parse(source.as_slice());
        let mut text = Vec::new();
        let mut at = 0;
        for token in tree.tokens() {
            text.extend_from_slice(Span::new(at, token.start).slice(&source));
            text.extend_from_slice(token.span().slice(&source));
            at = token.end;
        }
        prop_assert_eq!(text, source);
    }

    #[test]
    fn no_edit_changes_no_byte(source in file()) {
        prop_assert_eq!(patch::apply(source.as_bytes(), &[]).unwrap(), source.as_bytes());
    }

    #[test]
    fn setting_what_is_there_changes_no_byte(source in file()) {
        let tree = parse(source.as_bytes());
        for block in tree.body().blocks() {
            for attribute in block.body().attributes() {
                let edit = Edit::set_attribute(block.path(), attribute.name(), attribute.expr().source());
                // Of two arguments of one name the first is meant.
                if block.body().attribute(attribute.name()).map(|first| first.span()) == Some(attribute.span()) {
                    let patched = patch::apply(source.as_bytes(), &[edit]).unwrap();
                    prop_assert_eq!(String::from_utf8_lossy(&patched), source.as_str());
                }
            }
        }
    }

    #[test]
    fn what_was_set_can_be_read(source in file(), value in expression()) {
        let patched = patch::apply(source.as_bytes(), &[Edit::set_attribute(Vec::new(), "the_new_one", value.clone())]).unwrap();
        let tree = parse(patched.as_slice());
        let found = tree.body().attribute("the_new_one").expect("it was set").expr();
        let wanted = parse_expression(&value).unwrap();
        // Blanks may move, nothing else does.
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let found = plain(&found.source());
        let wanted = plain(&wanted.expr().source());
        prop_assert!(found == wanted || found == format!("({wanted})"), "{} is not {}", found, wanted);
        prop_assert_eq!(tree.errors().is_empty(), parse(source.as_bytes()).errors().is_empty());
    }

    #[test]
    fn removing_what_was_added_gives_the_bytes_back(source in file()) {
        let source = format_file(source.as_bytes()).unwrap_or_else(|| source.clone().into_bytes());
        prop_assume!(parse(source.as_slice()).errors().is_empty());
        // Blank lines at the end of a file belong to nothing.
        prop_assume!(!source.starts_with(b"\n") && !source.ends_with(b"\n\n") && source != b"\n");
        let added = NewBlock::new("added", ["x"]).attribute("a", "1");
        let edits = [
            Edit::add_block(Vec::new(), added),
            Edit::remove_block(vec![BlockRef::new("added", ["x"])]),
        ];
        let patched = patch::apply(&source, &edits).unwrap();
        prop_assert_eq!(String::from_utf8_lossy(&patched), String::from_utf8_lossy(&source));
    }

    #[test]
    fn formatted_files_stay_formatted(source in file(), value in expression()) {
        let Some(source) = format_file(source.as_bytes()) else { return Ok(()) };
        prop_assert!(is_formatted(&source));
        let mut edits = vec![Edit::set_attribute(Vec::new(), "the_new_one", value.clone())];
        edits.push(Edit::add_block(Vec::new(), NewBlock::new("added", ["x"]).attribute("a", value.clone())));
        let tree = parse(source.as_slice());
        if let Some(block) = tree.body().blocks().next() {
            edits.push(Edit::set_attribute(block.path(), "another_new_one", value));
        }
        let patched = patch::apply(&source, &edits).unwrap();
        prop_assert!(is_formatted(&patched), "{}", String::from_utf8_lossy(&patched));
    }

    #[test]
    fn text_survives_being_written_and_read(text in any::<String>()) {
        let source = string_text(&text);
        let fragment = parse_expression(&source).unwrap();
        let read = fragment.expr().string();
        prop_assert_eq!(read.as_deref(), Some(text.as_str()));
    }

    #[test]
    fn a_value_set_in_a_json_file_is_read_back(before in expression(), value in expression(), layout in 0..4usize) {
        let old = json_with(&before, layout);
        let text = hcl::json::apply(&old, &(), &[Edit::set_attribute(Vec::new(), "b", &*value)]).unwrap();
        let tree = hcl::json::parse(text.as_slice(), &());
        prop_assert_eq!(tree.errors(), &[], "{}", String::from_utf8_lossy(&text));
        for (name, other) in [("a", "{ x = [1, { y = \"${z}\" }] }"), ("b", &*value), ("c", "null")] {
            let found = tree.body().attribute(name).unwrap().expr();
            let fragment = parse_expression(other).unwrap();
            match evaluate(fragment.expr(), &NoScope) {
                Ok(wanted) => {
                    prop_assert_eq!(evaluate(found, &NoScope).unwrap(), wanted, "{}", String::from_utf8_lossy(&text));
                }
                Err(_) => prop_assert!(evaluate(found, &NoScope).is_err()),
            }
        }
        let native = hcl::json::native_text(tree.body().attribute("b").unwrap().expr());
        if let Some(native) = native {
            let again = hcl::json::apply(&text, &(), &[Edit::set_attribute(Vec::new(), "b", native)]).unwrap();
            prop_assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&text), "what it says is there");
        }
        let gone = hcl::json::apply(&text, &(), &[Edit::unset_attribute(Vec::new(), "b")]).unwrap();
        let never = hcl::json::apply(&old, &(), &[Edit::unset_attribute(Vec::new(), "b")]).unwrap();
        prop_assert_eq!(String::from_utf8_lossy(&gone), String::from_utf8_lossy(&never), "nothing else moved");
    }
}

/// A JSON file with a value of this expression among others, written in one of several ways.
fn json_with(value: &str, layout: usize) -> Vec<u8> {
    let file = match layout {
        0 => "{\"a\":{\"x\":[1,{\"y\":\"${z}\"}]},\"b\":0,\"c\":null}",
        1 => "{\n  \"a\": {\"x\": [1, { \"y\" : \"${z}\" }]},\n  \"b\": 0,\n  \"c\": null\n}\n",
        2 => "{\r\n\t\"a\": {\r\n\t\t\"x\": [\r\n\t\t\t1, {\"y\": \"${z}\"}]\r\n\t},\r\n\t\"b\": 0,\r\n\t\"c\": null}",
        _ => "[{\"a\": {\"x\": [1, {\"y\": \"${z}\"}]}}, {\"b\": 0}, {\"c\": null}]",
    };
    hcl::json::apply(file.as_bytes(), &(), &[Edit::set_attribute(Vec::new(), "b", value)]).unwrap()
}
