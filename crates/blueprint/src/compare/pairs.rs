//! Which components of two versions are the same, by key or, where the key is another, by content.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use domain::graph::{Component, ComponentKey, ComponentKind, Graph};

use super::align::align;
use super::plain;
use super::tree::Tree;
use crate::meanings::rewrite;

/// A content that more components than this have says nothing about which is which.
const COMMON: usize = 32;

/// The components of two versions, by their numbers in the two graphs.
#[derive(Default)]
pub(crate) struct Pairs {
    /// In both; under another key where that differs.
    pub(crate) both: Vec<(usize, usize)>,
    /// In the older one alone.
    pub(crate) removed: Vec<usize>,
    /// In the newer one alone.
    pub(crate) added: Vec<usize>,
}

pub(crate) fn pairs(older: &Graph, newer: &Graph) -> Pairs {
    let mut pairs = Pairs::default();
    let mut by_key: HashMap<&ComponentKey, usize> = HashMap::with_capacity(newer.components.len());
    let (mut old_numbered, mut new_numbered) = (Numbered::new(), Numbered::new());
    for (number, component) in newer.components.iter().enumerate() {
        match stem(&component.key) {
            Some(stem) => new_numbered.entry(stem).or_default().push(number),
            None => drop(by_key.insert(&component.key, number)),
        }
    }
    for (number, component) in older.components.iter().enumerate() {
        match stem(&component.key) {
            Some(stem) => old_numbered.entry(stem).or_default().push(number),
            None => match by_key.remove(&component.key) {
                Some(same) => pairs.both.push((number, same)),
                None => pairs.removed.push(number),
            },
        }
    }
    pairs.added = by_key.into_values().collect();
    pairs.added.sort_unstable();
    pair_numbered(older, newer, &old_numbered, &new_numbered, &mut pairs);
    pair_renamed(older, newer, &mut pairs);
    pairs.both.sort_unstable_by_key(|(_, newer)| *newer);
    pairs
}

type Numbered<'a> = BTreeMap<&'a str, Vec<usize>>;

/// What a key begins with that ends in a number: `.:moved` of `.:moved#2`. The number says nothing lasting.
fn stem(key: &ComponentKey) -> Option<&str> {
    let (stem, number) = key.0.rsplit_once('#')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(stem)
}

fn pair_numbered(older: &Graph, newer: &Graph, old: &Numbered<'_>, new: &Numbered<'_>, pairs: &mut Pairs) {
    let contents = |graph: &Graph, numbers: &[usize]| -> Vec<u64> {
        let components = numbers.iter().filter_map(|number| graph.components.get(*number));
        components.map(|component| Tree::of(component).root().content).collect()
    };
    let stems: HashSet<&str> = old.keys().chain(new.keys()).copied().collect();
    for stem in stems {
        let (old, new) = (old.get(stem).map_or(&[][..], Vec::as_slice), new.get(stem).map_or(&[][..], Vec::as_slice));
        for (older, newer) in align(&contents(older, old), &contents(newer, new)) {
            match (older.and_then(|at| old.get(at)), newer.and_then(|at| new.get(at))) {
                (Some(older), Some(newer)) => pairs.both.push((*older, *newer)),
                (Some(older), None) => pairs.removed.push(*older),
                (None, Some(newer)) => pairs.added.push(*newer),
                (None, None) => {}
            }
        }
    }
    pairs.removed.sort_unstable();
    pairs.added.sort_unstable();
}

