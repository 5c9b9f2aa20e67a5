//! Files that changed outside meet edits made here.

use blueprint::{Blueprint, Choices, MergeError, merge, review};
use domain::FileSet;
use domain::compare::Side;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::{GroupId, SessionId};
use iac::Project;

fn project(files: &[(&str, &str)]) -> Project {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, text.as_bytes().to_vec()).unwrap();
    }
    Project::read(&set, &FileSet::new(), None)
}

fn session() -> SessionId {
    SessionId(uuid::Uuid::from_u128(1))
}

fn key(address: &str) -> ComponentKey {
    ComponentKey::new(".", address)
}

fn text(blueprint: &Blueprint, path: &str) -> String {
    blueprint
        .project()
        .files()
        .get(path)
        .map_or_else(|| "nothing".to_owned(), |bytes| String::from_utf8(bytes.to_vec()).unwrap())
}

fn set(address: &str, path: &str, expression: &str) -> Edit {
    Edit::Set { key: key(address), path: path.to_owned(), expression: expression.to_owned() }
}

const BEFORE: &str = "resource \"aws_vpc\" \"main\" {\n  cidr = \"10.0.0.0/16\"\n  name = \"main\"\n}\n\n\
    resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n  size   = 24\n}\n\n\
    resource \"aws_security_group\" \"web\" {\n  ingress {\n    port = 80\n  }\n  ingress {\n    port = 443\n  }\n}\n";

struct Case {
    name: &'static str,
    ours: &'static [(&'static str, &'static str)],
    theirs: (&'static str, &'static str),
    /// `KEY path: ancestor | ours | theirs`
    conflicts: &'static [&'static str],
    /// What must and must not stand in the file when ours is chosen everywhere, and when theirs is.
    ours_has: &'static [&'static str],
    theirs_has: &'static [&'static str],
}

/// Edits are `address/path` to expression, or `-` for none.
fn edits(edits: &[(&str, &str)]) -> Vec<Edit> {
    let one = |(what, expression): &(&str, &str)| match (what.split_once('/'), *expression) {
        (None, "-") => Edit::Remove { key: key(what) },
        (None, name) => Edit::Rename { key: key(what), name: name.to_owned() },
        (Some((address, path)), "-") if path.ends_with(']') => {
            Edit::RemoveBlock { key: key(address), path: path.to_owned() }
        }
        (Some((address, path)), "-") => Edit::Unset { key: key(address), path: path.to_owned() },
        (Some((address, path)), body) if body.ends_with('\n') => {
            Edit::AddBlock { key: key(address), path: path.to_owned(), body: body.to_owned() }
        }
        (Some((address, path)), expression) => set(address, path, expression),
    };
    edits.iter().map(one).collect()
}

