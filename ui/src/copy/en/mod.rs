//! English.

pub mod evidence;

use api::core::{Core, Host};
use domain::compare::Difference;
use domain::permission::Role;
use domain::scene::Mark;

use crate::commands::Section;

pub const CANCEL: &str = "Cancel";
pub const CLOSE: &str = "Close";
pub const BACK: &str = "Back";
pub const SAMPLE_MARK: &str = "sample";

/// One or several.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(number)) }
}

/// Digits in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Seconds gone by; `None` where a date says it better.
pub fn elapsed(seconds: i64) -> Option<String> {
    match seconds {
        ..60 => Some("just now".to_owned()),
        60..3_600 => Some(format!("{} min ago", seconds / 60)),
        3_600..86_400 => Some(format!("{} h ago", seconds / 3_600)),
        86_400..604_800 => {
            Some(if seconds < 172_800 { "yesterday".to_owned() } else { format!("{} days ago", seconds / 86_400) })
        }
        _ => None,
    }
}

pub const fn role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Ea => ("EA", "Enterprise architect"),
        Role::Sa => ("SA", "Solution architect"),
        Role::Ta => ("TA", "Technical architect"),
        Role::Pm => ("PM", "Project manager"),
        Role::Se => ("SE", "System engineer"),
    }
}

pub const fn section(section: Section) -> &'static str {
    match section {
        Section::File => "File",
        Section::Edit => "Edit",
        Section::View => "View",
        Section::Review => "Review",
        Section::General => "General",
    }
}

pub const fn mark_word(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::None => None,
        Mark::Added => Some("added"),
        Mark::Removed => Some("removed"),
        Mark::Changed => Some("changed"),
    }
}

pub const fn difference(difference: Difference) -> (&'static str, &'static str) {
    match difference {
        Difference::Added => ("+", "added"),
        Difference::Removed => ("−", "removed"),
        Difference::Changed => ("~", "changed"),
        Difference::Renamed => ("~", "renamed"),
        Difference::MovedOnly => ("↷", "moved only"),
        Difference::FormattingOnly => ("¶", "formatting only"),
        Difference::CommentsOnly => ("#", "comments only"),
    }
}

pub fn version(version: &str) -> String {
    format!("IAC Dharma {version}")
}

pub mod commands {
    pub const OPEN_FOLDER: &str = "Open folder…";
    pub const NEW_BLUEPRINT: &str = "New blueprint";
    pub const SAMPLE: &str = "Explore the sample";
    pub const START: &str = "All blueprints";
    pub const SAVE_VERSION: &str = "Save version";
    pub const SAVE_TO_FOLDER: &str = "Save to folder…";
    pub const PICTURE_SVG: &str = "Export picture as SVG";
    pub const PICTURE_PNG: &str = "Export picture as PNG";
    pub const RENAME_BLUEPRINT: &str = "Rename blueprint";
    pub const REMOVE_BLUEPRINT: &str = "Remove blueprint";
    pub const UNDO: &str = "Undo";
    pub const REDO: &str = "Redo";
    pub const ADD_COMPONENT: &str = "Add component";
    pub const ADD_COMPONENT_SHORT: &str = "Add";
    pub const CONNECT: &str = "Connect with…";
    pub const RENAME: &str = "Rename";
    pub const NOTE: &str = "Write a note";
    pub const GROUP: &str = "Group selection";
    pub const UNGROUP: &str = "Ungroup";
    pub const MOVE_TO_FILE: &str = "Move to file…";
    pub const COPY: &str = "Copy";
    pub const PASTE: &str = "Paste";
    pub const DUPLICATE: &str = "Duplicate";
    pub const REMOVE: &str = "Remove";
    pub const ARRANGE: &str = "Arrange automatically";
    pub const SELECT_ALL: &str = "Select all";
    pub const SELECT_NONE: &str = "Select nothing";
    pub const FIND: &str = "Find in outline";
    pub const FIT: &str = "Fit everything";
    pub const FIT_SELECTION: &str = "Fit selection";
    pub const ZOOM_IN: &str = "Zoom in";
    pub const ZOOM_OUT: &str = "Zoom out";
    pub const ACTUAL_SIZE: &str = "Zoom to 100 %";
    pub const VALUES: &str = "Show or hide variables and outputs";
    pub const SNAP: &str = "Turn snapping on or off";
    pub const SIDEBAR: &str = "Show or hide the sidebar";
    pub const DOCK: &str = "Show or hide the dock";
    pub const INSPECTOR: &str = "Show or hide the inspector";
    pub const SOURCE: &str = "Show source";
    pub const FINDINGS: &str = "Show findings";
    pub const COST: &str = "Show cost";
    pub const COMPLIANCE: &str = "Show compliance";
    pub const CHANGES: &str = "Show changes";
    pub const HISTORY: &str = "Show history";
    pub const PROBLEMS: &str = "Show problems";
    pub const NEXT_PANE: &str = "Go to the next pane";
    pub const COMPARE: &str = "Compare with the latest version";
    pub const NEXT_CHANGE: &str = "Next change";
    pub const PREVIOUS_CHANGE: &str = "Previous change";
    pub const STOP_COMPARING: &str = "Stop comparing";
    pub const REVIEW_INCOMING: &str = "Review incoming changes";
    pub const REVIEW_INCOMING_SHORT: &str = "Review";
    pub const PALETTE: &str = "Open the command palette";
    pub const SETTINGS: &str = "Settings";
    pub const SHORTCUTS: &str = "Keyboard shortcuts";
    pub const THEME_SYSTEM: &str = "Use the system's theme";
    pub const THEME_LIGHT: &str = "Use the light theme";
    pub const THEME_DARK: &str = "Use the dark theme";
    pub const THEME_CONTRAST: &str = "Use high contrast";
}

