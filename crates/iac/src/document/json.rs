//! Reading JSON.

use hcl::json::{Document as Text, Json};

use super::scalar::Style;
use super::{DEEPEST, Document, Kind, Node, Problem};

pub(super) fn read(document: &mut Document) -> Result<(), Problem> {
    let text = Text::parse(document.source.clone());
    if let Some(error) = text.errors().first() {
        return Err(Problem {
            at: error.span.start,
            message: error.message.to_string(),
            hint: "correct it: JSON wants double quotes and commas between items, and none after the last",
        });
    }
    let Some(root) = text.root() else { return Ok(()) };
    let root = node(document, root, 0)?;
    document.roots.push(root);
    Ok(())
}

fn node(document: &mut Document, json: Json<'_>, depth: usize) -> Result<u32, Problem> {
    let span = json.span();
    if depth > DEEPEST {
        return Err(Problem { at: span.start, message: "it is nested too deeply".to_owned(), hint: "make it flatter" });
    }
    let kind = if let Some(members) = json.members() {
        let entries: Result<Vec<(u32, u32)>, Problem> = members
            .map(|member| {
                let kind = Kind::Scalar(member.key().into_owned().into(), Style::Quoted);
                let key = document.push(Node { kind, span: member.key_span(), tag: None, flow: true });
                Ok((key, node(document, member.value(), depth + 1)?))
            })
            .collect();
        Kind::Mapping(entries?.into())
    } else if let Some(items) = json.items() {
        let items: Result<Vec<u32>, Problem> = items.map(|item| node(document, item, depth + 1)).collect();
        Kind::Sequence(items?.into())
    } else if let Some(text) = json.string() {
        Kind::Scalar(text.into_owned().into(), Style::Quoted)
    } else {
        Kind::Scalar(document.text(span).into(), Style::Plain)
    };
    Ok(document.push(Node { kind, span, tag: None, flow: true }))
}
