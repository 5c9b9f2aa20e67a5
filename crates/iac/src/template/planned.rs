//! What the resources of a template come to.

use domain::planned::{Action, Origin, PlannedResource};

use super::evaluate::{Part, Scope, Term};
use super::translate::{links, translations, untranslated};
use super::{Member, Section, Template, condition};

const PROVIDER: &str = "registry.terraform.io/hashicorp/aws";

/// What a template comes to. Addresses are those inside the file.
pub(crate) fn resources(template: &Template) -> Vec<PlannedResource> {
    let scope = Scope::new(template);
    template.resources().flat_map(|member| resource(&scope, member)).collect()
}

fn resource(scope: &Scope<'_>, member: &Member) -> Vec<PlannedResource> {
    let template = scope.template;
    let view = template.view(member);
    let condition = view.text_at("Condition");
    let mut unknown_instances = None;
    if let Some(name) = condition {
        match condition::holds(scope, name) {
            Some(true) => {}
            Some(false) => return Vec::new(),
            None => unknown_instances = Some(format!("condition `{name}` is not known")),
        }
    }
    let mut properties = match view.get("Properties") {
        Some(properties) => scope.value(properties, "Properties"),
        None => Part::new(Term::Map(Vec::new()), "Properties"),
    };
    if let Some(globals) = template.globals_for(&member.type_name) {
        properties = merged(scope.value(globals, "Properties"), properties);
    }
    let made = translations(&member.type_name, &properties)
        .unwrap_or_else(|| vec![untranslated(&member.type_name, &properties)]);
    let open = if unknown_instances.is_some() { "[*]" } else { "" };
    let resources = made.into_iter().map(|made| {
        let mut address = format!("{}{open}", member.key.address());
        if !made.suffix.is_empty() {
            address = format!("{address}#{}", made.suffix);
        }
        let key_of = |name: &str| template.member(Section::Resources, name).map(|member| member.key.clone());
        let links = links(&made, &member.key, key_of);
        PlannedResource {
            address,
            component: member.key.clone(),
            origin: Origin::Template,
            type_name: made.type_name,
            source_type: Some(member.type_name.to_string()),
            name: member.name.to_string(),
            provider: if member.type_name.starts_with("AWS::") { PROVIDER.to_owned() } else { String::new() },
            values: made.values,
            unknown: made.unknown,
            sensitive: made.sensitive,
            actions: vec![Action::Create],
            links,
            translated: made.translated,
            unknown_instances: unknown_instances.clone(),
            ..PlannedResource::default()
        }
    });
    resources.collect()
}

/// What SAM's `Globals` give and a resource does not say itself; lists are put together.
fn merged(global: Part, own: Part) -> Part {
    let Part { term, path, names } = own;
    let term = match (global.term, term) {
        (Term::Map(mut globals), Term::Map(own)) => {
            for (key, part) in own {
                match globals.iter().position(|(name, _)| *name == key) {
                    Some(at) => {
                        let (_, global) = globals.remove(at);
                        globals.insert(at, (key, merged(global, part)));
                    }
                    None => globals.push((key, part)),
                }
            }
            Term::Map(globals)
        }
        (Term::List(mut globals), Term::List(own)) => {
            globals.extend(own);
            Term::List(globals)
        }
        (_, own) => own,
    };
    Part { term, path, names }
}