pub mod window {
    pub const NO_BLUEPRINTS: &str = "Folders that you open are listed here.";
    pub const WORKSPACES: &str = "Workspaces";
    pub const SIDEBAR: &str = "Sidebar";
    pub const SIDEBAR_WIDTH: &str = "Width of the sidebar";
    pub const SEARCH: &str = "Search";
    pub const BLUEPRINTS: &str = "Blueprints";
}

pub mod status {
    use super::{Core, Host, count};

    pub const SAVED: &str = "Saved";
    pub const SAVING: &str = "Saving";
    pub const RETRY: &str = "Try again";
    pub const NO_CORE: &str = "The core does not answer";

    pub fn a_month(sum: &str) -> String {
        format!("{sum} a month")
    }

    pub fn not_saved(waiting: usize, reason: &str) -> String {
        format!("Not saved: {reason}; {} kept and tried again", count(waiting, "change is", "changes are"))
    }

    pub fn components(number: u32) -> String {
        count(number as usize, "component", "components")
    }

    pub fn selected(number: usize) -> String {
        format!("{number} selected")
    }

    pub fn carried(number: usize) -> String {
        format!("{} not understood", count(number, "place", "places"))
    }

    pub fn core(core: &Core) -> (&'static str, String) {
        let version = format!("IAC Dharma {}", core.version);
        match core.host {
            Host::Embedded => {
                ("On this machine", format!("{version}, on a core of its own; nothing leaves this machine"))
            }
            Host::Served => ("Served", format!("{version}, on the core that this page came from")),
        }
    }
}

pub mod start {
    use api::blueprints::Blueprint;

    use super::count;

    pub const WINDOW_TITLE: &str = "IAC Dharma";
    pub const TITLE: &str = "Blueprints";
    pub const LOADING: &str = "Loading blueprints";
    pub const WELCOME: &str = "See your infrastructure as it is written";
    pub const WELCOME_LEAD: &str = "Open a folder with Terraform and it becomes a blueprint that you can read, edit and hand back intact. Nothing leaves this machine.";
    pub const OPEN_HINT: &str = "A Terraform or OpenTofu project. Nothing is written until you save.";
    pub const SAMPLE_HINT: &str = "A small estate of ours to look around in.";
    pub const NEW_HINT: &str = "Draw from nothing, get the files.";
    pub const DROP_HINT: &str = "Or drop a folder anywhere in this window.";
    pub const SAMPLE_NAME: &str = "Sample estate";
    pub const UNNAMED: &str = "Untitled";
    pub const INCOMING: &str = "changed in folder";
    pub const RENAME: &str = "Rename";
    pub const REMOVE: &str = "Remove";

