//! The nested blocks of a component, as they stand in its text.

use crate::piece;
use hcl::Block;

/// How many blocks there are in `list` of the block that `text` is: those of `ingress`, those of `rule[0].filter`.
pub(crate) fn count(text: &str, list: &str) -> usize {
    let tree = piece::read(text);
    let Some(block) = tree.body().blocks().next() else { return 0 };
    match list.rsplit_once(']') {
        None => of_list(block, list).count(),
        Some((before, last)) => {
            let parent = find(block, &format!("{before}]"));
            parent.map_or(0, |parent| of_list(parent, last.trim_start_matches('.')).count())
        }
    }
}

/// The text between the braces of a nested block of the block that `text` is.
pub(crate) fn inner_text(text: &str, path: &str) -> Option<String> {
    let tree = piece::read(text);
    let block = find(tree.body().blocks().next()?, path)?;
    let (start, end) = (block.open_brace().end as usize, block.close_brace()?.start as usize);
    Some(text.get(start..end)?.trim_matches('\n').to_owned())
}

/// The nested block at a path.
fn find<'t>(block: Block<'t>, path: &str) -> Option<Block<'t>> {
    let mut block = block;
    let mut rest = path;
    while !rest.is_empty() {
        let (list, after) = rest.split_once('[')?;
        let (number, after) = after.split_once(']')?;
        block = of_list(block, list).nth(number.parse().ok()?)?;
        rest = after.strip_prefix('.').unwrap_or(after);
    }
    Some(block)
}

/// The nested blocks of one type and labels, as paths name them: `ingress`, `dynamic.setting`.
fn of_list<'t>(block: Block<'t>, list: &str) -> impl Iterator<Item = Block<'t>> {
    block.body().blocks().filter(move |nested| {
        let mut name = nested.block_type().to_owned();
        for label in nested.labels() {
            name.push('.');
            name.push_str(&quoted(&label.text()));
        }
        name == list
    })
}

/// A label as it stands in a path: quoted where it could be taken for something else.
fn quoted(label: &str) -> String {
    if !label.is_empty() && !label.contains(['.', '[', ']', '"', '\\']) {
        return label.to_owned();
    }
    format!("\"{}\"", label.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "resource \"a\" \"b\" {\n  x = 1\n  rule {\n    filter {\n    }\n    filter {\n      y = 2\n    }\n  }\n  \
                        rule {\n  }\n  dynamic \"setting\" {\n    content {\n    }\n  }\n}\n";

    #[test]
    fn the_blocks_of_a_list_are_counted() {
        let cases = [("rule", 2), ("rule[0].filter", 2), ("rule[1].filter", 0), ("dynamic.setting", 1), ("x", 0)];
        for (list, expected) in cases {
            assert_eq!(count(TEXT, list), expected, "`{list}`");
        }
        assert_eq!(count(TEXT, "dynamic.setting[0].content"), 1);
        assert_eq!(count(TEXT, "rule[7].filter"), 0, "there is no such rule");
    }

    #[test]
    fn the_text_of_a_block_is_what_is_between_its_braces() {
        assert_eq!(inner_text(TEXT, "rule[0].filter[1]").as_deref(), Some("      y = 2\n    "));
        assert_eq!(inner_text(TEXT, "rule[2]"), None);
    }
}