/// Pairs what was removed with what was added: equal content first, then content of which most is equal.
fn pair_renamed(older: &Graph, newer: &Graph, pairs: &mut Pairs) {
    if pairs.removed.is_empty() || pairs.added.is_empty() {
        return;
    }
    let moving = Moving::new(older, newer, pairs);
    let prints = |graph: &Graph, numbers: &[usize]| -> Vec<Option<Print>> {
        numbers.iter().map(|number| moving.print(graph.components.get(*number)?)).collect()
    };
    let (removed, added) = (prints(older, &pairs.removed), prints(newer, &pairs.added));
    let mut taken = vec![false; added.len()];
    let mut partner: Vec<Option<usize>> = vec![None; removed.len()];

    let mut by_whole: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, print) in added.iter().enumerate().rev() {
        if let Some(print) = print {
            by_whole.entry(print.whole).or_default().push(at);
        }
    }
    for (at, print) in removed.iter().enumerate() {
        let same = print.as_ref().and_then(|print| by_whole.get_mut(&print.whole)?.pop());
        if let (Some(same), Some(partner)) = (same, partner.get_mut(at)) {
            *partner = Some(same);
            taken.get_mut(same).into_iter().for_each(|taken| *taken = true);
        }
    }

    let mut by_part: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, print) in added.iter().enumerate().filter(|(at, _)| taken.get(*at) == Some(&false)) {
        for part in print.iter().flat_map(|print| &print.parts) {
            by_part.entry(*part).or_default().push(at);
        }
    }
    for (at, print) in removed.iter().enumerate() {
        let (Some(print), Some(None)) = (print, partner.get(at)) else { continue };
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for other in print.parts.iter().filter_map(|part| by_part.get(part)).filter(|all| all.len() <= COMMON).flatten()
        {
            *votes.entry(*other).or_default() += 1;
        }
        let free = votes.into_iter().filter(|(other, _)| taken.get(*other) == Some(&false));
        let Some((best, shared)) = free.max_by_key(|(other, shared)| (*shared, std::cmp::Reverse(*other))) else {
            continue;
        };
        let of_both = print.parts.len() + added.get(best).and_then(Option::as_ref).map_or(0, |other| other.parts.len());
        if shared >= 2 && 10 * shared >= 3 * of_both {
            partner.get_mut(at).into_iter().for_each(|partner| *partner = Some(best));
            taken.get_mut(best).into_iter().for_each(|taken| *taken = true);
        }
    }

    let mut still_removed = Vec::new();
    for (number, partner) in pairs.removed.iter().zip(&partner) {
        match partner.and_then(|at| pairs.added.get(at)) {
            Some(newer) => pairs.both.push((*number, *newer)),
            None => still_removed.push(*number),
        }
    }
    let mut taken = taken.into_iter();
    pairs.added.retain(|_| taken.next() != Some(true));
    pairs.removed = still_removed;
}

/// The components that came or went, whose names therefore say nothing about whether two references are the same.
struct Moving {
    addresses: HashSet<(String, String)>,
}

/// What a component has in it, for finding it again under another name.
struct Print {
    whole: u64,
    parts: Vec<u64>,
}

impl Moving {
    fn new(older: &Graph, newer: &Graph, pairs: &Pairs) -> Self {
        let removed = pairs.removed.iter().filter_map(|number| older.components.get(*number));
        let added = pairs.added.iter().filter_map(|number| newer.components.get(*number));
        let address =
            |component: &Component| (component.key.directory().to_owned(), component.key.address().to_owned());
        Self { addresses: removed.chain(added).map(address).collect() }
    }

    /// `None` for what has nothing in it, or has no name to change.
    fn print(&self, component: &Component) -> Option<Print> {
        if (component.attributes.is_empty() && component.blocks.is_empty()) || stem(&component.key).is_some() {
            return None;
        }
        let directory = component.key.directory();
        let nameless = |address: &str| {
            let is_moving = self.addresses.contains(&(directory.to_owned(), address.to_owned()));
            is_moving.then(|| address.rsplit_once('.').map_or("*", |(before, _)| before).to_owned() + ".*")
        };
        let sort: (&str, ComponentKind, &str) = (directory, component.kind, &component.type_name);
        let mut parts: Vec<u64> = component
            .attributes
            .iter()
            .map(|attribute| hash(&(sort, &attribute.path, plain(&rewrite(&attribute.expression, nameless)))))
            .chain(component.blocks.iter().map(|block| hash(&(sort, block))))
            .collect();
        parts.sort_unstable();
        Some(Print { whole: hash(&parts), parts })
    }
}

/// The same on every machine and in every run.
fn hash(content: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}
