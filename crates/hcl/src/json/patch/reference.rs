//! References rewritten inside of strings.

use super::{PatchError, Splice, Target};
use crate::Span;
use crate::json::document::{Json, Kind};
use crate::json::text::{decode_each, string_text};
use crate::patch::{Address, address};
use crate::syntax::{Expr, parse_expression, parse_template};

impl<'d> Target<'d> {
    pub(super) fn rewrite(&self, from: &str, to: &str) -> Result<Vec<Splice>, PatchError> {
        let wanted = address(from)?;
        address(to)?;
        let to = to.trim();
        let mut splices = Vec::new();
        for (id, node) in self.document.nodes.iter().enumerate() {
            if node.kind != Kind::String {
                continue;
            }
            let json = self.document.json(id as u32);
            let text = json.string().unwrap_or_default();
            if (text.contains("${") || text.contains("%{"))
                && let Ok(fragment) = parse_template(&text)
            {
                let spans = in_expression(fragment.expr(), &wanted);
                splices.extend(self.in_string(json, &spans, to));
            }
        }
        let root = self.bodies(&[])?;
        for json in self.bare_references(root) {
            let text = json.string().unwrap_or_default();
            if let Ok(fragment) = parse_expression(&text) {
                let spans = in_expression(fragment.expr(), &wanted);
                splices.extend(self.in_string(json, &spans, to));
            }
        }
        splices.sort_by_key(|(span, _): &Splice| span.start);
        Ok(splices)
    }

    /// Strings that are references without `${}`, as the schema says.
    fn bare_references(&self, bodies: Vec<Json<'d>>) -> Vec<Json<'d>> {
        let mut found = Vec::new();
        let mut open: Vec<(Json<'d>, Vec<String>)> = bodies.into_iter().map(|body| (body, Vec::new())).collect();
        while let Some((body, path)) = open.pop() {
            let types: Vec<&str> = path.iter().map(String::as_str).collect();
            for member in body.members().into_iter().flatten() {
                let name = member.key();
                if let Some(labels) = self.schema.block_labels(&types, &name) {
                    let mut inner = path.clone();
                    inner.push(name.into_owned());
                    let mut blocks = vec![(member.value(), labels)];
                    while let Some((value, labels)) = blocks.pop() {
                        if let Some(items) = value.items() {
                            blocks.extend(items.map(|item| (item, labels)));
                        } else if labels > 0 {
                            blocks.extend(
                                value.members().into_iter().flatten().map(|member| (member.value(), labels - 1)),
                            );
                        } else {
                            open.push((value, inner.clone()));
                        }
                    }
                } else if self.schema.holds_references(&types, &name) {
                    let mut values = vec![member.value()];
                    while let Some(value) = values.pop() {
                        values.extend(value.items().into_iter().flatten());
                        values.extend(value.members().into_iter().flatten().map(|member| member.value()));
                        if value.kind() == Kind::String {
                            found.push(value);
                        }
                    }
                }
            }
        }
        found
    }

    /// Replaces spans of the decoded text of a string where they are written.
    fn in_string(&self, json: Json<'_>, spans: &[Span], to: &str) -> Vec<Splice> {
        let inner = Span::new(json.span().start + 1, json.span().end.saturating_sub(1));
        let mut places = Vec::new();
        decode_each(inner.slice(self.document.source()), |character, start, end| {
            places.extend(std::iter::repeat_n((start, end), character.len_utf8()));
        });
        let quoted = string_text(to);
        let text = quoted.get(1..quoted.len() - 1).unwrap_or_default();
        let written = |span: &Span| {
            let (start, _) = *places.get(span.start as usize)?;
            let (_, end) = *places.get(span.end.checked_sub(1)? as usize)?;
            let place = Span::new(inner.start + start as u32, inner.start + end as u32);
            Some((place, text.as_bytes().to_vec()))
        };
        spans.iter().filter_map(written).collect()
    }
}

fn in_expression(expr: Expr<'_>, wanted: &Address) -> Vec<Span> {
    expr.references().filter_map(|reference| wanted.prefix_of(reference)).collect()
}
