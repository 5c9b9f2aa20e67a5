//! Every command of the product, once: menus, the palette, the keyboard and the shortcuts' list all come from here.
//!
//! - [`list`]: the commands
//! - [`facts`]: what decides whether a command can be used now
//! - [`shortcut`]: keys, how they are matched and how they are shown

pub mod facts;
pub mod list;
pub mod shortcut;

pub use facts::Facts;
pub use list::COMMANDS;
pub use shortcut::{Keys, Press};

use crate::app::{App, settings};
use crate::components::Icon;

/// A command.
pub struct Command {
    /// Stable: recent commands are remembered by it.
    pub id: &'static str,
    /// What it does, as a verb.
    pub title: &'static str,
    /// Where it stands in lists.
    pub section: Section,
    /// Its icon.
    pub icon: Icon,
    /// The keys that run it, the first shown.
    pub keys: &'static [&'static str],
    /// Whether it can be used now.
    pub when: fn(&Facts) -> bool,
    /// Does it.
    pub run: fn(App),
}

/// Where a command stands in lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Folders, blueprints, versions.
    File,
    /// Changes of the blueprint.
    Edit,
    /// What is shown and how.
    View,
    /// Comparing and reviewing.
    Review,
    /// The product itself.
    General,
}

impl Section {
    /// Every section, in order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Review, Self::General];
}

/// The command of this id.
pub fn find(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// Runs a command if it can be used now, and remembers it.
pub fn run(app: App, command: &'static Command) {
    if (command.when)(&Facts::now(app)) {
        if command.id != "general.palette" {
            settings::change(app, |preferences| preferences.used(command.id));
        }
        (command.run)(app);
    }
}

/// The command that a key press means now, if it means one.
pub fn meant(press: &Press, facts: &Facts) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| {
        command.keys.iter().any(|keys| Keys::parse(keys).is_some_and(|keys| keys.matches(press)))
            && (command.when)(facts)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_shortcut_can_be_read_and_means_one_command() {
        let mut seen = BTreeSet::new();
        for command in COMMANDS {
            for keys in command.keys {
                assert!(Keys::parse(keys).is_some(), "`{keys}` of {} is no shortcut", command.id);
                assert!(seen.insert(*keys), "`{keys}` of {} means another command too", command.id);
            }
        }
    }

    #[test]
    fn every_command_has_an_id_of_its_own_and_a_title() {
        let ids: BTreeSet<&str> = COMMANDS.iter().map(|command| command.id).collect();
        assert_eq!(ids.len(), COMMANDS.len(), "two commands share an id");
        assert!(COMMANDS.iter().all(|command| !command.title.is_empty() && !command.id.contains(' ')));
    }

    #[test]
    fn what_changes_a_blueprint_is_not_offered_while_versions_are_compared() {
        let facts = Facts {
            blueprint: true,
            selected: 2,
            components: 2,
            groups: 1,
            undo: true,
            redo: true,
            ..Facts::default()
        };
        let comparing = Facts { read_only: true, comparing: true, ..facts.clone() };
        for command in COMMANDS.iter().filter(|command| command.section == Section::Edit) {
            assert!(!(command.when)(&Facts::default()), "{} needs an open blueprint", command.id);
            let looks_only = matches!(command.id, "edit.copy" | "edit.select_all" | "edit.select_none" | "edit.find");
            assert_eq!((command.when)(&comparing), looks_only, "{} while comparing", command.id);
        }
    }
}