    pub fn facts(blueprint: &Blueprint) -> String {
        count(blueprint.components as usize, "component", "components")
    }
}

pub mod naming {
    pub const NEW: &str = "New blueprint";
    pub const NEW_NAME: &str = "Untitled";
    pub const NAME: &str = "Name";
    pub const CREATE: &str = "Create";
    pub const RENAME: &str = "Rename blueprint";
    pub const RENAME_VERB: &str = "Rename";
    pub const REMOVE: &str = "Remove blueprint";
    pub const REMOVE_VERB: &str = "Remove with its versions";

    pub fn remove_question(name: &str) -> String {
        format!(
            "“{name}” and all of its versions will be removed. The folder that it came from is not touched. This cannot be undone."
        )
    }
}

pub mod palette {
    pub const TITLE: &str = "Command palette";
    pub const PLACEHOLDER: &str = "Search commands, components, blueprints";
    pub const NOTHING: &str = "Nothing answers to this";
    pub const RECENT: &str = "Recent";
    pub const BLUEPRINT: &str = "Blueprint";
    pub const COMPONENT: &str = "Component";

    pub fn open_folder(path: &str) -> String {
        format!("Open folder {path}")
    }
}

pub mod settings {
    pub const TITLE: &str = "Settings";
    pub const THEME: &str = "Theme";
    pub const THEME_SYSTEM: &str = "System";
    pub const THEME_LIGHT: &str = "Light";
    pub const THEME_DARK: &str = "Dark";
    pub const THEME_CONTRAST: &str = "High contrast";
    pub const MOTION: &str = "Reduce motion";
    pub const MOTION_HINT: &str = "Nothing moves by itself. Your system's own setting is followed as well.";
    pub const SNAP: &str = "Snap while dragging";
    pub const SNAP_HINT: &str = "Cards line up with the grid and with each other.";
    pub const VALUES: &str = "Draw variables, locals and outputs";
    pub const VALUES_HINT: &str = "They are always in the files; this shows them on the canvas too.";
}

pub mod shortcuts {
    pub const TITLE: &str = "Keyboard shortcuts";
    pub const CANVAS: &str = "Canvas and outline";
    pub const CANVAS_KEYS: [(&str, &[&str]); 6] = [
        ("Move between nodes", &["Arrow keys"]),
        ("Open or close a box", &["← →"]),
        ("Show on the canvas", &["Enter"]),
        ("Add to the selection", &["Space"]),
        ("Menu", &["Menu key", "Shift F10"]),
        ("Pan", &["Space + drag"]),
    ];
}

pub mod opening {
    use super::{count, grouped};

    pub const PICK: &str = "Open folder";
    pub const DROP_HERE: &str = "Let go to open this folder";
    pub const DIALOG_FIRST: &str = "Finish or close the dialog first, then drop the folder";
    pub const DIALOG_OPEN: &str = "a dialog was open, so the folder was not opened";
    pub const DIALOG_HINT: &str = "finish or close the dialog, then drop the folder again";
    pub const ONE_FOLDER: &str = "Drop one folder";
    pub const DROP_HINT: &str = "drop the one folder that has the .tf files; nothing was opened";
    pub const UNREADABLE_FOLDER: &str = "the folder cannot be read";
    pub const TOO_LARGE_HINT: &str = "open the folder of one project inside it";
    pub const UNREADABLE: &str = "it cannot be read";
    pub const CHOOSE_ROOT: &str = "Which part of this folder?";
    pub const CHOOSE_ROOT_HINT: &str = "Several directories can stand on their own. Choose the one to look from; everything in the folder stays part of the blueprint.";
    pub const FAILED: &str = "This folder could not be opened";
    pub const TOP: &str = "the folder itself";
    pub const OPEN: &str = "Open";
    pub const CARRIED: &str = "Carried as it is";
    pub const SKIPPED: &str = "Left out";
    pub const SHOW_BLUEPRINT: &str = "Show blueprint";

