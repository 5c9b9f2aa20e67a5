//! What an import tells of a meeting of two people who did not know of each other.

use crate::world::{base, session};
use blueprint::{Blueprint, Why};
use domain::compare::MergeReport;
use domain::edit::Edit;
use domain::graph::{ComponentKey, ComponentKind};

fn key(address: &str) -> ComponentKey {
    ComponentKey::new(".", address)
}

fn set(address: &str, path: &str, expression: &str) -> Edit {
    Edit::Set { key: key(address), path: path.to_owned(), expression: expression.to_owned() }
}

fn rename(address: &str, name: &str) -> Edit {
    Edit::Rename { key: key(address), name: name.to_owned() }
}

fn add(name: &str, body: &str) -> Edit {
    Edit::Add {
        directory: ".".to_owned(),
        file: None,
        kind: ComponentKind::Resource,
        type_name: "aws_vpc".to_owned(),
        name: name.to_owned(),
        body: body.to_owned(),
    }
}

/// Two replicas, after each did something and then heard of the other; and what the first was told.
fn meet(one: &[Edit], other: &[Edit]) -> (Blueprint, Blueprint, MergeReport) {
    let (mut here, mut there) = (Blueprint::new(base(), 1), Blueprint::new(base(), 2));
    let from_here = here.edit(session(1), one).unwrap().update;
    let from_there = there.edit(session(2), other).unwrap().update;
    let report = here.import(&from_there).unwrap();
    there.import(&from_here).unwrap();
    assert_eq!(here.project().files(), there.project().files(), "both come to the same");
    (here, there, report)
}

fn told(report: &MergeReport) -> Vec<String> {
    let value = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    let line = |found: &domain::compare::Conflict| {
        let [before, here, there] = [&found.ancestor, &found.ours, &found.theirs].map(value);
        format!("{} {}: {before} | {here} | {there}", found.key.address(), found.path)
    };
    report.conflicts.iter().map(line).collect()
}

fn expression(blueprint: &Blueprint, address: &str, path: &str) -> Option<String> {
    let components = &blueprint.project().graph().components;
    let component = components.iter().find(|component| component.key == key(address))?;
    component.attributes.iter().find(|found| found.path == path).map(|found| found.expression.clone())
}

#[test]
fn both_values_of_a_field_that_both_changed_are_named() {
    let (here, _, report) = meet(
        &[set("aws_vpc.main", "cidr_block", "\"10.1.0.0/16\""), set("aws_vpc.main", "a", "1")],
        &[set("aws_vpc.main", "cidr_block", "\"10.2.0.0/16\""), set("aws_vpc.main", "b", "2")],
    );
    assert_eq!(told(&report), ["aws_vpc.main cidr_block: \"10.0.0.0/16\" | \"10.1.0.0/16\" | \"10.2.0.0/16\""]);
    let merged = ["a", "b"].map(|path| expression(&here, "aws_vpc.main", path).unwrap());
    assert_eq!(merged, ["1", "2"], "fields of one component merge");
}

#[test]
fn the_same_value_from_both_is_no_conflict() {
    let same = [set("aws_vpc.main", "cidr_block", "\"10.1.0.0/16\"")];
    assert_eq!(told(&meet(&same, &same).2), Vec::<String>::new());
}

#[test]
fn what_only_one_side_changed_is_told_apart() {
    let (_, _, report) = meet(&[set("aws_vpc.main", "a", "1")], &[set("aws_subnet.a", "b", "2")]);
    assert_eq!((report.kept, report.taken), (vec![key("aws_vpc.main")], vec![key("aws_subnet.a")]));
    assert_eq!(report.conflicts, []);
}

#[test]
fn removing_wins_over_editing_and_says_so() {
    let (here, there, report) = meet(
        &[set("aws_instance.web", "instance_type", "\"m5.large\"")],
        &[Edit::Remove { key: key("aws_instance.web") }],
    );
    let text = "resource \"aws_instance\" \"web\" {\n  subnet_id       = aws_subnet.a.id\n  instance_type   = TYPE\n  \
                security_groups = [aws_security_group.web.id]\n}";
    let [before, after] = ["\"t3.micro\"", "\"m5.large\""].map(|value| text.replace("TYPE", value));
    assert_eq!(told(&report), [format!("aws_instance.web : {before} | {after} | -")]);
    for blueprint in [&here, &there] {
        assert_eq!(expression(blueprint, "aws_instance.web", "instance_type"), None, "it is gone");
    }
}

