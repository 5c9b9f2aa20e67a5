//! The instances of modules and of what is in them.

use std::rc::Rc;

/// No module and no component is listed with more instances than this; the rest is said by `[*]`.
const MOST: usize = 1_000;

/// Calls nest no deeper than this; whatever is called further down is not listed.
const DEEPEST: u32 = 64;

/// The addresses of a whole project come to no more than this.
const MOST_IN_ALL: usize = 400_000;

/// How many instances `count` and `for_each` make of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expansion {
    /// One, without an index.
    Single,
    /// So many, numbered from 0.
    Counted(usize),
    /// One for each key.
    Keyed(Vec<String>),
    /// Nobody knows before it is deployed.
    Unknown,
}

impl Expansion {
    /// What stands behind an address for each instance.
    fn indexes(&self) -> Vec<String> {
        match self {
            Self::Single => vec![String::new()],
            Self::Unknown => vec!["[*]".to_owned()],
            Self::Counted(count) if *count > MOST => vec!["[*]".to_owned()],
            Self::Counted(count) => (0..*count).map(|index| format!("[{index}]")).collect(),
            Self::Keyed(keys) if keys.len() > MOST => vec!["[*]".to_owned()],
            Self::Keyed(keys) => keys.iter().map(|key| format!("[{}]", quoted(key))).collect(),
        }
    }

    /// How many instances are listed for it.
    fn listed(&self) -> usize {
        match self {
            Self::Single | Self::Unknown => 1,
            Self::Counted(count) if *count > MOST => 1,
            Self::Counted(count) => *count,
            Self::Keyed(keys) if keys.len() > MOST => 1,
            Self::Keyed(keys) => keys.len(),
        }
    }
}

/// A key as Terraform writes it in an address.
pub(crate) fn quoted(key: &str) -> String {
    let mut text = String::with_capacity(key.len() + 2);
    text.push('"');
    for letter in key.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}

/// A call, as the instances of modules see it.
pub(crate) struct CallShape {
    /// The name of the call.
    pub(crate) name: String,
    /// The module called.
    pub(crate) target: u32,
    /// How many instances the call makes.
    pub(crate) expansion: Expansion,
}

/// The instances of each module under a root.
pub(crate) struct ModuleInstances {
    /// For each module, what its components' addresses begin with: empty for the root, else with a dot at the end.
    prefixes: Vec<Vec<Rc<str>>>,
    /// Modules that call themselves, directly or not.
    pub(crate) circular: Vec<u32>,
    /// Modules with more instances than are listed.
    pub(crate) cut: Vec<u32>,
}

/// Follows the calls from `root`.
pub(crate) fn modules(calls: &[Vec<CallShape>], root: u32) -> ModuleInstances {
    let mut found = ModuleInstances { prefixes: vec![Vec::new(); calls.len()], circular: Vec::new(), cut: Vec::new() };
    // Each entry is an instance with the modules around it, which tell a circle.
    let mut waiting: Vec<(u32, Rc<str>, Option<Rc<Around>>)> = vec![(root, "".into(), None)];
    while let Some((module, prefix, around)) = waiting.pop() {
        if contains(around.as_deref(), module) {
            found.circular.push(module);
            continue;
        }
        let Some(prefixes) = found.prefixes.get_mut(module as usize) else { continue };
        let depth = around.as_ref().map_or(0, |around| around.depth + 1);
        if prefixes.len() >= MOST || depth > DEEPEST {
            found.cut.push(module);
            continue;
        }
        prefixes.push(prefix.clone());
        let inside = Rc::new(Around { module, depth, outer: around });
        for call in calls.get(module as usize).into_iter().flatten().rev() {
            for index in call.expansion.indexes().iter().rev() {
                let prefix = format!("{prefix}module.{}{index}.", call.name);
                waiting.push((call.target, prefix.into(), Some(inside.clone())));
            }
        }
    }
    for list in [&mut found.circular, &mut found.cut] {
        list.sort_unstable();
        list.dedup();
    }
    found
}

struct Around {
    module: u32,
    depth: u32,
    outer: Option<Rc<Around>>,
}

fn contains(around: Option<&Around>, module: u32) -> bool {
    std::iter::successors(around, |around| around.outer.as_deref()).any(|around| around.module == module)
}

