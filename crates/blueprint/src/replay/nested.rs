//! Nested blocks, called by what does not shift when others come and go.
//!
//! People and the graph count: `ingress[1]`. The document says the same as long as no block of that list was
//! added or taken out; from then on a list knows each block by its number at the beginning, or by the edit that
//! added it: `ingress[+3-1f.0]`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::{Identity, StepId};

/// The lists of nested blocks that are not as they were at the beginning. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Nested {
    lists: Arc<HashMap<(Identity, String), Vec<String>>>,
}

impl Nested {
    /// The lasting form of a path as it is now; `None` when it names a block that is not there.
    pub(crate) fn lasting(&self, of: &Identity, path: &str) -> Option<String> {
        self.translate(of, path, |list, now| list.get(now.parse::<usize>().ok()?).cloned(), true)
    }

    /// The path as it is now; `None` when its block is gone.
    pub(crate) fn current(&self, of: &Identity, lasting: &str) -> Option<String> {
        self.translate(of, lasting, |list, name| Some(list.iter().position(|id| id == name)?.to_string()), false)
    }

    /// Whether the list at a lasting path is followed already.
    pub(crate) fn follows(&self, of: &Identity, list: &str) -> bool {
        self.lists.contains_key(&(of.clone(), list.to_owned()))
    }

    /// Adds a block that an edit made to the end of its list, which had `count` blocks at the beginning.
    pub(crate) fn add(&mut self, of: &Identity, list: &str, count: usize, step: StepId, edit: usize) {
        self.list(of, list, count).push(format!("+{step}.{edit}"));
    }

    /// Takes a block out of its list, which had `count` blocks at the beginning.
    pub(crate) fn remove(&mut self, of: &Identity, block: &str, count: usize) {
        if let Some((list, name)) = split_block(block) {
            self.list(of, list, count).retain(|id| id != name);
        }
    }

    fn list(&mut self, of: &Identity, list: &str, count: usize) -> &mut Vec<String> {
        let lists = Arc::make_mut(&mut self.lists);
        lists.entry((of.clone(), list.to_owned())).or_insert_with(|| (0..count).map(|at| at.to_string()).collect())
    }

    /// Rewrites each index of `path`; lists are looked up under the lasting form of what leads to them.
    fn translate(
        &self,
        of: &Identity,
        path: &str,
        find: impl Fn(&[String], &str) -> Option<String>,
        to_lasting: bool,
    ) -> Option<String> {
        if self.lists.is_empty() || !path.contains('[') {
            return Some(path.to_owned());
        }
        let (mut result, mut lasting) = (String::new(), String::new());
        for part in Parts(path) {
            match part {
                Part::Text(text) => {
                    result.push_str(text);
                    lasting.push_str(text);
                }
                Part::Index(index) => {
                    let found = match self.lists.get(&(of.clone(), lasting.clone())) {
                        Some(list) => find(list, index)?,
                        None if index.starts_with('+') => return None,
                        None => index.to_owned(),
                    };
                    let (now, name) =
                        if to_lasting { (found.as_str(), found.as_str()) } else { (found.as_str(), index) };
                    result.push_str(&format!("[{now}]"));
                    lasting.push_str(&format!("[{name}]"));
                }
            }
        }
        Some(result)
    }
}

/// The list and the name of a block: `ingress` and `1` of `ingress[1]`.
pub(crate) fn split_block(path: &str) -> Option<(&str, &str)> {
    let (list, name) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, name))
}

enum Part<'a> {
    Text(&'a str),
    Index(&'a str),
}

/// The parts of a path: indices of blocks, and what is between them. Brackets inside quotes are text.
struct Parts<'a>(&'a str);

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        if self.0.is_empty() {
            return None;
        }
        if let Some(inside) = self.0.strip_prefix('[')
            && !inside.starts_with('"')
            && let Some((index, rest)) = inside.split_once(']')
        {
            self.0 = rest;
            return Some(Part::Index(index));
        }
        let mut quoted = false;
        let mut escaped = false;
        let mut end = self.0.len();
        for (at, letter) in self.0.char_indices() {
            match letter {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '[' if !quoted && at > 0 => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        let (text, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(Part::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: StepId = StepId { stamp: 3, peer: 31 };

    #[test]
    fn a_block_keeps_its_name_when_others_come_and_go() {
        let of = Identity(".:aws_security_group.a".to_owned());
        let mut nested = Nested::default();
        assert_eq!(nested.lasting(&of, "ingress[1].port"), Some("ingress[1].port".to_owned()));
        nested.remove(&of, "ingress[0]", 2);
        nested.add(&of, "ingress", 2, STEP, 0);
        let cases = [
            ("ingress[0].port", Some("ingress[1].port")),
            ("ingress[1].port", Some("ingress[+3-1f.0].port")),
            ("ingress[2].port", None),
            ("egress[5].port", Some("egress[5].port")),
            ("tags[\"ingress[0]\"]", Some("tags[\"ingress[0]\"]")),
        ];
        for (now, lasting) in cases {
            assert_eq!(nested.lasting(&of, now).as_deref(), lasting, "`{now}`");
            if let Some(lasting) = lasting {
                assert_eq!(nested.current(&of, lasting).as_deref(), Some(now), "`{lasting}` is `{now}` now");
            }
        }
        assert_eq!(nested.current(&of, "ingress[0].port"), None, "that block is gone");
    }

    #[test]
    fn blocks_inside_a_block_follow_it() {
        let of = Identity(".:x.a".to_owned());
        let mut nested = Nested::default();
        nested.add(&of, "rule[1].filter", 1, STEP, 0);
        nested.remove(&of, "rule[0]", 2);
        assert_eq!(nested.lasting(&of, "rule[0].filter[1].x").as_deref(), Some("rule[1].filter[+3-1f.0].x"));
        assert_eq!(nested.current(&of, "rule[1].filter[+3-1f.0].x").as_deref(), Some("rule[0].filter[1].x"));
    }
}