#[test]
fn an_edit_comes_back_with_the_component_it_is_about() {
    let (mut here, mut there, _) = meet(
        &[set("aws_instance.web", "instance_type", "\"m5.large\"")],
        &[Edit::Remove { key: key("aws_instance.web") }],
    );
    let undo = there.undo(session(2)).unwrap().unwrap();
    here.import(&undo.update).unwrap();
    for blueprint in [&here, &there] {
        let value = expression(blueprint, "aws_instance.web", "instance_type");
        assert_eq!(value.as_deref(), Some("\"m5.large\""), "taking back the removal brings back what was edited");
        assert_eq!(blueprint.set_aside(), []);
    }
}

#[test]
fn a_component_renamed_by_both_names_both_names() {
    let (_, _, report) = meet(&[rename("aws_vpc.main", "core")], &[rename("aws_vpc.main", "hub")]);
    assert_eq!(told(&report).len(), 1);
    assert!(told(&report)[0].ends_with(": aws_vpc.main | aws_vpc.core | aws_vpc.hub"), "{:?}", told(&report));
}

#[test]
fn two_components_with_one_name_both_stay() {
    let (here, _, report) = meet(
        &[add("new", "a = 1\n"), set("aws_subnet.a", "vpc_id", "aws_vpc.new.id")],
        &[add("new", "b = 2\n"), set("aws_instance.web", "vpc_id", "aws_vpc.new.id")],
    );
    let names: Vec<Option<String>> = ["aws_vpc.new", "aws_vpc.new_2"]
        .iter()
        .map(|address| expression(&here, address, "a").or_else(|| expression(&here, address, "b")))
        .collect();
    assert_eq!(names, [Some("1".to_owned()), Some("2".to_owned())]);
    assert_eq!(told(&report), ["aws_vpc.new_2 : - | aws_vpc.new | aws_vpc.new_2"]);
    assert_eq!(expression(&here, "aws_subnet.a", "vpc_id").as_deref(), Some("aws_vpc.new.id"));
    let follows = expression(&here, "aws_instance.web", "vpc_id");
    assert_eq!(follows.as_deref(), Some("aws_vpc.new_2.id"), "each refers to the one its author meant");
    assert!(matches!(here.set_aside()[0].why, Why::NameTaken { .. }));
}

#[test]
fn a_reference_made_meanwhile_follows_a_rename() {
    for (one, other) in [(1, 2), (2, 1)] {
        let (mut here, mut there) = (Blueprint::new(base(), one), Blueprint::new(base(), other));
        let renamed = here.edit(session(1), &[rename("aws_vpc.main", "core")]).unwrap().update;
        let referred =
            there.edit(session(2), &[set("aws_instance.web", "vpc", "\"net-${aws_vpc.main.id}\"")]).unwrap().update;
        here.import(&referred).unwrap();
        there.import(&renamed).unwrap();
        for blueprint in [&here, &there] {
            let value = expression(blueprint, "aws_instance.web", "vpc");
            assert_eq!(value.as_deref(), Some("\"net-${aws_vpc.core.id}\""), "whichever of the two comes first");
        }
    }
}

#[test]
fn elements_that_two_connect_both_stay() {
    let connect =
        |to: &str| Edit::Connect { from: key("aws_instance.web"), to: key(to), attribute: "depends_on".to_owned() };
    let (here, _, report) = meet(&[connect("aws_vpc.main")], &[connect("aws_subnet.a")]);
    assert_eq!(expression(&here, "aws_instance.web", "depends_on").as_deref(), Some("[aws_vpc.main, aws_subnet.a]"));
    assert_eq!(told(&report), Vec::<String>::new());
}

#[test]
fn a_block_edited_by_one_follows_when_the_other_takes_out_the_one_before_it() {
    let (here, _, report) = meet(
        &[set("aws_security_group.web", "ingress[1].from_port", "8443")],
        &[Edit::RemoveBlock { key: key("aws_security_group.web"), path: "ingress[0]".to_owned() }],
    );
    assert_eq!(expression(&here, "aws_security_group.web", "ingress[0].from_port").as_deref(), Some("8443"));
    assert_eq!(told(&report), Vec::<String>::new());
}

#[test]
fn a_block_edited_by_one_and_taken_out_by_the_other_is_told() {
    let (_, _, report) = meet(
        &[set("aws_security_group.web", "ingress[1].from_port", "8443")],
        &[Edit::RemoveBlock { key: key("aws_security_group.web"), path: "ingress[1]".to_owned() }],
    );
    let expected = "aws_security_group.web ingress[1]: from_port = 443 | from_port = 8443 | -";
    assert_eq!(told(&report), [expected]);
}

