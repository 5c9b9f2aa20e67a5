//! Sections of a template as components.

use domain::graph::{Attribute, Carried, Component, ComponentKey, ComponentKind, Connection, ConnectionKind};
use rustc_hash::FxHashMap;

use super::evaluate::Scope;
use super::{Member, Section, Template, intrinsic};
use crate::document::flat::flatten;
use crate::document::{Document, View};
use crate::foreign;
use crate::graph::containment::{self, Site};
use crate::modules::paths;

/// Where a nested stack's template is named: the resource type and the property.
const NESTED: [(&str, &str); 2] =
    [("AWS::CloudFormation::Stack", "TemplateURL"), ("AWS::Serverless::Application", "Location")];

/// What a template adds to the graph.
pub(crate) struct Drawn {
    pub(crate) components: Vec<Component>,
    pub(crate) connections: Vec<Connection>,
    /// Calls of other templates of the blueprint, with the path of each.
    pub(crate) calls: Vec<(ComponentKey, String)>,
}

/// The members of a template as components. `is_template` says whether a path is one of the blueprint's templates.
pub(crate) fn drawn(template: &Template, is_template: &dyn Fn(&str) -> bool) -> Drawn {
    let scope = Scope::new(template);
    let mut drawn = Drawn { components: Vec::new(), connections: Vec::new(), calls: Vec::new() };
    // For containment: of each resource what each of its attributes names.
    let mut named: Vec<Vec<(String, u32)>> = Vec::new();
    let numbers: FxHashMap<&ComponentKey, u32> =
        template.members.iter().enumerate().map(|(number, member)| (&member.key, number as u32)).collect();
    for member in &template.members {
        let (component, links) = component(&scope, member);
        let mut leads = Vec::new();
        for (kind, attribute, to) in links {
            if let Some(number) = numbers.get(&to.key) {
                leads.push((attribute.clone(), *number));
            }
            if to.key != member.key {
                let (from, to) = (member.key.clone(), to.key.clone());
                drawn.connections.push(Connection { from, to, kind, attribute });
            }
        }
        named.push(leads);
        drawn.components.push(component);
    }
    drawn.calls = calls(template, is_template);
    for component in &mut drawn.components {
        if drawn.calls.iter().any(|(call, _)| *call == component.key) {
            component.kind = ComponentKind::Module;
        }
    }
    for (component, container) in drawn.components.iter_mut().zip(containers(template, &named)) {
        component.container =
            container.and_then(|at| template.members.get(at as usize)).map(|member| member.key.clone());
    }
    drawn
}

/// The nested stacks of a template whose own templates are part of the blueprint, with the path of each.
pub(crate) fn calls(template: &Template, is_template: &dyn Fn(&str) -> bool) -> Vec<(ComponentKey, String)> {
    let call = |member: &Member| {
        let path = nested(template, member).filter(|path| is_template(path))?;
        (path != *template.document.path).then(|| (member.key.clone(), path))
    };
    template.members.iter().filter_map(call).collect()
}

/// What of a template is not worked out.
pub(crate) fn carried(document: &Document) -> Vec<Carried> {
    let Some(root) = document.views().next() else { return Vec::new() };
    let mut carried = Vec::new();
    for section in Section::ALL {
        let Some(view) = root.get(section.word()) else { continue };
        if !view.is_mapping() && !view.is_null() {
            carried.push(Carried {
                place: document.place(view.span()),
                message: format!("`{}` is not written as names with values", section.word()),
                hint: Some("give each thing in it a name".to_owned()),
            });
        }
        for entry in view.written_entries().filter(|entry| entry.key.starts_with("Fn::")) {
            carried.push(Carried {
                place: document.place(document.view(entry.key_id).span()),
                message: format!("what `{}` makes is not listed", entry.key),
                hint: Some("it is kept as it is; CloudFormation makes it when it is deployed".to_owned()),
            });
        }
    }
    if let Some(second) = document.views().nth(1).filter(|view| !view.is_null()) {
        carried.push(Carried {
            place: document.place(second.span()),
            message: "a template is one document; this one is kept and not listed".to_owned(),
            hint: Some("put it into a file of its own".to_owned()),
        });
    }
    carried
}

type Link<'t> = (ConnectionKind, String, &'t Member);

