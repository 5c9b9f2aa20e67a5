//! How a component is called and drawn.

use domain::Category;
use domain::graph::{Component, ComponentKey, ComponentKind, Value};
use domain::ids::GroupId;
use domain::scene::{CARD_HEIGHT, CARD_WIDTH, Mark, Node, NodeShape};

/// Longest text of a title, caption or detail, in characters; what is longer ends in an ellipsis.
const LONGEST: usize = 120;
/// Most details a card shows.
const DETAILS: usize = 4;

/// The card of a component.
pub(super) fn card(component: &Component) -> Node {
    let mut node = Node {
        key: component.key.clone(),
        parent: None,
        shape: NodeShape::Card,
        x: 0.0,
        y: 0.0,
        width: CARD_WIDTH,
        height: CARD_HEIGHT,
        title: title(component),
        caption: String::new(),
        category: Category::Other,
        glyph: String::new(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: component.change.as_ref().map(|change| change.action),
        mark: Mark::None,
        note: None,
        placed: false,
    };
    let kind = catalogue::kind(component.kind);
    match component.kind {
        ComponentKind::Resource | ComponentKind::Data | ComponentKind::Ephemeral | ComponentKind::Action => {
            let info = catalogue::lookup(&component.type_name);
            node.caption = match component.kind {
                ComponentKind::Data => format!("{} (data)", info.name),
                ComponentKind::Ephemeral => format!("{} (ephemeral)", info.name),
                ComponentKind::Action => format!("{} (action)", info.name),
                _ => info.name.into_owned(),
            };
            node.category = info.category;
            info.glyph.clone_into(&mut node.glyph);
            node.details = info.details.iter().filter_map(|path| detail(component, path)).take(DETAILS).collect();
            node.instances = component_instances(component);
        }
        ComponentKind::Module => {
            node.caption =
                if component.type_name.is_empty() { kind.name.to_owned() } else { clean(&component.type_name) };
            kind.glyph.clone_into(&mut node.glyph);
            node.details = inputs(component);
            node.instances = component_instances(component);
            node.unfinished = Some("source not here".to_owned());
        }
        ComponentKind::Unknown => {
            node.caption =
                if component.type_name.is_empty() { kind.name.to_owned() } else { clean(&component.type_name) };
            kind.glyph.clone_into(&mut node.glyph);
            node.unfinished = Some("not understood".to_owned());
        }
        ComponentKind::Variable
        | ComponentKind::Local
        | ComponentKind::Output
        | ComponentKind::Provider
        | ComponentKind::Settings
        | ComponentKind::Moved
        | ComponentKind::Import
        | ComponentKind::Removed
        | ComponentKind::Check => {
            kind.name.clone_into(&mut node.caption);
            kind.glyph.clone_into(&mut node.glyph);
            let told = ["value", "default", "Value", "Default"].into_iter();
            node.details = told.filter_map(|path| detail(component, path)).take(1).collect();
        }
    }
    node
}

/// The box of a group.
pub(super) fn group(id: &GroupId, title: &str) -> Node {
    Node {
        key: ComponentKey(format!("group:{id}")),
        parent: None,
        shape: NodeShape::Group,
        x: 0.0,
        y: 0.0,
        width: 0.0,
        height: 0.0,
        title: clean(title),
        caption: "Group".to_owned(),
        category: Category::Other,
        glyph: String::new(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: None,
        mark: Mark::None,
        note: None,
        placed: false,
    }
}

/// `×3`, `×?` where the number is open, nothing for one.
pub(super) fn instances(count: usize, open: bool) -> String {
    match (count, open) {
        (_, true) => "×?".to_owned(),
        (0 | 1, false) => String::new(),
        (count, false) => format!("×{count}"),
    }
}

/// One line without control characters, cut where it gets too long.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::new();
    let mut space = false;
    for (count, character) in text.trim().chars().enumerate() {
        if count >= LONGEST {
            cleaned.push('…');
            break;
        }
        if character.is_whitespace() {
            space = true;
        } else if !character.is_control() && !is_direction(character) {
            if std::mem::take(&mut space) && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            cleaned.push(character);
        }
    }
    cleaned
}

/// Marks that turn the direction of what follows, and would turn the picture's own words with it.
const fn is_direction(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn title(component: &Component) -> String {
    let name = clean(&component.name);
    if name.is_empty() { clean(component.key.address()) } else { name }
}

fn component_instances(component: &Component) -> String {
    let open = component.addresses.iter().any(|address| address.contains("[*]"));
    instances(component.addresses.len(), open)
}

/// An attribute that matters: its value where that is known and short, its expression otherwise.
fn detail(component: &Component, path: &str) -> Option<(String, String)> {
    let plain = |candidate: &str| candidate.replace("[0]", "") == path.replace("[0]", "");
    let attribute = component.attributes.iter().find(|attribute| attribute.path == path || plain(&attribute.path))?;
    let text = match &attribute.value {
        Value::Known { value: serde_json::Value::Null } => return None,
        Value::Known { value: serde_json::Value::String(text) } => text.clone(),
        Value::Known { value: value @ (serde_json::Value::Bool(_) | serde_json::Value::Number(_)) } => {
            value.to_string()
        }
        Value::Known { value: serde_json::Value::Array(items) } => items
            .iter()
            .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
            .take(8)
            .collect::<Vec<_>>()
            .join(", "),
        Value::Sensitive => "sensitive".to_owned(),
        Value::Known { value: serde_json::Value::Object(_) } | Value::Unknown { .. } => attribute.expression.clone(),
    };
    let text = clean(&text);
    (!text.is_empty()).then(|| (path.rsplit('.').next().unwrap_or(path).to_owned(), text))
}

/// The first inputs of a module call.
fn inputs(component: &Component) -> Vec<(String, String)> {
    let own = component.attributes.iter().filter(|attribute| {
        !matches!(attribute.path.as_str(), "source" | "version" | "providers" | "count" | "for_each" | "depends_on")
            && !attribute.path.contains(['[', '.'])
    });
    own.filter_map(|attribute| detail(component, &attribute.path)).take(DETAILS).collect()
}
