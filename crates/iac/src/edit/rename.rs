//! Another name for a component, and for every reference to it.

use domain::graph::{ComponentKey, ComponentKind};
use hcl::syntax::Step;
use hcl::{Expr, ExprKind, Item, Span};

use super::draft::Draft;
use super::error::Refusal;
use super::locate::{self, Found};
use crate::modules::paths;
use crate::source::Source;
use crate::source::definition::Definition;
use crate::source::names::FileKind;

/// Gives a component another name, in its module and in the modules that call it.
pub(super) fn rename(draft: &mut Draft, key: &ComponentKey, name: &str) -> Result<(), Refusal> {
    let found = draft.find(key)?;
    let (kind, old_address) = (found.definition.kind, found.definition.address.to_string());
    let old_name = current_name(found.definition);
    let Some((block_type, _)) = own_name(found.source, found.definition) else {
        return Err(Refusal::Nameless(key.clone()));
    };
    if !super::is_name(name) {
        return Err(Refusal::BadName(name.to_owned()));
    }
    if old_name == name {
        return Ok(());
    }
    let stem = old_address.strip_suffix(&*old_name).unwrap_or_default();
    let new_address = format!("{stem}{name}");
    let new_key = ComponentKey::new(key.directory(), &new_address);
    if locate::find(&draft.sources, &new_key).is_some() {
        return Err(Refusal::Taken(new_key));
    }
    let directory = key.directory().to_owned();
    relabel(draft, key, block_type, &old_name, name)?;
    if let Some((from, to)) = reference_texts(kind, &old_address, &new_address) {
        rewrite(draft, &directory, &from, &to)?;
    }
    match kind {
        ComponentKind::Variable => {
            rename_inputs(draft, &directory, &old_name, name)?;
            rename_values(draft, &directory, &old_name, name)?;
        }
        ComponentKind::Output => rename_outputs(draft, &directory, &old_name, name)?,
        ComponentKind::Resource => draft.notes.push(format!(
            "`{old_address}` is `{new_address}` now; what is deployed under the old address is destroyed and made anew unless \
             a `moved` block says that it is the same"
        )),
        ComponentKind::Module => draft.notes.push(format!(
            "`{old_address}` is `{new_address}` now; run `terraform init` again, and add a `moved` block to keep what is deployed"
        )),
        _ => {}
    }
    draft.modules.insert(directory);
    draft.renamed.push((key.clone(), new_key));
    Ok(())
}

/// What a component is told apart by among its kind: its name; of a provider, its alias.
pub(super) fn current_name(definition: &Definition) -> String {
    match definition.kind {
        ComponentKind::Provider => definition.address.rsplit('.').next().unwrap_or_default().to_owned(),
        _ => definition.name.to_string(),
    }
}

/// The block's type, and where the name stands that tells it apart, without quotes; `None` where it has none.
pub(super) fn own_name(source: &Source, definition: &Definition) -> Option<(&'static str, Span)> {
    let item = source.tree.body().items().nth(definition.item as usize)?;
    let Item::Block(block) = item else { return None };
    let label = |index: usize| {
        let label = block.labels().nth(index)?;
        let Span { start, end } = label.span();
        Some(if label.is_quoted() { Span::new(start + 1, end.saturating_sub(1)) } else { label.span() })
    };
    Some(match definition.kind {
        ComponentKind::Resource => ("resource", label(1)?),
        ComponentKind::Data => ("data", label(1)?),
        ComponentKind::Ephemeral => ("ephemeral", label(1)?),
        ComponentKind::Action => ("action", label(1)?),
        ComponentKind::Module => ("module", label(0)?),
        ComponentKind::Variable => ("variable", label(0)?),
        ComponentKind::Output => ("output", label(0)?),
        ComponentKind::Check => ("check", label(0)?),
        ComponentKind::Local => ("locals", block.body().attribute(&definition.name)?.name_span()),
        ComponentKind::Provider => {
            let Span { start, end } = block.body().attribute("alias")?.expr().span();
            ("provider", Span::new(start + 1, end.saturating_sub(1)))
        }
        ComponentKind::Settings
        | ComponentKind::Moved
        | ComponentKind::Import
        | ComponentKind::Removed
        | ComponentKind::Unknown => return None,
    })
}