#[test]
fn undo_keeps_what_others_did_since() {
    let (mut here, mut there) = (Blueprint::new(base(), 1), Blueprint::new(base(), 2));
    let mine = here.edit(session(1), &[set("aws_vpc.main", "a", "1"), set("aws_vpc.main", "c", "1")]).unwrap();
    there.import(&mine.update).unwrap();
    let later = there.edit(session(2), &[set("aws_vpc.main", "b", "2"), set("aws_vpc.main", "c", "2")]).unwrap();
    here.import(&later.update).unwrap();
    here.undo(session(1)).unwrap().unwrap();
    let values = ["a", "b", "c"].map(|path| expression(&here, "aws_vpc.main", path));
    assert_eq!(values, [None, Some("2".to_owned()), Some("2".to_owned())], "only what is mine is taken back");
    assert_eq!(here.history(session(2)), (1, 0), "the other can take back theirs");
}

#[test]
fn an_update_on_another_base_is_refused() {
    let other = base().with_files(&domain::FileSet::new());
    let mut elsewhere = Blueprint::new(other, 1);
    let update = elsewhere.edit(session(1), &[add("x", "")]).unwrap().update;
    let refused = Blueprint::new(base(), 2).import(&update).unwrap_err();
    assert!(refused.to_string().contains("another base"), "{refused}");
}

#[test]
fn an_update_that_comes_before_its_predecessor_waits() {
    let mut author = Blueprint::new(base(), 1);
    let first = author.edit(session(1), &[set("aws_vpc.main", "a", "1")]).unwrap().update;
    let second = author.edit(session(1), &[set("aws_vpc.main", "a", "2")]).unwrap().update;
    let mut reader = Blueprint::new(base(), 2);
    reader.import(&second).unwrap();
    assert!(reader.waiting().unwrap().is_some(), "it is kept until the first comes");
    assert_eq!(expression(&reader, "aws_vpc.main", "a"), None);
    let (snapshot, waiting) = (reader.snapshot().unwrap(), reader.waiting().unwrap().unwrap());
    let mut reader = Blueprint::open(base(), [snapshot.as_slice(), waiting.as_slice()], 3).unwrap();
    reader.import(&first).unwrap();
    assert_eq!(expression(&reader, "aws_vpc.main", "a").as_deref(), Some("2"));
    assert_eq!(reader.waiting().unwrap(), None);
}

#[test]
fn edits_are_made_all_or_none() {
    let mut blueprint = Blueprint::new(base(), 1);
    let before = blueprint.project().digest();
    let gone = [set("aws_vpc.main", "a", "1"), set("aws_vpc.none", "a", "1")];
    let error = blueprint.edit(session(1), &gone).unwrap_err();
    assert_eq!(error.index(), Some(1), "the edit at fault is named");
    let taken = [set("aws_vpc.main", "a", "1"), add("main", "")];
    assert_eq!(blueprint.edit(session(1), &taken).unwrap_err().index(), Some(1), "a name that is taken is refused");
    assert_eq!(blueprint.project().digest(), before);
    assert_eq!(blueprint.history(session(1)), (0, 0));
    let place = Edit::Place { key: key("aws_vpc.main"), x: f64::NAN, y: 0.0 };
    assert!(blueprint.edit(session(1), &[place]).is_err(), "nothing stands nowhere");
}

#[test]
fn one_step_can_use_what_it_makes() {
    let mut blueprint = Blueprint::new(base(), 1);
    let edits = [
        add("new", "ingress {\n  port = 1\n}\n"),
        set("aws_vpc.new", "ingress[0].port", "2"),
        Edit::AddBlock { key: key("aws_vpc.new"), path: "ingress".to_owned(), body: "port = 3\n".to_owned() },
        rename("aws_vpc.new", "newer"),
        set("aws_subnet.a", "vpc_id", "aws_vpc.newer.id"),
        Edit::Place { key: key("aws_vpc.newer"), x: 1.0, y: 2.0 },
        set("aws_vpc.newer", "ingress[1].port", "4"),
    ];
    let step = blueprint.edit(session(1), &edits).unwrap();
    assert_eq!(step.created.len(), 1);
    let ports = ["ingress[0].port", "ingress[1].port"].map(|path| expression(&blueprint, "aws_vpc.newer", path));
    assert_eq!(ports, [Some("2".to_owned()), Some("4".to_owned())]);
    assert_eq!(blueprint.arrangement().places.get(&key("aws_vpc.newer")), Some(&(1.0, 2.0)));
    assert_eq!(blueprint.project().files(), blueprint.derived_anew().files());
}