    pub const NOT_TERRAFORM_HINT: &str =
        "open the folder that has the .tf files, or draw a new blueprint; nothing was kept";

    pub fn not_terraform(name: &str, files: usize) -> String {
        match files {
            0 => format!("there is no Terraform in `{name}`: it holds nothing to read"),
            files => format!("there is no Terraform in `{name}`: {} of another kind", count(files, "file", "files")),
        }
    }

    pub fn too_large(name: &str) -> String {
        format!("`{name}` holds more than {} MB of files", folder::kind::LARGEST_FOLDER / 1024 / 1024)
    }

    pub fn is_a_file(name: &str) -> String {
        format!("`{name}` is a file, not a folder with Terraform")
    }

    pub fn several(folders: usize) -> String {
        format!("{} were dropped; one is opened at a time", count(folders, "folder", "folders"))
    }

    pub fn unknown(name: &str) -> String {
        match name {
            "" => "what was dropped is no folder of this machine".to_owned(),
            name => format!("`{name}` is no folder of this machine"),
        }
    }

    pub fn opening(name: &str) -> String {
        format!("Opening {name}")
    }

    pub fn reading(files: usize, bytes: u64) -> String {
        if files == 0 {
            "Looking for files".to_owned()
        } else {
            format!("Reading files: {}, {} kB", grouped(files), bytes / 1_000)
        }
    }

    pub fn inspecting(files: usize) -> String {
        format!("Understanding {}", count(files, "file", "files"))
    }

    pub fn creating(files: usize) -> String {
        format!("Drawing a blueprint of {}", count(files, "file", "files"))
    }

    pub fn seconds(seconds: u32) -> String {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }

    pub fn root_size(components: u32, modules: u32) -> String {
        let components = count(components as usize, "component", "components");
        if modules == 0 {
            components
        } else {
            format!("{components}, {}", count(modules as usize, "module", "modules"))
        }
    }

    pub fn opened(name: &str, components: u32) -> String {
        format!("Opened {name}: {}", count(components as usize, "component", "components"))
    }

    pub fn summary_title(name: &str) -> String {
        format!("{name} is open")
    }

    pub fn summary(puzzling: usize, all: usize) -> String {
        let all = count(all, "file was", "files were");
        match puzzling {
            0 => format!("{all} read."),
            puzzling => format!(
                "{all} read; {} understood in part. What was not is kept byte for byte and shown where it stands; nothing is lost.",
                count(puzzling, "was", "were")
            ),
        }
    }

    pub fn more(number: usize) -> String {
        format!("and {} more; the problems tab has them all", grouped(number))
    }
}

pub mod outline {
    pub const TITLE: &str = "Outline";
    pub const TREE: &str = "Outline of the blueprint";
    pub const FILTER: &str = "Filter";
    pub const EMPTY: &str = "Nothing here yet";
    pub const NO_ANSWER: &str = "Nothing answers to this";

    type Named = (Vec<String>, usize);

    pub fn neighbours(inside: Option<&str>, (uses, more_uses): Named, (used_by, more_used_by): Named) -> String {
        let list = |names: &[String], more: usize| {
            let names = names.join(", ");
            if more > 0 { format!("{names} and {more} more") } else { names }
        };
        let parts: Vec<String> = [
            inside.map(|inside| format!("inside {inside}")),
            (!uses.is_empty()).then(|| format!("connects to {}", list(&uses, more_uses))),
            (!used_by.is_empty()).then(|| format!("used by {}", list(&used_by, more_used_by))),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() { "not connected".to_owned() } else { parts.join("; ") }
    }
}

pub mod blueprint {
    use api::blueprints::Blueprint;