/// How a reference to it begins, before and after.
fn reference_texts(kind: ComponentKind, old: &str, new: &str) -> Option<(String, String)> {
    match kind {
        ComponentKind::Provider => {
            let bare = |address: &str| address.strip_prefix("provider.").map(str::to_owned);
            Some((bare(old)?, bare(new)?))
        }
        ComponentKind::Output | ComponentKind::Check => None,
        _ => Some((old.to_owned(), new.to_owned())),
    }
}

/// Puts the new name where the old one stands: in the definition and in what is laid over it.
fn relabel(draft: &mut Draft, key: &ComponentKey, block_type: &str, old: &str, new: &str) -> Result<(), Refusal> {
    let mut edits: Vec<(String, hcl::Edit)> = Vec::new();
    let all = locate::find_all(&draft.sources, key).into_iter().chain(locate::twins(&draft.sources, key));
    for found in all {
        let Some((_, span)) = own_name(found.source, found.definition) else { continue };
        let edit = match block_type {
            "locals" | "provider" => hcl::Edit::ReplaceSpan { span, text: new.as_bytes().to_vec() },
            _ => {
                let Found { definition, .. } = found;
                let type_name = &definition.type_name;
                let labels = if definition.kind.has_type() {
                    vec![type_name.to_string(), new.to_owned()]
                } else {
                    vec![new.to_owned()]
                };
                hcl::Edit::RenameLabels { block: locate::body_path(found), labels }
            }
        };
        edits.push((found.source.path.to_string(), edit));
    }
    debug_assert!(!old.is_empty(), "what has no name is refused before");
    for (path, edit) in edits {
        draft.patch(&path, &[edit])?;
    }
    Ok(())
}

/// Rewrites references in the module's files, and in its tests.
fn rewrite(draft: &mut Draft, directory: &str, from: &str, to: &str) -> Result<(), Refusal> {
    for path in readers(draft, directory) {
        let Some(source) = draft.sources.get(&path) else { continue };
        let Some(root) = from.split('.').next() else { continue };
        // Most files do not mention it; looking for its text is cheaper than a walk.
        if !mentions(source, from.rsplit('.').next().unwrap_or(root)) {
            continue;
        }
        let explicit = format!("resource.{from}");
        // In JSON every address is quoted, and rewritten as a reference.
        let mut edits = if source.kind.is_json() { Vec::new() } else { quoted_orders(source, from, to) };
        edits.push(hcl::Edit::rewrite_references(from, to));
        if mentions(source, "resource.") {
            edits.push(hcl::Edit::rewrite_references(explicit, format!("resource.{to}")));
        }
        draft.patch(&path, &edits)?;
    }
    Ok(())
}

/// The files whose expressions may name a component of the module, as far as they may be changed.
fn readers(draft: &Draft, directory: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let tests = paths::join(directory, "tests");
    for (directory, tests_alone) in [(directory, false), (tests.as_str(), true)] {
        for source in locate::in_directory(&draft.sources, directory) {
            let configuration = source.kind.is_configuration() && !tests_alone;
            let tries = source.kind == FileKind::Language && source.path.ends_with("test.hcl");
            if (configuration || tries) && draft.writable(&source.path).is_ok() {
                paths.push(source.path.to_string());
            }
        }
    }
    paths
}

fn mentions(source: &Source, text: &str) -> bool {
    let bytes = source.tree.source();
    text.is_empty() || bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Quoted addresses in `depends_on`, as older configurations have them; last first, so that offsets stay true.
fn quoted_orders(source: &Source, from: &str, to: &str) -> Vec<hcl::Edit> {
    let mut edits = Vec::new();
    for definition in &source.definitions {
        let orders = definition.entries.iter().filter(|entry| &*entry.path == "depends_on");
        for item in orders.flat_map(|entry| source.tree.expr(entry.expr).unwrap_parens().tuple_items()) {
            let Some(text) = item.string() else { continue };
            let rest = text.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
            if let Some(rest) = rest {
                let text = hcl::format::string_text(&format!("{to}{rest}")).into_bytes();
                edits.push(hcl::Edit::ReplaceSpan { span: item.span(), text });
            }
        }
    }
    edits.reverse();
    edits
}

/// The calls of the module at `directory`, in every module of the project.
fn calls<'d>(draft: &'d Draft, directory: &str) -> Vec<Found<'d>> {
    let layout = crate::modules::Layout::of(&draft.sources, &locate::Sources::new(), &draft.files);
    let Some(number) = layout.number(directory) else { return Vec::new() };
    let mut found = Vec::new();
    for module in &layout.modules {
        for call in module.calls.iter().filter(|call| call.target == Some(number)) {
            let Some((source, definition)) = module.call(*call) else { continue };
            let Some(source) = draft.sources.get(&*source.path) else { continue };
            let same = source.definitions.iter().find(|other| other.span == definition.span);
            found.extend(same.map(|definition| Found::new(source, definition)));
        }
    }
    found
}