fn component<'t>(scope: &Scope<'t>, member: &'t Member) -> (Component, Vec<Link<'t>>) {
    let template = scope.template;
    let document = &template.document;
    let is_whole = |view: View<'_>| intrinsic::call(view).is_some();
    let leaves = flatten(template.view(member), "", &is_whole, &mut scope.budget.borrow_mut());
    let mut attributes = Vec::new();
    let mut links: Vec<Link<'t>> = Vec::new();
    let secret_default = member.section == Section::Parameters
        && template.view(member).text_at("NoEcho").is_some_and(|text| text.eq_ignore_ascii_case("true"));
    for (path, view) in leaves {
        let mut names = Vec::new();
        intrinsic::names(view, &mut names, &mut scope.budget.borrow_mut());
        for (name, is_condition) in names {
            let meant = match is_condition {
                true => template.member(Section::Conditions, name),
                false => template.named(name),
            };
            links.extend(meant.map(|to| (ConnectionKind::Reference, path.clone(), to)));
        }
        if member.section == Section::Resources {
            let depends = path == "DependsOn" || path.starts_with("DependsOn[");
            for name in texts(view).into_iter().filter(|_| depends) {
                let meant = template.member(Section::Resources, name);
                links.extend(meant.map(|to| (ConnectionKind::DependsOn, path.clone(), to)));
            }
        }
        if (member.section, path.as_str()) == (Section::Resources, "Type") {
            continue;
        }
        if matches!(member.section, Section::Resources | Section::Outputs) && path == "Condition" {
            let meant = view.text().and_then(|name| template.member(Section::Conditions, name));
            links.extend(meant.map(|to| (ConnectionKind::Reference, path.clone(), to)));
        }
        let span = view.span();
        let value = if secret_default && path == "Default" {
            domain::graph::Value::Sensitive
        } else {
            scope.value(view, &path).shown()
        };
        // A secret that stands in the source in the clear is no more shown than its value.
        let hidden = matches!(value, domain::graph::Value::Sensitive) && path == "Default";
        let expression = if hidden { domain::planned::SENSITIVE } else { document.text(span) };
        attributes.push(Attribute {
            path: if path.is_empty() { "Value".to_owned() } else { path },
            expression: expression.to_owned(),
            value,
            place: document.place(span),
        });
    }
    let component = foreign::component(
        member.key.clone(),
        member.section.kind(),
        member.type_name.to_string(),
        member.name.to_string(),
        document.place(member.span),
        attributes,
    );
    let component = match member.section {
        Section::Resources => component,
        // What a parameter takes is no type of a component.
        _ => Component { type_name: String::new(), ..component },
    };
    (component, links)
}

fn texts(view: View<'_>) -> Vec<&str> {
    match view.items() {
        Some(items) => items.filter_map(View::text).collect(),
        None => view.text().into_iter().collect(),
    }
}

/// The path of the template that a nested stack is made from, if it lies beside this one.
fn nested(template: &Template, member: &Member) -> Option<String> {
    let (_, property) = NESTED.into_iter().find(|(type_name, _)| *type_name == &*member.type_name)?;
    let url = template.view(member).at(&["Properties", property])?;
    let url = url.text().filter(|_| intrinsic::call(url).is_none() && url.tag().is_none())?;
    if url.contains("://") || url.starts_with('/') {
        return None;
    }
    paths::resolve(paths::directory_of(&template.document.path), url)
}

/// The box that each member sits in, by number.
fn containers(template: &Template, named: &[Vec<(String, u32)>]) -> Vec<Option<u32>> {
    let sites: Vec<Site> = template
        .members
        .iter()
        .map(|member| match member.section {
            Section::Resources => {
                let known = catalogue::lookup(&member.type_name);
                Site { rules: known.containment, is_box: known.container.is_some() }
            }
            _ => Site { rules: &[], is_box: false },
        })
        .collect();
    containment::containers(&sites, |number, rule| {
        let leads = named.get(number as usize).map(Vec::as_slice).unwrap_or_default();
        let below = |path: &str| matches(path, rule);
        let mut others: Vec<u32> = leads
            .iter()
            .filter(|(path, other)| {
                let is_resource =
                    template.members.get(*other as usize).is_some_and(|it| it.section == Section::Resources);
                *other != number && is_resource && below(path)
            })
            .map(|(_, other)| *other)
            .collect();
        others.sort_unstable();
        others.dedup();
        others
    })
}

/// Whether a path is what a rule of the catalogue names, or a part of it.
fn matches(path: &str, rule: &str) -> bool {
    let rest = match rule.split_once("[*]") {
        None => path.strip_prefix(rule),
        Some((before, after)) => path
            .strip_prefix(before)
            .and_then(|rest| rest.strip_prefix('['))
            .and_then(|rest| rest.split_once(']'))
            .and_then(|(_, rest)| rest.strip_prefix(after)),
    };
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