const CASES: &[Case] = &[
    Case {
        name: "different fields of one component",
        ours: &[("aws_vpc.main/name", "\"ours\"")],
        theirs: ("10.0.0.0/16", "10.9.0.0/16"),
        conflicts: &[],
        ours_has: &["cidr = \"10.9.0.0/16\"", "name = \"ours\""],
        theirs_has: &["cidr = \"10.9.0.0/16\"", "name = \"ours\""],
    },
    Case {
        name: "the same field, differently",
        ours: &[("aws_vpc.main/cidr", "\"10.1.0.0/16\"")],
        theirs: ("10.0.0.0/16", "10.9.0.0/16"),
        conflicts: &[".:aws_vpc.main cidr: \"10.0.0.0/16\" | \"10.1.0.0/16\" | \"10.9.0.0/16\""],
        ours_has: &["10.1.0.0/16"],
        theirs_has: &["10.9.0.0/16"],
    },
    Case {
        name: "the same field, to the same value",
        ours: &[("aws_vpc.main/cidr", "\"10.9.0.0/16\"")],
        theirs: ("\"10.0.0.0/16\"", "\"10.9.0.0/16\" # moved"),
        conflicts: &[],
        ours_has: &["\"10.9.0.0/16\" # moved"],
        theirs_has: &["\"10.9.0.0/16\" # moved"],
    },
    Case {
        name: "formatting there, a field here",
        ours: &[("aws_subnet.a/size", "25")],
        theirs: ("  size   = 24\n", "\n  # how large\n  size = 24\n"),
        conflicts: &[],
        ours_has: &["# how large\n  size = 25"],
        theirs_has: &["# how large\n  size = 25"],
    },
    Case {
        name: "removed there, edited here",
        ours: &[("aws_subnet.a/size", "25")],
        theirs: ("resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n  size   = 24\n}\n", ""),
        conflicts: &[
            ".:aws_subnet.a : resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n  size   = 24\n} | \
                      resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n  size   = 25\n} | -",
        ],
        ours_has: &["size   = 25"],
        theirs_has: &["!aws_subnet"],
    },
    Case {
        name: "removed here, edited there",
        ours: &[("aws_subnet.a", "-")],
        theirs: ("size   = 24", "size   = 26"),
        conflicts: &[
            ".:aws_subnet.a : resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n  size   = 24\n} | - | \
                      resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n  size   = 26\n}",
        ],
        ours_has: &["!aws_subnet"],
        theirs_has: &["size   = 26"],
    },
    Case {
        name: "removed here, untouched there",
        ours: &[("aws_subnet.a", "-")],
        theirs: ("10.0.0.0/16", "10.9.0.0/16"),
        conflicts: &[],
        ours_has: &["!aws_subnet", "10.9.0.0/16"],
        theirs_has: &["!aws_subnet"],
    },
    Case {
        name: "renamed here, a new reference there",
        ours: &[("aws_vpc.main", "core")],
        theirs: ("ingress {\n    port = 80", "vpc = aws_vpc.main.id\n  ingress {\n    port = 80"),
        conflicts: &[],
        ours_has: &["vpc = aws_vpc.core.id", "\"aws_vpc\" \"core\"", "!aws_vpc.main"],
        theirs_has: &["vpc = aws_vpc.core.id"],
    },
    Case {
        name: "renamed there, a new reference here",
        ours: &[("aws_security_group.web/vpc", "aws_vpc.main.id")],
        theirs: ("ALL main", "core"),
        conflicts: &[],
        ours_has: &["vpc = aws_vpc.core.id", "!aws_vpc.main"],
        theirs_has: &["vpc = aws_vpc.core.id"],
    },
    Case {
        name: "a block in front there, its follower edited here",
        ours: &[("aws_security_group.web/ingress[0].port", "8080")],
        theirs: ("  ingress {\n    port = 80\n", "  ingress {\n    port = 22\n  }\n  ingress {\n    port = 80\n"),
        conflicts: &[],
        ours_has: &["port = 22\n  }\n  ingress {\n    port = 8080"],
        theirs_has: &["port = 8080"],
    },
    Case {
        name: "a block out here, another changed there",
        ours: &[("aws_security_group.web/ingress[0]", "-"), ("aws_security_group.web/ingress", "port = 1\n")],
        theirs: ("port = 443", "port = 444"),
        conflicts: &[],
        ours_has: &["!port = 80", "port = 444", "port = 1\n"],
        theirs_has: &["!port = 80", "port = 444", "port = 1\n"],
    },
    Case {
        name: "a block out here, the same changed there",
        ours: &[("aws_security_group.web/ingress[1]", "-")],
        theirs: ("port = 443", "port = 444"),
        conflicts: &[".:aws_security_group.web ingress[1]: port = 443 | - | port = 444"],
        ours_has: &["!port = 44"],
        theirs_has: &["port = 444"],
    },
];

#[test]
fn both_sides_are_merged_field_by_field() {
    for case in CASES {
        let ancestor = project(&[("main.tf", BEFORE)]);
        let mut ours = Blueprint::new(ancestor.clone(), 1);
        ours.edit(session(), &edits(case.ours)).unwrap();
        let (from, to) = case.theirs;
        let after = match from.strip_prefix("ALL ") {
            Some(from) => BEFORE
                .replace(&format!(".{from}."), &format!(".{to}."))
                .replace(&format!("\"{from}\" {{"), &format!("\"{to}\" {{")),
            None => BEFORE.replacen(from, to, 1),
        };
        let theirs = project(&[("main.tf", &after)]);
        let report = review(&ancestor, &ours, &theirs);
        let value = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
        let told: Vec<String> = report
            .conflicts
            .iter()
            .map(|found| {
                let [before, here, there] = [&found.ancestor, &found.ours, &found.theirs].map(value);
                format!("{} {}: {before} | {here} | {there}", found.key, found.path)
            })
            .collect();
        assert_eq!(told, case.conflicts, "{}", case.name);
        for (side, has) in [(Side::Ours, case.ours_has), (Side::Theirs, case.theirs_has)] {
            let choices: Choices =
                report.conflicts.iter().map(|found| ((found.key.clone(), found.path.clone()), side)).collect();
            if !choices.is_empty() {
                let undecided = merge(&ancestor, &ours, &theirs, &Choices::new(), 2);
                assert!(
                    matches!(undecided, Err(MergeError::Undecided(all)) if all.len() == choices.len()),
                    "{}",
                    case.name
                );
            }
            let merged = merge(&ancestor, &ours, &theirs, &choices, 2).unwrap();
            let result = text(&merged, "main.tf");
            for part in has {
                let (wanted, part) = part.strip_prefix('!').map_or((true, *part), |part| (false, part));
                assert_eq!(result.contains(part), wanted, "{}: `{part}` with {side:?} chosen in\n{result}", case.name);
            }
            assert_eq!(merged.project().files(), merged.derived_anew().files(), "{}", case.name);
        }
    }
}