    pub const WHERE: &str = "Where you are";
    pub const RENAME: &str = "Rename blueprint";
    pub const EDITED: &str = "edited";
    pub const MORE: &str = "More actions";
    pub const MENU: &str = "Actions";
    pub const CAME_IN: &str = "The folder has changed outside. Nothing here was overwritten.";
    pub const CANVAS: &str = "Canvas";
    pub const DRAWING: &str = "Drawing the blueprint";
    pub const NOTHING_HERE: &str = "Nothing here yet";
    pub const NOTHING_HERE_HINT: &str = "Add a first component, or open a folder as another blueprint.";
    pub const DOCK: &str = "Dock";
    pub const DOCK_HEIGHT: &str = "Height of the dock";
    pub const INSPECTOR: &str = "Inspector";
    pub const INSPECTOR_WIDTH: &str = "Width of the inspector";

    pub fn window_title(name: &str) -> String {
        format!("{name} – IAC Dharma")
    }

    pub fn version_line(cover: &Blueprint, number: Option<u32>) -> String {
        match (&cover.latest_version, number) {
            (Some(message), Some(number)) => format!("v{number} {}", message.lines().next().unwrap_or_default()),
            (Some(message), None) => message.lines().next().unwrap_or_default().to_owned(),
            (None, _) => "no version yet".to_owned(),
        }
    }
}

pub mod inspector {
    use domain::Category;

    use super::{count, grouped};
    use crate::state::fields::{Refusal, Section};

    pub const LOADING: &str = "Loading";
    pub const NAME: &str = "Name";
    pub const READ_ONLY: &str = "This block belongs to somebody else: it lies outside the project, or Terraform fetched it. It is read, never written.";
    pub const NO_SCHEMA: &str = "This type is not in the catalogue; its attributes are edited as expressions.";
    pub const WHERE: &str = "Where";
    pub const NOTE: &str = "Note";
    pub const NOTE_HINT: &str = "Kept with the blueprint, never in a file";
    pub const REMOVE_BLOCK: &str = "Remove this block";
    pub const ADD: &str = "Add attribute or block";
    pub const ADD_HINT: &str = "Name of an attribute or block";
    pub const NOTHING_TO_ADD: &str = "Type a name to add it";
    pub const REQUIRED: &str = "required";
    pub const BLOCK: &str = "block";
    pub const OWN_ATTRIBUTE: &str = "add as an attribute";
    pub const OWN_BLOCK: &str = "add as a block";
    pub const UNKNOWN: &str = "unknown";
    pub const SENSITIVE: &str = "sensitive";
    pub const CONNECTIONS: &str = "Connections";
    pub const NO_CONNECTIONS: &str = "Not connected with anything.";
    pub const USES: &str = "Uses";
    pub const USED_BY: &str = "Used by";
    pub const BLUEPRINT: &str = "Blueprint";
    pub const COMPONENTS: &str = "Components";
    pub const FILES: &str = "Files";
    pub const ROOT: &str = "Root";
    pub const CONTENT: &str = "Content";
    pub const FOLDER: &str = "Folder";
    pub const CATEGORIES: &str = "On the canvas";
    pub const SELECT_HINT: &str = "Select a component on the canvas or in the outline to see and edit it here.";
    pub const GROUP: &str = "Group";
    pub const GROUP_HINT: &str = "A group is part of the picture, not of any file.";
    pub const MODULE_HINT: &str = "Everything that this module defines. Adding a component puts it into this module.";

    pub fn places(places: u32) -> String {
        format!("This module is called from {places} places: an edit here changes {places} places.")
    }

    pub fn more(number: usize) -> String {
        format!("and {} more", grouped(number))
    }

    pub fn files(all: usize, puzzling: usize) -> String {
        if puzzling == 0 { grouped(all) } else { format!("{}, {} in part", grouped(all), grouped(puzzling)) }
    }

    pub fn selected(number: usize) -> String {
        format!("{} selected", grouped(number))
    }

    pub fn inside(number: usize) -> String {
        format!("{} inside", count(number, "node", "nodes"))
    }

    pub fn disconnect(title: &str) -> String {
        format!("Disconnect {title}")
    }

    pub fn jump_to(title: &str) -> String {
        format!("Go to {title}")
    }

    pub fn unset(name: &str) -> String {
        format!("Unset {name}")
    }

    pub fn raw_toggle(name: &str) -> String {
        format!("Edit {name} as an expression")
    }