impl ModuleInstances {
    /// How many instances of this module are listed.
    pub(crate) fn count(&self, module: u32) -> usize {
        self.prefixes.get(module as usize).map_or(0, Vec::len)
    }
}

/// Hands out addresses until the project has as many as anybody could read.
pub(crate) struct Addresses<'i> {
    instances: &'i ModuleInstances,
    left: usize,
}

impl<'i> Addresses<'i> {
    /// Nothing handed out yet.
    pub(crate) fn new(instances: &'i ModuleInstances) -> Self {
        Self { instances, left: MOST_IN_ALL }
    }

    /// The addresses of the instances of the component at `address` in `module`.
    pub(crate) fn of(&mut self, module: u32, address: &str, expansion: &Expansion) -> Vec<String> {
        let prefixes = self.instances.prefixes.get(module as usize).map_or(&[][..], Vec::as_slice);
        let whole = prefixes.len() * expansion.listed();
        let indexes = if whole > MOST && whole > prefixes.len() { vec!["[*]".to_owned()] } else { expansion.indexes() };
        let most = self.left.max(1);
        let all =
            prefixes.iter().flat_map(|prefix| indexes.iter().map(move |index| format!("{prefix}{address}{index}")));
        let found: Vec<String> = all.take(most).collect();
        self.left = self.left.saturating_sub(found.len());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(name: &str, target: u32, expansion: Expansion) -> CallShape {
        CallShape { name: name.to_owned(), target, expansion }
    }

    fn addresses(calls: &[Vec<CallShape>], module: u32, expansion: &Expansion) -> Vec<String> {
        let instances = modules(calls, 0);
        Addresses::new(&instances).of(module, "aws_vpc.main", expansion)
    }

    #[test]
    fn a_module_called_twice_has_two_addresses() {
        let calls = vec![vec![call("a", 1, Expansion::Single), call("b", 1, Expansion::Single)], vec![]];
        assert_eq!(addresses(&calls, 1, &Expansion::Single), ["module.a.aws_vpc.main", "module.b.aws_vpc.main"]);
        assert_eq!(addresses(&calls, 0, &Expansion::Single), ["aws_vpc.main"]);
    }

    #[test]
    fn known_numbers_and_keys_are_listed_and_unknown_ones_said() {
        let keys = Expansion::Keyed(vec!["a".to_owned(), "b\"c".to_owned()]);
        let calls = vec![vec![call("m", 1, keys)], vec![]];
        assert_eq!(
            addresses(&calls, 1, &Expansion::Counted(2)),
            [
                "module.m[\"a\"].aws_vpc.main[0]",
                "module.m[\"a\"].aws_vpc.main[1]",
                "module.m[\"b\\\"c\"].aws_vpc.main[0]",
                "module.m[\"b\\\"c\"].aws_vpc.main[1]",
            ]
        );
        assert_eq!(addresses(&[vec![]], 0, &Expansion::Unknown), ["aws_vpc.main[*]"]);
        assert!(addresses(&[vec![]], 0, &Expansion::Counted(0)).is_empty(), "`count = 0` makes nothing");
        assert_eq!(addresses(&[vec![]], 0, &Expansion::Counted(5_000_000)), ["aws_vpc.main[*]"]);
    }

    #[test]
    fn a_module_that_calls_itself_ends() {
        let calls = vec![
            vec![call("a", 1, Expansion::Single)],
            vec![call("b", 2, Expansion::Single)],
            vec![call("again", 1, Expansion::Single)],
        ];
        let instances = modules(&calls, 0);
        assert_eq!(instances.circular, [1]);
        assert_eq!(Addresses::new(&instances).of(2, "x.y", &Expansion::Single), ["module.a.module.b.x.y"]);
    }

    #[test]
    fn calls_that_double_at_every_level_end() {
        let levels = 60;
        let calls: Vec<Vec<CallShape>> = (0..levels)
            .map(|level| {
                let next = level + 1;
                let names = ["a", "b"].into_iter().filter(|_| next < levels);
                names.map(|name| call(name, next, Expansion::Single)).collect()
            })
            .collect();
        let instances = modules(&calls, 0);
        assert!(!instances.cut.is_empty());
        assert!((0..levels).all(|level| instances.count(level) <= MOST));
    }
}