#[test]
fn the_picture_comes_along_under_new_names() {
    let ancestor = project(&[("main.tf", BEFORE)]);
    let mut ours = Blueprint::new(ancestor.clone(), 1);
    let group = GroupId(uuid::Uuid::from_u128(5));
    let edits = [
        Edit::Place { key: key("aws_vpc.main"), x: 3.0, y: 4.0 },
        Edit::Group { id: group, title: "net".to_owned(), members: vec![key("aws_vpc.main"), key("aws_subnet.a")] },
        Edit::Annotate { key: key("aws_subnet.a"), text: "small".to_owned() },
    ];
    ours.edit(session(), &edits).unwrap();
    let after = BEFORE.replace("aws_vpc.main", "aws_vpc.core").replace("\"aws_vpc\" \"main\"", "\"aws_vpc\" \"core\"");
    let merged = merge(&ancestor, &ours, &project(&[("main.tf", &after)]), &Choices::new(), 2).unwrap();
    let arrangement = merged.arrangement();
    assert_eq!(arrangement.places.get(&key("aws_vpc.core")), Some(&(3.0, 4.0)), "it is the same component");
    assert_eq!(arrangement.notes.get(&key("aws_subnet.a")).map(String::as_str), Some("small"));
    let members: Vec<&str> = arrangement.groups[&group].members.iter().map(ComponentKey::address).collect();
    assert_eq!(members, ["aws_subnet.a", "aws_vpc.core"]);
}

#[test]
fn files_that_are_no_configuration_are_merged_whole() {
    let ancestor = project(&[("main.tf", BEFORE), ("a.txt", "a"), ("b.txt", "b"), ("c.txt", "c")]);
    // A blueprint whose base was replaced since, as when a version is restored.
    let ours = Blueprint::new(project(&[("main.tf", BEFORE), ("a.txt", "ours"), ("b.txt", "b"), ("c.txt", "ours")]), 1);
    let theirs = project(&[("main.tf", BEFORE), ("a.txt", "a"), ("b.txt", "theirs"), ("c.txt", "theirs")]);
    let report = review(&ancestor, &ours, &theirs);
    let keys: Vec<&str> = report.conflicts.iter().map(|found| found.key.0.as_str()).collect();
    assert_eq!(keys, ["file:c.txt"], "only that one was changed on both sides");
    for (side, expected) in [(Side::Ours, "ours"), (Side::Theirs, "theirs")] {
        let choices = Choices::from([((ComponentKey("file:c.txt".to_owned()), String::new()), side)]);
        let merged = merge(&ancestor, &ours, &theirs, &choices, 2).unwrap();
        assert_eq!(text(&merged, "a.txt"), "ours");
        assert_eq!(text(&merged, "b.txt"), "theirs");
        assert_eq!(text(&merged, "c.txt"), expected);
    }
}

#[test]
fn what_no_edit_says_is_kept_where_only_this_side_changed_it() {
    let ancestor = project(&[("main.tf", BEFORE), ("other.tf", "variable \"x\" {}\n")]);
    let commented = format!("# The network, described at length\n\n{BEFORE}");
    let ours = Blueprint::new(project(&[("main.tf", &commented), ("new.tf", "# nothing yet\n")]), 1);
    let theirs =
        project(&[("main.tf", BEFORE), ("other.tf", "variable \"x\" {}\n"), ("more.tf", "variable \"y\" {}\n")]);
    let merged = merge(&ancestor, &ours, &theirs, &Choices::new(), 2).unwrap();
    assert_eq!(text(&merged, "main.tf"), commented);
    assert_eq!(text(&merged, "new.tf"), "# nothing yet\n");
    assert_eq!(text(&merged, "more.tf"), "variable \"y\" {}\n");
    assert_eq!(merged.project().graph().components.iter().filter(|c| c.key == key("var.x")).count(), 0, "removed here");
}

#[test]
fn two_names_that_change_places_do_so_again() {
    let ancestor =
        project(&[("main.tf", "resource \"x\" \"a\" {\n  v = 1\n}\nresource \"x\" \"b\" {\n  w = x.a.id\n}\n")]);
    let mut ours = Blueprint::new(ancestor.clone(), 1);
    let rename = |from: &str, to: &str| Edit::Rename { key: key(from), name: to.to_owned() };
    ours.edit(session(), &[rename("x.a", "t"), rename("x.b", "a"), rename("x.t", "b")]).unwrap();
    let theirs =
        project(&[("main.tf", "resource \"x\" \"a\" {\n  v = 2\n}\nresource \"x\" \"b\" {\n  w = x.a.id\n}\n")]);
    let merged = merge(&ancestor, &ours, &theirs, &Choices::new(), 2);
    // By key the two have changed their contents, which both sides did: it is asked, never guessed.
    assert!(matches!(merged, Err(MergeError::Undecided(_))));
    let all = review(&ancestor, &ours, &theirs).conflicts;
    let choices = all.into_iter().map(|found| ((found.key, found.path), Side::Theirs)).collect();
    let merged = merge(&ancestor, &ours, &theirs, &choices, 2).unwrap();
    assert!(text(&merged, "main.tf").contains("v = 2"), "{}", text(&merged, "main.tf"));
}