    pub fn expression_of(name: &str) -> String {
        format!("{name}, expression")
    }

    pub fn block_title(section: &Section) -> String {
        match section.number {
            Some(number) => format!("{} {number}", section.name),
            None => section.name.clone(),
        }
    }

    pub const fn refusal(refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::NotANumber => "This takes a number. Use the braces to write an expression.",
            Refusal::Empty => "An expression is needed. To take the attribute out, unset it.",
        }
    }

    pub const fn category(category: Category) -> &'static str {
        match category {
            Category::Network => "Network",
            Category::Compute => "Compute",
            Category::Storage => "Storage",
            Category::Database => "Database",
            Category::Security => "Security",
            Category::Integration => "Integration",
            Category::Analytics => "Analytics",
            Category::Management => "Management",
            Category::Kubernetes => "Kubernetes",
            Category::Other => "Other",
        }
    }
}

pub mod dock {
    use super::count;
    use crate::app::workbench::DockTab;

    pub const TABS: &str = "Dock";
    pub const FILE: &str = "File";
    pub const CHOOSE_FILE: &str = "Choose a file";
    pub const SOURCE: &str = "Source";
    pub const DIFFERENCES: &str = "Differences";
    pub const COPY_FILE: &str = "Copy the whole file";
    pub const COPIED: &str = "Copied";
    pub const READ_ONLY: &str = "read only";
    pub const NO_SOURCE: &str = "No file chosen";
    pub const NO_SOURCE_HINT: &str = "Select a component to see its block, or choose a file.";
    pub const NO_CHANGES: &str = "Nothing has changed";
    pub const NO_CHANGES_HINT: &str = "Edits appear here as differences from the files last in step with the folder.";
    pub const NO_DIFFERENCE: &str = "No file differs";
    pub const COMMENTS_ONLY: &str = "Only comments differ.";
    pub const MOVED_ONLY: &str = "Only places differ: blocks moved to another file.";
    pub const FORMATTING_ONLY: &str = "Only formatting differs: white space, comments, or the order of lines.";
    pub const ALL_UNDERSTOOD: &str = "Everything was understood";
    pub const CARRIED_NOTE: &str =
        "What stands here was not understood. It is carried byte for byte and never blocks the rest.";

    pub fn all_understood_hint(files: usize) -> String {
        format!(
            "{} read. This says that they can be read, not that they are right.",
            count(files, "file was", "files were")
        )
    }

    pub const fn tab(tab: DockTab) -> &'static str {
        match tab {
            DockTab::Source => "Source",
            DockTab::Findings => "Findings",
            DockTab::Cost => "Cost",
            DockTab::Compliance => "Compliance",
            DockTab::Changes => "Changes",
            DockTab::History => "History",
            DockTab::Problems => "Problems",
        }
    }
}

pub mod history {
    pub const NONE: &str = "No version yet";
    pub const NONE_HINT: &str = "A version keeps the files as they are now, with a message, for good.";
    pub const NOW: &str = "Now";
    pub const EDITED: &str = "Edited since the latest version";
    pub const COMPARE_LATEST: &str = "Compare with the latest";
    pub const WHAT_CHANGED: &str = "What changed";
    pub const COMPARE_NOW: &str = "Compare with now";
    pub const RESTORE: &str = "Restore";
    pub const RESTORE_QUESTION: &str = "What is now is kept as a version first.";

    pub fn number(number: u32) -> String {
        format!("v{number}")
    }

    pub fn restored(number: u32) -> String {
        format!("Restored version {number}. What was before is kept as a version.")
    }
}

pub mod compare {
    use super::grouped;
    use crate::state::changes::Tally;

    pub const TITLE: &str = "Compare";
    pub const OLDER: &str = "Older";
    pub const NEWER: &str = "Newer";
    pub const BEGINNING: &str = "In the folder";
    pub const NOW: &str = "Now";
    pub const SAME: &str = "No component differs";
    pub const DIFFERENCES: &str = "What differs";
    pub const OTHER_FILES: &str = "Other files that differ";

    pub fn version(number: u32, message: &str) -> String {
        let line: String = message.lines().next().unwrap_or_default().chars().take(48).collect();
        format!("v{number} {line}")
    }