/// What callers hand to a variable follows its name.
fn rename_inputs(draft: &mut Draft, directory: &str, old: &str, new: &str) -> Result<(), Refusal> {
    let mut edits: Vec<(String, hcl::Edit)> = Vec::new();
    for call in calls(draft, directory) {
        let Some(attribute) = locate::body(call).and_then(|body| body.attribute(old)) else { continue };
        let edit = hcl::Edit::ReplaceSpan { span: attribute.name_span(), text: new.as_bytes().to_vec() };
        edits.push((call.source.path.to_string(), edit));
    }
    // Last first, so that offsets in the same file stay true.
    for (path, edit) in edits.into_iter().rev() {
        if domain::FileSet::is_read_only(&path) {
            draft.notes.push(format!("`{path}` is only read and still hands over `{old}`"));
            continue;
        }
        draft.patch(&path, &[edit])?;
    }
    Ok(())
}

/// Values files beside the module follow the name of a variable.
fn rename_values(draft: &mut Draft, directory: &str, old: &str, new: &str) -> Result<(), Refusal> {
    let mut edits: Vec<(String, hcl::Edit)> = Vec::new();
    for source in locate::in_directory(&draft.sources, directory) {
        let Some(attribute) = source.tree.body().attribute(old) else { continue };
        match source.kind {
            FileKind::Values | FileKind::JsonValues => {
                let edit = hcl::Edit::ReplaceSpan { span: attribute.name_span(), text: new.as_bytes().to_vec() };
                edits.push((source.path.to_string(), edit));
            }
            FileKind::Configuration | FileKind::JsonConfiguration | FileKind::Language | FileKind::Other => {}
        }
    }
    let lent: Vec<String> = locate::in_directory(&draft.lent, directory)
        .filter(|source| source.tree.body().attribute(old).is_some())
        .map(|source| format!("`{}` still gives a value to `{old}`; it is not part of the project", source.path))
        .collect();
    draft.notes.extend(lent);
    for (path, edit) in edits {
        draft.patch(&path, &[edit])?;
    }
    Ok(())
}

/// What callers take from an output follows its name.
fn rename_outputs(draft: &mut Draft, directory: &str, old: &str, new: &str) -> Result<(), Refusal> {
    let called: Vec<(String, String)> = calls(draft, directory)
        .into_iter()
        .map(|call| (paths::directory_of(&call.source.path).to_owned(), call.definition.name.to_string()))
        .collect();
    for (caller, name) in called {
        for path in readers(draft, &caller) {
            let edits: Vec<hcl::Edit> = match draft.sources.get(&path) {
                Some(source) if mentions(source, old) => {
                    let mut spans: Vec<Span> = source
                        .tree
                        .body()
                        .all_values()
                        .flat_map(Expr::references)
                        .filter_map(|expr| output_span(expr, &name, old))
                        .collect();
                    spans.sort_unstable_by_key(|span| std::cmp::Reverse(span.start));
                    spans.dedup();
                    let replace = |span| hcl::Edit::ReplaceSpan { span, text: new.as_bytes().to_vec() };
                    spans.into_iter().map(replace).collect()
                }
                Some(_) | None => Vec::new(),
            };
            draft.patch(&path, &edits)?;
        }
    }
    Ok(())
}

/// Where `module.NAME[...].OUTPUT` names the output.
fn output_span(expr: Expr<'_>, module: &str, output: &str) -> Option<Span> {
    let ExprKind::Traversal(traversal) = expr.kind() else { return None };
    if traversal.root() != Some("module") {
        return None;
    }
    let mut steps = traversal.steps();
    let Some(Step::Attr(name, _)) = steps.next() else { return None };
    let taken = steps.find_map(|step| match step {
        Step::Attr(name, span) => Some((name, span)),
        Step::Index(..) | Step::LegacyIndex(..) | Step::AttrSplat(_) | Step::FullSplat(_) => None,
    })?;
    let (taken_name, span) = taken;
    let is_it = name == module && taken_name == output;
    is_it.then(|| Span::new(span.end.saturating_sub(output.len() as u32), span.end))
}
