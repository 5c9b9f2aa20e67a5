//! Edits of any text: no panic, a valid text stays valid, a formatted one stays formatted, and what was set can be read.

#![no_main]

use hcl::format::{format_file, is_formatted};
use hcl::{Body, Edit, Item, NewBlock, Span, parse, patch};
use libfuzzer_sys::fuzz_target;

const VALUES: [&str; 12] = [
    "1",
    "\"text\"",
    "var.x",
    "[1, 2]",
    "{ a = 1 }",
    "{\n  a = 1\n  bb = 2\n}",
    "<<EOT\n  text ${var.x}\nEOT\n",
    "a ||\n b",
    "\"${var.x}\"",
    "[\n  1,\n  2 # two\n]",
    "f(<<-A\n  x\n  A\n)",
    "x ? {\n a = 1\n} : null",
];

fuzz_target!(|data: &[u8]| {
    let [verb, place, value, format, source @ ..] = data else { return };
    let owned = if format % 2 == 0 { format_file(source).unwrap_or_else(|| source.to_vec()) } else { source.to_vec() };
    let source = owned.as_slice();
    let tree = parse(source);
    let mut paths = vec![Vec::new()];
    collect(tree.body(), &mut paths);
    let path = paths[*place as usize % paths.len()].clone();
    let body = if path.is_empty() { tree.body() } else { tree.body().find(&path).expect("its own path").body() };
    let value = VALUES[*value as usize % VALUES.len()];
    let name = match body.attributes().nth(*verb as usize / 16) {
        Some(attribute) => attribute.name().to_owned(),
        None => "name_of_it".to_owned(),
    };
    let edit = match verb % 8 {
        0 | 1 => Edit::set_attribute(path.clone(), name.clone(), value),
        2 => Edit::unset_attribute(path.clone(), name.clone()),
        3 => Edit::add_block(path.clone(), NewBlock::new("added", ["by \"edit\""]).attribute("a", value).attribute("long", "1")),
        4 => Edit::remove_block(path.clone()),
        5 => Edit::RenameLabels { block: path.clone(), labels: vec!["new name".to_owned(); 1 + (*verb as usize >> 6)] },
        6 => Edit::rewrite_references(name.clone(), "renamed.to[\"this\"]"),
        _ => Edit::ReplaceSpan { span: Span::new(u32::from(*place), u32::from(*place) + 1), text: value.into() },
    };
    let Ok(patched) = patch::apply(source, &[edit.clone()]) else { return };
    let after = parse(patched.as_slice());
    let replaced_bytes = matches!(edit, Edit::ReplaceSpan { .. });
    if tree.errors().is_empty() && !replaced_bytes {
        assert!(after.errors().is_empty(), "valid before, now {:?}\n{}", after.errors(), String::from_utf8_lossy(&patched));
        if is_formatted(source) {
            assert!(is_formatted(&patched), "formatted before\n{}", String::from_utf8_lossy(&patched));
        }
        if let Edit::SetAttribute { name, .. } = &edit {
            let body = if path.is_empty() { Some(after.body()) } else { after.body().find(&path).map(|block| block.body()) };
            assert!(body.expect("the block is still there").attribute(name).is_some());
        }
    }
});

fn collect(body: Body<'_>, paths: &mut Vec<hcl::BodyPath>) {
    for item in body.items() {
        if let Item::Block(block) = item
            && paths.len() < 64
        {
            paths.push(block.path());
            collect(block.body(), paths);
        }
    }
}