    pub fn was(address: &str) -> String {
        format!("was {address}")
    }

    pub fn tally(tally: &Tally) -> String {
        let part = |number: usize, word: &str| (number > 0).then(|| format!("{} {word}", grouped(number)));
        let parts: Vec<String> = [
            part(tally.added, "added"),
            part(tally.removed, "removed"),
            part(tally.changed, "changed"),
            part(tally.quiet, "moved or formatted"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() { "the same".to_owned() } else { parts.join(", ") }
    }
}

pub mod review {
    use super::count;

    pub const TITLE: &str = "Changes from the folder";
    pub const LOADING: &str = "Looking at what came in";
    pub const NOTHING: &str = "Nothing waits";
    pub const BACK: &str = "Back to the blueprint";
    pub const CONFLICTS: &str = "Both sides changed";
    pub const ALL_OURS: &str = "Keep all of ours";
    pub const ALL_THEIRS: &str = "Take all of theirs";
    pub const CAME_IN: &str = "What came in";
    pub const NO_COMPONENT: &str = "No component differs; only comments or other files do.";
    pub const FILES: &str = "By file";
    pub const KEPT_FIRST: &str = "What is here now is kept as a version first.";
    pub const LATER: &str = "Decide later";
    pub const BEFORE: &str = "Before";
    pub const OURS: &str = "Here";
    pub const THEIRS: &str = "In the folder";
    pub const NOT_THERE: &str = "not there";
    pub const WHOLE: &str = "the whole component";
    pub const MERGED: &str = "Merged. What was here before is kept as a version.";

    pub fn since(ago: &str) -> String {
        format!("Came in {ago}")
    }

    pub fn lead(taken: usize, kept: usize, conflicts: usize) -> String {
        let mut sentences = Vec::new();
        if taken > 0 {
            sentences
                .push(format!("{} changed in the folder and will be taken.", count(taken, "component", "components")));
        }
        if kept > 0 {
            sentences.push(format!("{} changed here and will be kept.", count(kept, "component", "components")));
        }
        sentences.push(match conflicts {
            0 => "Nothing needs a decision.".to_owned(),
            conflicts => format!("{} a decision.", count(conflicts, "field needs", "fields need")),
        });
        sentences.join(" ")
    }

    pub fn merge(open: usize) -> String {
        if open == 0 { "Merge".to_owned() } else { format!("Merge ({open} to decide)") }
    }
}

pub mod editing {
    use super::count;

    pub const NOTHING_TO_PASTE: &str = "There is nothing to paste";

    pub fn copied(number: usize) -> String {
        format!("Copied {}", count(number, "component", "components"))
    }

    pub fn removed(number: usize) -> String {
        format!("Removed {}. Undo brings it back.", count(number, "component", "components"))
    }
}

pub mod export {
    pub fn saved_as(place: &str) -> String {
        format!("Saved {place}")
    }
}

pub mod dialogs {
    use super::{count, grouped};

    pub const ADD: &str = "Add component";
    pub const ADD_VERB: &str = "Add";
    pub const ADD_PLACEHOLDER: &str = "Search by name, type, provider or category";
    pub const NO_TYPE: &str = "No such type. Type its full name, like aws_db_instance, to add it all the same.";
    pub const MODULE: &str = "Module call";
    pub const VARIABLE: &str = "Variable";
    pub const LOCAL: &str = "Local value";
    pub const OUTPUT: &str = "Output";
    pub const PROVIDER: &str = "Provider";
    pub const OTHER_TYPE: &str = "resource of a type that the catalogue does not know";
    pub const DATA_SOURCE: &str = "data source";
    pub const NAME: &str = "Name";
    pub const PROVIDER_NAME: &str = "Provider, like aws";
    pub const MODULE_SOURCE: &str = "Source";
    pub const FILE: &str = "File";
    pub const PREVIEW_HINT: &str = "What this does to the files appears here.";
    pub const CONNECT: &str = "Connect";
    pub const CONNECT_VERB: &str = "Connect";
    pub const CONNECT_PLACEHOLDER: &str = "Connect with which component?";
    pub const NO_TARGET: &str = "No other component in this module answers to this";
    pub const ATTRIBUTE: &str = "In which attribute";
    pub const ORDER_ALONE: &str = "depends_on (order alone)";
    pub const RENAME: &str = "Rename component";
    pub const RENAME_VERB: &str = "Rename";
    pub const RENAME_HINT: &str = "Every reference to it is rewritten.";
    pub const NOTE: &str = "Note";
    pub const NOTE_LABEL: &str = "Note";
    pub const NOTE_VERB: &str = "Keep note";
    pub const NOTE_HINT: &str = "Kept with the blueprint, never in a file. An empty note is taken away.";
    pub const GROUP: &str = "Group selection";
    pub const GROUP_LABEL: &str = "Title";
    pub const GROUP_VERB: &str = "Group";
    pub const GROUP_HINT: &str = "A group is part of the picture, not of any file.";
    pub const MOVE_TO_FILE: &str = "Move to file";
    pub const MOVE_LABEL: &str = "File, new or existing";
    pub const MOVE_VERB: &str = "Move";
    pub const MOVE_HINT: &str = "A file of the same module, like network.tf.";
    pub const SAVE_VERSION: &str = "Save version";
    pub const MESSAGE: &str = "What changed, and why";
    pub const SAVE_VERSION_HINT: &str = "A version keeps the files as they are now, for good. Ctrl+Enter saves.";
    pub const SAVE_TO_FOLDER: &str = "Save to folder";
    pub const DOWNLOAD: &str = "Download the files";
    pub const DOWNLOAD_ZIP: &str = "Download as zip";
    pub const LOOKING: &str = "Looking at what will change";
    pub const INCOMING_FIRST: &str = "The folder has changed outside. Review that first; nothing is overwritten.";
    pub const ELSEWHERE: &str = "Save elsewhere…";
    pub const SAVE: &str = "Save";
    pub const CHOOSE_FOLDER: &str = "Choose folder…";

    pub fn add_title(title: &str) -> String {
        format!("Add {title}")
    }

    pub fn file_by_neighbours(file: Option<&str>) -> String {
        match file {
            Some(file) => format!("{file} (where its neighbours are)"),
            None => "Where its neighbours are".to_owned(),
        }
    }

    pub fn version_saved(number: u32) -> String {
        format!("Saved version {number}")
    }

    pub fn will_change(changed: usize, all: usize) -> String {
        match changed {
            0 => format!(
                "Nothing differs from the folder: all {} are as they were, byte for byte.",
                count(all, "file", "files")
            ),
            changed => format!(
                "{} will change, of {}. Everything else stays byte for byte.",
                count(changed, "file", "files"),
                grouped(all)
            ),
        }
    }

    pub fn will_remove(paths: &[String]) -> String {
        format!("Will be removed: {}", paths.join(", "))
    }

    pub fn saved(files: usize, folder: &str) -> String {
        format!("Wrote {} to {folder}", count(files, "file", "files"))
    }
}

pub mod problem {
    pub const FILE_NOT_READ: &str = "The file cannot be read";
    pub const DETAILS: &str = "Details";
    pub const COPY: &str = "Copy";
    pub const RETRY: &str = "Try again";
    pub const NO_BLUEPRINT: &str = "no blueprint is open";
    pub const ARCHIVE: &str = "the archive could not be made";
    pub const DOWNLOAD: &str = "the file could not be handed over";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_words() {
        for (number, text) in [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1_234_567, "1,234,567 files")] {
            assert_eq!(count(number, "file", "files"), text);
        }
    }

    #[test]
    fn times_are_said_in_the_largest_unit_that_fits() {
        for (seconds, text) in [
            (-5, Some("just now")),
            (59, Some("just now")),
            (60, Some("1 min ago")),
            (7_300, Some("2 h ago")),
            (90_000, Some("yesterday")),
            (200_000, Some("2 days ago")),
            (700_000, None),
        ] {
            assert_eq!(elapsed(seconds).as_deref(), text, "{seconds}");
        }
    }
}
