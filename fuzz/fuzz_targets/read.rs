//! Any bytes: reading does not panic, the tokens tile the text, spans nest, and an edit that changes nothing changes
//! nothing.

#![no_main]

use hcl::eval::{Limits, NoScope, evaluate_within};
use hcl::{Body, Edit, Item, Span, parse, patch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let tree = parse(source);
    tokens_tile(source, tree.tokens());
    let whole = Span::new(0, source.len() as u32);
    spans_nest(tree.body(), whole);
    for error in tree.errors() {
        assert!(error.span.end as usize <= source.len() && error.line > 0 && error.column > 0);
    }
    for trivia in tree.trivia() {
        assert!(whole.contains(trivia.span));
    }
    let limits = Limits { steps: 5_000, size: 100_000 };
    for value in tree.body().all_values() {
        for expr in value.walk() {
            assert!(value.span().contains(expr.span()));
        }
        for reference in value.references() {
            assert!(value.span().contains(reference.span()) && reference.reference_root().is_some());
        }
        let _ = evaluate_within(value, &NoScope, limits);
    }
    assert_eq!(patch::apply(source, &[]).as_deref(), Ok(source));
    if let Some(attribute) = tree.body().attributes().next()
        && let Ok(text) = str::from_utf8(attribute.expr().span().slice(source))
        && tree.errors().is_empty()
    {
        let same = Edit::set_attribute(Vec::new(), attribute.name(), text);
        assert_eq!(patch::apply(source, &[same]).as_deref(), Ok(source));
    }
    if let Some(formatted) = hcl::format::format_file(source) {
        assert!(parse(formatted.as_slice()).errors().is_empty(), "a formatted text stays valid");
    }
});

fn tokens_tile(source: &[u8], tokens: &[hcl::syntax::Token]) {
    let mut at = 0;
    for token in tokens {
        let gap = &source[at as usize..token.start as usize];
        assert!(gap.iter().all(|byte| matches!(byte, b' ' | b'\t')), "only blanks stand between tokens");
        assert!(token.start <= token.end);
        at = token.end;
    }
    assert_eq!(at as usize, source.len(), "the tokens reach the end");
}

fn spans_nest(body: Body<'_>, around: Span) {
    assert!(around.contains(body.span()));
    let mut at = body.span().start;
    for item in body.items() {
        let span = item.span();
        assert!(at <= span.start && span.end <= body.span().end.max(at), "items stand one after the other");
        at = span.end;
        match item {
            Item::Attribute(attribute) => {
                assert!(attribute.name_span().end <= attribute.equals_span().start);
                assert!(attribute.equals_span().end <= attribute.expr().span().start);
                assert!(span.contains(attribute.expr().span()));
            }
            Item::Block(block) => {
                assert!(span.contains(block.open_brace()));
                for label in block.labels() {
                    assert!(span.contains(label.span()));
                }
                spans_nest(block.body(), span);
            }
            Item::Error(_) => {}
        }
    }
}
