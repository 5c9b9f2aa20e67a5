//! Any bytes as JSON: reading does not panic, and every span lies inside of the text.

#![no_main]

use hcl::eval::{Limits, NoScope, evaluate_within};
use hcl::json::{Schema, parse};
use libfuzzer_sys::fuzz_target;

struct Blocks;

impl Schema for Blocks {
    fn block_labels(&self, path: &[&str], name: &str) -> Option<usize> {
        match (path, name) {
            ([], "a") => Some(2),
            ([], "b") | (["a"], "c") => Some(0),
            ([..], "d") => Some(1),
            _ => None,
        }
    }
}

fuzz_target!(|source: &[u8]| {
    let tree = parse(source, &Blocks);
    let inside = |span: hcl::Span| span.start <= span.end && span.end as usize <= source.len();
    for error in tree.errors() {
        assert!(inside(error.span));
    }
    for value in tree.body().all_values() {
        for expr in value.walk() {
            assert!(inside(expr.span()), "{:?}", expr.span());
        }
        for reference in value.references() {
            assert!(inside(reference.span()));
        }
        let _ = evaluate_within(value, &NoScope, Limits { steps: 5_000, size: 100_000 });
    }
});
