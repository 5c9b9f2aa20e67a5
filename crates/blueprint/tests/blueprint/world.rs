//! A small estate, and people who do things to it at random.

use blueprint::{Blueprint, Step};
use domain::FileSet;
use domain::edit::Edit;
use domain::graph::{Component, ComponentKey, ComponentKind};
use domain::ids::{GroupId, SessionId};
use iac::Project;
use proptest::prelude::*;

/// Two modules; references, nested blocks, comments.
pub fn base() -> Project {
    let files = [
        (
            "main.tf",
            "# The network\nresource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\" # wide\n}\n\n\
             resource \"aws_subnet\" \"a\" {\n  vpc_id     = aws_vpc.main.id\n  cidr_block = \"10.0.1.0/24\"\n}\n\n\
             resource \"aws_security_group\" \"web\" {\n  vpc_id = aws_vpc.main.id\n\n  ingress {\n    from_port = 80\n  }\n\n  \
             ingress {\n    from_port = 443\n  }\n}\n",
        ),
        (
            "app.tf",
            "resource \"aws_instance\" \"web\" {\n  subnet_id       = aws_subnet.a.id\n  instance_type   = \"t3.micro\"\n  \
             security_groups = [aws_security_group.web.id]\n}\n\nvariable \"region\" {\n  default = \"eu-west-1\"\n}\n",
        ),
        ("db/main.tf", "resource \"aws_db_instance\" \"main\" {\n  engine = \"postgres\"\n}\n"),
        ("README.md", "An estate.\n"),
    ];
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(path, text.as_bytes().to_vec()).unwrap();
    }
    Project::read(&set, &FileSet::new(), None)
}

/// `count` cases in an everyday run; `PROPTEST_CASES`, 256 by itself, scales all of them.
pub fn cases(count: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.saturating_mul(count) / 256, ..default }
}

/// What a person does; numbers choose among what is there.
#[derive(Debug, Clone)]
pub enum Deed {
    Set {
        who: u8,
        what: u8,
        value: u8,
    },
    Refer {
        who: u8,
        to: u8,
    },
    Unset {
        who: u8,
        what: u8,
    },
    SetInside {
        who: u8,
        which: u8,
        value: u8,
    },
    AddBlock {
        who: u8,
        value: u8,
    },
    RemoveBlock {
        who: u8,
        which: u8,
    },
    Connect {
        who: u8,
        to: u8,
    },
    Disconnect {
        who: u8,
        to: u8,
    },
    Add {
        name: u8,
        to: u8,
    },
    Remove {
        who: u8,
    },
    Rename {
        who: u8,
        name: u8,
    },
    Move {
        who: u8,
        file: u8,
    },
    Place {
        who: u8,
        x: u8,
        y: u8,
    },
    Unplace {
        who: u8,
    },
    Group {
        id: u8,
        title: u8,
        one: u8,
        other: u8,
    },
    Ungroup {
        id: u8,
    },
    Annotate {
        who: u8,
        text: u8,
    },
    /// Two things as one step; the second is thought up before the first is done.
    Both(Box<Deed>, Box<Deed>),
    Undo,
    Redo,
}

pub fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        5 => single_deed(),
        1 => (single_deed(), single_deed()).prop_map(|(one, other)| Deed::Both(Box::new(one), Box::new(other))),
    ]
}

fn single_deed() -> impl Strategy<Value = Deed> {
    let n = || any::<u8>();
    prop_oneof![
        6 => (n(), n(), n()).prop_map(|(who, what, value)| Deed::Set { who, what, value }),
        3 => (n(), n()).prop_map(|(who, to)| Deed::Refer { who, to }),
        2 => (n(), n()).prop_map(|(who, what)| Deed::Unset { who, what }),
        3 => (n(), n(), n()).prop_map(|(who, which, value)| Deed::SetInside { who, which, value }),
        2 => (n(), n()).prop_map(|(who, value)| Deed::AddBlock { who, value }),
        2 => (n(), n()).prop_map(|(who, which)| Deed::RemoveBlock { who, which }),
        2 => (n(), n()).prop_map(|(who, to)| Deed::Connect { who, to }),
        1 => (n(), n()).prop_map(|(who, to)| Deed::Disconnect { who, to }),
        3 => (n(), n()).prop_map(|(name, to)| Deed::Add { name, to }),
        2 => n().prop_map(|who| Deed::Remove { who }),
        4 => (n(), n()).prop_map(|(who, name)| Deed::Rename { who, name }),
        1 => (n(), n()).prop_map(|(who, file)| Deed::Move { who, file }),
        2 => (n(), n(), n()).prop_map(|(who, x, y)| Deed::Place { who, x, y }),
        1 => n().prop_map(|who| Deed::Unplace { who }),
        1 => (n(), n(), n(), n()).prop_map(|(id, title, one, other)| Deed::Group { id, title, one, other }),
        1 => n().prop_map(|id| Deed::Ungroup { id }),
        1 => (n(), n()).prop_map(|(who, text)| Deed::Annotate { who, text }),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

pub fn session(number: u8) -> SessionId {
    SessionId(uuid_of(number))
}

fn uuid_of(number: u8) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::from(number) + 1)
}

/// Does it, if it can be done now.
pub fn act(blueprint: &mut Blueprint, session: SessionId, deed: &Deed) -> Option<Step> {
    match deed {
        Deed::Undo => blueprint.undo(session).unwrap(),
        Deed::Redo => blueprint.redo(session).unwrap(),
        Deed::Both(one, other) => {
            let edits = [edit(blueprint.project(), one)?, edit(blueprint.project(), other)?];
            blueprint.edit(session, &edits).ok()
        }
        deed => {
            let edit = edit(blueprint.project(), deed)?;
            blueprint.edit(session, &[edit]).ok()
        }
    }
}

