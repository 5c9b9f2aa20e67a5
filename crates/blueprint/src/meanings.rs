//! What the addresses in a text mean, so that a reference follows its component when that is renamed elsewhere.

use domain::graph::ComponentKey;
use hcl::syntax::TokenKind;

use crate::document::{Identity, Meanings};
use crate::piece;
use crate::replay::Naming;

/// What stands before an address in a key: nothing, or what a reference to a provider's configuration leaves out.
const PREFIXES: [&str; 2] = ["", "provider."];

/// The addresses in `text` that mean another component now than they did in the base.
pub(crate) fn meanings(naming: &Naming, directory: &str, text: &str) -> Meanings {
    if naming.is_as_in_base() {
        return Meanings::new();
    }
    let named = addresses(text).into_iter().filter_map(|(_, address)| {
        let mut keys = PREFIXES.iter().map(|prefix| ComponentKey::new(directory, &format!("{prefix}{address}")));
        let key = keys.find(|key| naming.differs_at(key))?;
        Some((address, naming.identity(&key)))
    });
    named.collect()
}

/// `text` with each address that means a component written as that component is called now.
pub(crate) fn text_now(naming: &Naming, directory: &str, text: &str, meanings: &Meanings) -> String {
    if naming.is_as_in_base() {
        return text.to_owned();
    }
    let now = |address: &str| {
        PREFIXES.iter().find_map(|prefix| {
            let key = ComponentKey::new(directory, &format!("{prefix}{address}"));
            let meant = match meanings.get(address) {
                Some(meant) => meant.clone()?,
                None => Identity(key.0.clone()),
            };
            // A component that is gone leaves its references behind, as it does in files.
            let now = naming.key(&meant).filter(|now| now.directory() == directory)?;
            let now = now.address().strip_prefix(prefix)?.to_owned();
            Some(now).filter(|now| now != address)
        })
    };
    rewrite(text, now)
}

/// `text` with each address for which `new` has another replaced by that.
pub(crate) fn rewrite(text: &str, new: impl Fn(&str) -> Option<String>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut written = 0;
    for (start, address) in addresses(text) {
        let Some(new) = new(&address) else { continue };
        result.push_str(text.get(written..start).unwrap_or_default());
        result.push_str(&new);
        written = start + address.len();
    }
    result.push_str(text.get(written..).unwrap_or_default());
    result
}

/// The addresses in `text` with the byte at which each begins: names joined by dots, outside of plain strings.
fn addresses(text: &str) -> Vec<(usize, String)> {
    let tree = piece::read(text);
    let mut found = Vec::new();
    // The names of a traversal, each touching the dot before it.
    let mut names: Vec<(usize, &str)> = Vec::new();
    let mut after_dot = false;
    for token in tree.tokens() {
        let span = token.start as usize..token.end as usize;
        match token.kind {
            TokenKind::Ident => {
                if !after_dot {
                    take_address(&mut names, &mut found);
                }
                names.push((span.start, text.get(span).unwrap_or_default()));
                after_dot = false;
            }
            TokenKind::Dot if !names.is_empty() => after_dot = true,
            _ => {
                take_address(&mut names, &mut found);
                after_dot = false;
            }
        }
    }
    take_address(&mut names, &mut found);
    found
}

/// Moves the address that `names` begin with to `found`.
fn take_address(names: &mut Vec<(usize, &str)>, found: &mut Vec<(usize, String)>) {
    if matches!(names.first(), Some((_, "resource"))) {
        names.remove(0);
    }
    let length = match names.first() {
        Some((_, "data" | "ephemeral" | "action")) => 3,
        Some((_, "each" | "count" | "self" | "path" | "terraform")) | None => usize::MAX,
        Some(_) => 2,
    };
    if let (Some((start, _)), Some(address)) = (names.first(), names.get(..length)) {
        let address: Vec<&str> = address.iter().map(|(_, name)| *name).collect();
        found.push((*start, address.join(".")));
    }
    names.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_wherever_an_expression_may_name_them() {
        let cases: &[(&str, &[&str])] = &[
            ("aws_vpc.main.id", &["aws_vpc.main"]),
            ("\"${aws_vpc.main.id}-aws_vpc.other.id\"", &["aws_vpc.main"]),
            ("[for s in aws_subnet.a : s.id if s.ok]", &["aws_subnet.a", "s.id", "s.ok"]),
            ("data.aws_ami.base[0].id", &["data.aws_ami.base"]),
            ("x = var.a\n# var.b\ny = local.c", &["var.a", "local.c"]),
            ("resource.aws_vpc.a.id", &["aws_vpc.a"]),
            ("module.net.vpc.id + each.value.x", &["module.net"]),
            ("foo(aws_vpc.a, { b = aws_vpc.b.id })", &["aws_vpc.a", "aws_vpc.b"]),
            ("var.list[var.index].name", &["var.list", "var.index"]),
            ("<<EOT\naws_vpc.a # ${aws_vpc.b.id}\nEOT", &["aws_vpc.b"]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = addresses(text).into_iter().map(|(_, address)| address).collect();
            assert_eq!(found, *expected, "`{text}`");
        }
    }

    #[test]
    fn a_reference_follows_the_component_it_meant() {
        let key = |address: &str| ComponentKey::new(".", address);
        let mut naming = Naming::new([key("aws_vpc.a"), key("aws_vpc.b")]);
        naming.rename_all(&[(key("aws_vpc.a"), key("aws_vpc.c"))]);
        naming.add(Identity("+1-1.0.0".to_owned()), key("aws_vpc.a"));
        let unaware = text_now(&naming, ".", "[aws_vpc.a.id, aws_vpc.b.id]", &Meanings::new());
        assert_eq!(unaware, "[aws_vpc.c.id, aws_vpc.b.id]", "its author knew the first one as `a`");
        let aware = meanings(&naming, ".", "aws_vpc.a.id");
        assert_eq!(text_now(&naming, ".", "aws_vpc.a.id", &aware), "aws_vpc.a.id", "its author meant the new `a`");
    }
}
