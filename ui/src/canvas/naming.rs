//! Names on cards: what they are called there, and whether that alone tells them apart.

use std::collections::HashMap;

use domain::scene::Node;

/// Names that Terraform's authors give where there is but one of a type.
const NAMES_OF_NOTHING: [&str; 4] = ["this", "main", "default", "current"];
/// So many nodes of one name are many.
const MANY: u32 = 4;

/// The title without what the glyph of a module says anyway.
pub fn title(node: &Node) -> &str {
    node.title.strip_prefix("module.").unwrap_or(&node.title)
}

/// Of every node whether its name alone tells it apart. One that authors give where there is but one of a type, and one
/// that many share, says less than the type.
pub fn telling(nodes: &[Node]) -> Vec<bool> {
    let mut shared: HashMap<&str, u32> = HashMap::new();
    for node in nodes {
        *shared.entry(title(node)).or_default() += 1;
    }
    let tells = |title: &str| !NAMES_OF_NOTHING.contains(&title) && shared.get(title) < Some(&MANY);
    nodes.iter().map(|node| tells(title(node))).collect()
}