/// The edit that a deed comes to in a project.
pub fn edit(project: &Project, deed: &Deed) -> Option<Edit> {
    let components = &project.graph().components;
    let at = |who: &u8| -> Option<&Component> { components.get(usize::from(*who) % components.len().max(1)) };
    let neighbour = |of: &Component, to: &u8| -> Option<ComponentKey> {
        let near: Vec<&Component> = components
            .iter()
            .filter(|other| other.key.directory() == of.key.directory() && other.kind == ComponentKind::Resource)
            .collect();
        near.get(usize::from(*to) % near.len().max(1)).map(|other| other.key.clone())
    };
    let attribute = |of: &Component, what: &u8| {
        let own: Vec<&str> = of.attributes.iter().map(|a| a.path.as_str()).filter(|p| !p.contains('.')).collect();
        own.get(usize::from(*what) % own.len().max(1)).map(|path| (*path).to_owned())
    };
    Some(match deed {
        Deed::Set { who, what, value } => {
            let of = at(who)?;
            let fresh = ["name", "enabled", "description"].get(usize::from(*what % 5)).map(|name| (*name).to_owned());
            let path = fresh.or_else(|| attribute(of, what))?;
            Edit::Set { key: of.key.clone(), path, expression: format!("\"v{value}\"") }
        }
        Deed::Refer { who, to } => {
            let of = at(who)?;
            let to = neighbour(of, to)?;
            Edit::Set { key: of.key.clone(), path: "parent".to_owned(), expression: format!("{}.id", to.address()) }
        }
        Deed::Unset { who, what } => {
            let of = at(who)?;
            Edit::Unset { key: of.key.clone(), path: attribute(of, what)? }
        }
        Deed::SetInside { who, which, value } => {
            let holders: Vec<&Component> = components.iter().filter(|c| !c.blocks.is_empty()).collect();
            let of = holders.get(usize::from(*who) % holders.len().max(1))?;
            let block = of.blocks.get(usize::from(*which) % of.blocks.len())?;
            Edit::Set { key: of.key.clone(), path: format!("{block}.from_port"), expression: value.to_string() }
        }
        Deed::AddBlock { who, value } => Edit::AddBlock {
            key: at(who).filter(|of| of.kind == ComponentKind::Resource)?.key.clone(),
            path: "ingress".to_owned(),
            body: format!("from_port = {value}\n"),
        },
        Deed::RemoveBlock { who, which } => {
            let holders: Vec<&Component> = components.iter().filter(|c| !c.blocks.is_empty()).collect();
            let of = holders.get(usize::from(*who) % holders.len().max(1))?;
            Edit::RemoveBlock {
                key: of.key.clone(),
                path: of.blocks.get(usize::from(*which) % of.blocks.len())?.clone(),
            }
        }
        Deed::Connect { who, to } => {
            let from = at(who).filter(|of| of.kind == ComponentKind::Resource)?;
            Edit::Connect { to: neighbour(from, to)?, from: from.key.clone(), attribute: "depends_on".to_owned() }
        }
        Deed::Disconnect { who, to } => {
            let from = at(who)?;
            Edit::Disconnect { to: neighbour(from, to)?, from: from.key.clone(), attribute: "depends_on".to_owned() }
        }
        Deed::Add { name, to } => {
            let directory = if name % 4 == 0 { "db" } else { "." };
            let of = components.iter().find(|component| component.key.directory() == directory)?;
            let body = neighbour(of, to).map_or(String::new(), |to| format!("parent = {}.id\n", to.address()));
            Edit::Add {
                directory: directory.to_owned(),
                file: None,
                kind: ComponentKind::Resource,
                type_name: "aws_vpc".to_owned(),
                name: format!("n{}", name % 6),
                body: format!("{body}ingress {{\n  from_port = 1\n}}\n"),
            }
        }
        Deed::Remove { who } => Edit::Remove { key: at(who)?.key.clone() },
        Deed::Rename { who, name } => Edit::Rename { key: at(who)?.key.clone(), name: format!("n{}", name % 6) },
        Deed::Move { who, file } => {
            let key = at(who)?.key.clone();
            let before = if key.directory() == "." { String::new() } else { format!("{}/", key.directory()) };
            Edit::MoveToFile { file: format!("{before}f{}.tf", file % 3), key }
        }
        Deed::Place { who, x, y } => Edit::Place { key: at(who)?.key.clone(), x: f64::from(*x), y: f64::from(*y) },
        Deed::Unplace { who } => Edit::Unplace { keys: at(who).map(|of| of.key.clone()).into_iter().collect() },
        Deed::Group { id, title, one, other } => Edit::Group {
            id: GroupId(uuid_of(id % 3)),
            title: format!("t{}", title % 3),
            members: vec![at(one)?.key.clone(), at(other)?.key.clone()],
        },
        Deed::Ungroup { id } => Edit::Ungroup { id: GroupId(uuid_of(id % 3)) },
        Deed::Annotate { who, text } => {
            let text = if text % 4 == 0 { String::new() } else { format!("note {text}") };
            Edit::Annotate { key: at(who)?.key.clone(), text }
        }
        Deed::Both(..) | Deed::Undo | Deed::Redo => return None,
    })
}

/// All that two replicas must agree on.
pub fn content(blueprint: &Blueprint) -> (FileSet, domain::scene::Arrangement) {
    (blueprint.project().files().clone(), blueprint.arrangement())
}
