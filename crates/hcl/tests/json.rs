//! The JSON form: read into the same tree, edited in place.

#![cfg(test)]

use hcl::eval::{NoScope, evaluate};
use hcl::json::{Schema, apply, parse};
use hcl::{BlockRef, BodyPath, Edit, ExprKind, NewBlock, Tree};

struct Blocks;

impl Schema for Blocks {
    fn block_labels(&self, path: &[&str], name: &str) -> Option<usize> {
        match (path, name) {
            ([], "resource") => Some(2),
            ([], "variable" | "module") => Some(1),
            ([], "locals" | "terraform") | (["resource"], "ingress" | "lifecycle") => Some(0),
            (["resource"], "provisioner") => Some(1),
            _ => None,
        }
    }

    fn holds_references(&self, _: &[&str], name: &str) -> bool {
        name == "depends_on"
    }
}

const FILE: &str = r#"{
  "//": "a comment",
  "variable": {
    "region": {
      "default": "eu"
    }
  },
  "resource": {
    "aws_vpc": {
      "main": {
        "cidr_block": "${var.cidr}",
        "tags": {
          "Name": "vpc-${var.name}",
          "n": 1.50
        }
      }
    },
    "aws_security_group": {
      "sg": {
        "vpc_id": "${aws_vpc.main.id}",
        "description": "say \"${aws_vpc.main.tags[\"Name\"]}\"",
        "depends_on": ["aws_vpc.main"],
        "ingress": [
          {
            "port": 80
          },
          {
            "port": 443
          }
        ]
      }
    }
  }
}
"#;

fn main_vpc() -> BodyPath {
    vec![BlockRef::new("resource", ["aws_vpc", "main"])]
}

fn group() -> BodyPath {
    vec![BlockRef::new("resource", ["aws_security_group", "sg"])]
}

fn text(tree: &Tree, span: hcl::Span) -> String {
    String::from_utf8_lossy(span.slice(tree.source())).into_owned()
}

#[test]
fn a_json_file_has_the_shape_of_a_native_one() {
    let tree = parse(FILE.as_bytes(), &Blocks);
    assert_eq!(tree.errors(), []);
    let names: Vec<String> = tree
        .body()
        .blocks()
        .map(|block| {
            let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
            format!("{} {}", block.block_type(), labels.join(" "))
        })
        .collect();
    assert_eq!(names, ["variable region", "resource aws_vpc main", "resource aws_security_group sg"]);
    let group = tree.body().find(&group()).expect("the group");
    let ports: Vec<String> = group
        .body()
        .blocks_of("ingress")
        .filter_map(|block| Some(block.body().attribute("port")?.expr().source().into_owned()))
        .collect();
    assert_eq!(ports, ["80", "443"]);
    let description = group.body().attribute("description").expect("an attribute").expr();
    let reference = description.references().next().expect("a reference");
    assert_eq!(reference.source(), "aws_vpc.main.tags[\"Name\"]");
    assert_eq!(text(&tree, reference.span()), "aws_vpc.main.tags[\\\"Name\\\"]", "its span is that of the file");
    let path = group.path();
    assert_eq!(tree.body().find(&path).map(|block| block.span()), Some(group.span()));
}

#[test]
fn strings_are_templates_and_everything_can_be_computed() {
    let source = br#"{"a": "x${1 + 1}y", "b": "${[1, 2]}", "c": {"k${3}": [true, null, "\u00e9$${"]}, "d": "", "e": "\"${"q"}"}"#;
    let source = String::from_utf8_lossy(source).replace("${\"q\"}", "${\\\"q\\\"}");
    let tree = parse(source.as_bytes(), &());
    assert_eq!(tree.errors(), []);
    let value = |name: &str| {
        let attribute = tree.body().attribute(name).expect("an attribute");
        evaluate(attribute.expr(), &NoScope).expect("a value").to_string()
    };
    assert_eq!(value("a"), "\"x2y\"");
    assert_eq!(value("b"), "[1, 2]");
    assert_eq!(value("c"), "{ k3 = [true, null, \"é$${\"] }");
    assert_eq!(value("d"), "\"\"");
    assert_eq!(value("e"), "\"\\\"q\"");
}

#[test]
fn what_is_wrong_is_said_and_the_rest_is_read() {
    for (source, place) in [
        (r#"{"a": tru, "b": 1}"#, "1:7"),
        (r#"{"a": "\q", "b": 1}"#, "1:8"),
        (r#"{"a" 1, "b": 1}"#, "1:6"),
        (r#"{"a": [1 2], "b": 1}"#, "1:10"),
        (r#"{"a": 01, "b": 1}"#, "1:7"),
        (r#"{"a": 1, "a": 2, "b": 1}"#, "1:10"),
        (r#"{"a": "${1 +}", "b": 1}"#, "1:13"),
        (r#"{"b": 1,}"#, "1:9"),
        (r#"{"b": 1} 2"#, "1:10"),
        (r#"{"b": 1"#, "1:1"),
        ("{\"b\": 1,\n\"c\": \"x\ny\"}", "2:8"),
        (r#"{"b": 1, "locals": 5}"#, "1:20"),
    ] {
        let tree = parse(source.as_bytes(), &Blocks);
        let first = tree.errors().first().unwrap_or_else(|| panic!("{source}: no error"));
        assert_eq!(format!("{}:{}", first.line, first.column), place, "{source}: {first}");
        let b = tree.body().attribute("b").unwrap_or_else(|| panic!("{source}: b is not read"));
        assert!(matches!(b.expr().kind(), ExprKind::Number("1")), "{source}");
    }
    for source in ["", "\u{feff}", "[1]", "nope"] {
        assert!(!parse(source.as_bytes(), &Blocks).errors().is_empty(), "{source:?}");
    }
    assert_eq!(parse("\u{feff}{}".as_bytes(), &Blocks).errors(), []);
    assert!(!parse("[".repeat(100_000).as_bytes(), &Blocks).errors().is_empty());
}

/// Applies edits to the file above and says which lines went and which came.
fn changes(edits: &[Edit]) -> Vec<String> {
    let patched = apply(FILE.as_bytes(), &Blocks, edits).unwrap_or_else(|error| panic!("{error}"));
    let after = String::from_utf8(patched).expect("text");
    assert_eq!(parse(after.as_bytes(), &Blocks).errors(), [], "{after}");
    let (before, after): (Vec<&str>, Vec<&str>) = (FILE.lines().collect(), after.lines().collect());
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let same_end =
        before.iter().skip(same).rev().zip(after.iter().skip(same).rev()).take_while(|(a, b)| a == b).count();
    let gone = before[same..before.len() - same_end].iter().map(|line| format!("-{line}"));
    gone.chain(after[same..after.len() - same_end].iter().map(|line| format!("+{line}"))).collect()
}

#[test]
fn edits_change_what_is_meant() {
    assert_eq!(changes(&[]), [""; 0]);
    assert_eq!(
        changes(&[Edit::set_attribute(main_vpc(), "cidr_block", "\"10.0.0.0/16\"")]),
        ["-        \"cidr_block\": \"${var.cidr}\",", "+        \"cidr_block\": \"10.0.0.0/16\","]
    );
    assert_eq!(
        changes(&[Edit::set_attribute(main_vpc(), "on", "!var.off")]),
        ["-        }", "+        },", "+        \"on\": \"${!var.off}\""]
    );
    assert_eq!(
        changes(&[Edit::set_attribute(group(), "list", "[{ a = \"$${x}\", \"b c\" = -1 }, f(\"x\")]")]),
        [
            "+        ],",
            "+        \"list\": [",
            "+          {",
            "+            \"a\": \"$${x}\",",
            "+            \"b c\": -1",
            "+          },",
            "+          \"${f(\\\"x\\\")}\"",
        ]
    );
    assert_eq!(
        changes(&[Edit::unset_attribute(main_vpc(), "cidr_block")]),
        ["-        \"cidr_block\": \"${var.cidr}\","]
    );
    assert_eq!(
        changes(&[Edit::unset_attribute(main_vpc(), "tags")]),
        [
            "-        \"cidr_block\": \"${var.cidr}\",",
            "-        \"tags\": {",
            "-          \"Name\": \"vpc-${var.name}\",",
            "-          \"n\": 1.50",
            "-        }",
            "+        \"cidr_block\": \"${var.cidr}\"",
        ]
    );
}

#[test]
fn blocks_come_and_go() {
    let added = NewBlock::new("resource", ["aws_vpc", "other"]).attribute("cidr_block", "var.cidr");
    let lines = changes(&[Edit::add_block(Vec::new(), added.clone())]);
    assert_eq!(lines, ["+      },", "+      \"other\": {", "+        \"cidr_block\": \"${var.cidr}\""]);
    let other = vec![BlockRef::new("resource", ["aws_vpc", "other"])];
    assert_eq!(changes(&[Edit::add_block(Vec::new(), added), Edit::remove_block(other)]), [""; 0]);
    let output = NewBlock::new("module", ["m"]).attribute("source", "\"./m\"");
    let module = vec![BlockRef::new("module", ["m"])];
    assert_eq!(changes(&[Edit::add_block(Vec::new(), output), Edit::remove_block(module)]), [""; 0]);
    let mut second = group();
    second.push(BlockRef { nth: 1, ..BlockRef::new("ingress", [""; 0]) });
    assert_eq!(changes(&[Edit::remove_block(second)]), ["-          },", "-          {", "-            \"port\": 443"]);
    let ingress = NewBlock::new("ingress", [""; 0]).attribute("port", "22");
    assert_eq!(
        changes(&[Edit::add_block(group(), ingress)]),
        ["+          },", "+          {", "+            \"port\": 22"]
    );
    assert_eq!(changes(&[Edit::remove_block(main_vpc())]).len(), 9, "the empty `aws_vpc` goes as well");
}

#[test]
fn labels_and_references_follow() {
    let labels = ["aws_vpc", "network"].map(str::to_owned).to_vec();
    assert_eq!(
        changes(&[Edit::RenameLabels { block: main_vpc(), labels }]),
        ["-      \"main\": {", "+      \"network\": {"]
    );
    let lines = changes(&[Edit::rewrite_references("aws_vpc.main", "module.net[\"a\"]")]);
    assert_eq!(
        lines,
        [
            "-        \"vpc_id\": \"${aws_vpc.main.id}\",",
            "-        \"description\": \"say \\\"${aws_vpc.main.tags[\\\"Name\\\"]}\\\"\",",
            "-        \"depends_on\": [\"aws_vpc.main\"],",
            "+        \"vpc_id\": \"${module.net[\\\"a\\\"].id}\",",
            "+        \"description\": \"say \\\"${module.net[\\\"a\\\"].tags[\\\"Name\\\"]}\\\"\",",
            "+        \"depends_on\": [\"module.net[\\\"a\\\"]\"],",
        ]
    );
    let moved = ["aws_subnet", "main"].map(str::to_owned).to_vec();
    let patched = apply(FILE.as_bytes(), &Blocks, &[Edit::RenameLabels { block: group(), labels: moved.clone() }]);
    let tree = parse(patched.expect("an edit").as_slice(), &Blocks);
    let block = tree.body().find(&[BlockRef::new("resource", moved)]).expect("it has its new labels");
    assert!(block.body().attribute("description").is_some());
}

#[test]
fn a_file_on_one_line_stays_on_one_line() {
    let source = br#"{"locals":{"a":1}}"#;
    let locals = vec![BlockRef::new("locals", [""; 0])];
    let edits = [Edit::set_attribute(locals.clone(), "b", "{ c = [1, 2] }"), Edit::unset_attribute(locals, "a")];
    let patched = apply(source, &Blocks, &edits).expect("edits");
    assert_eq!(String::from_utf8_lossy(&patched), r#"{"locals":{"b":{"c":[1,2]}}}"#);
}

#[test]
fn an_edit_keeps_the_way_the_place_is_written() {
    let set = |name: &str, value: &str| Edit::set_attribute(vec![BlockRef::new("locals", [""; 0])], name, value);
    let unset = |name: &str| Edit::unset_attribute(vec![BlockRef::new("locals", [""; 0])], name);
    let add = |block: NewBlock| Edit::add_block(Vec::new(), block);
    let module = || NewBlock::new("module", ["m"]).attribute("source", "\"./m\"");
    let cases = [
        // One line stays one line, with the blanks of its own.
        (r#"{"locals":{"a":{ "b": 1 }}}"#, set("a", "{ b = 1, c = 2 }"), r#"{"locals":{"a":{ "b": 1, "c": 2 }}}"#),
        (r#"{"locals":{"a":{"b":1}}}"#, set("a", "{ c = 2 }"), r#"{"locals":{"a":{"c":2}}}"#),
        (r#"{"locals":{"a":{"b":1,"c":2}}}"#, set("a", "{ c = 2 }"), r#"{"locals":{"a":{"c":2}}}"#),
        (r#"{"locals":{"a":[1, 2, 3]}}"#, set("a", "[1, 3]"), r#"{"locals":{"a":[1, 3]}}"#),
        (r#"{"locals":{"a":[1, 3]}}"#, set("a", "[1, 2, 3]"), r#"{"locals":{"a":[1, 2, 3]}}"#),
        (r#"{"locals":{"a":[1]}}"#, set("a", "[]"), r#"{"locals":{"a":[]}}"#),
        (r#"{"locals":{"a":{}}}"#, set("a", "{ b = [] }"), r#"{"locals":{"a":{"b":[]}}}"#),
        (r#"{"locals":{}}"#, set("a", "1"), r#"{"locals":{"a":1}}"#),
        // What says the same is not written anew.
        (r#"{"locals":{"a":"\u00e9"}}"#, set("a", "\"é\""), r#"{"locals":{"a":"\u00e9"}}"#),
        (
            r#"{"locals":{"a":[1e1, -1, null, true]}}"#,
            set("a", "[10, -1, null, false]"),
            r#"{"locals":{"a":[1e1, -1, null, false]}}"#,
        ),
        (
            r#"{"locals":{"a":{"k":"%{if x}\"${y}\"%{else}z%{endif}"}}}"#,
            set("a", "{ k = \"%{if x}\\\"${y}\\\"%{else}z%{endif}\", l = \"%{for k, v in m}${v}%{endfor}\" }"),
            r#"{"locals":{"a":{"k":"%{if x}\"${y}\"%{else}z%{endif}","l":"%{for k, v in m}${v}%{endfor}"}}}"#,
        ),
        (
            r#"{"locals":{"a":{"k${x}":1,"${y}":2,"%%{":3}}}"#,
            set("a", "{ (\"k${x}\") = 1, (y) = 2, \"%%{\" = 3, (z.id) = 4 }"),
            r#"{"locals":{"a":{"k${x}":1,"${y}":2,"%%{":3,"${z.id}":4}}}"#,
        ),
        // Of two members with one name the right one goes.
        (r#"{"locals":{"a":{"b":1,"b":2,"c":3}}}"#, set("a", "{ b = 1, b = 2 }"), r#"{"locals":{"a":{"b":1,"b":2}}}"#),
        (r#"{"locals":{"//":"x","a":1}}"#, unset("a"), r#"{"locals":{"//":"x"}}"#),
        // Line ends, tabs, a byte order mark, no line end at the end.
        (
            "\u{feff}{\r\n\t\"locals\": {\r\n\t\t\"a\": 1\r\n\t}\r\n}",
            set("b", "{ c = [{}] }"),
            "\u{feff}{\r\n\t\"locals\": {\r\n\t\t\"a\": 1,\r\n\t\t\"b\": {\r\n\t\t\t\"c\": [\r\n\t\t\t\t{}\r\n\t\t\t]\r\n\t\t}\r\n\t}\r\n}",
        ),
        ("{}", add(module()), "{\n  \"module\": {\n    \"m\": {\n      \"source\": \"./m\"\n    }\n  }\n}"),
        // Wherever a file may hold blocks: lists of objects, `null`.
        (r#"[{"locals":{}},{}]"#, add(module()), r#"[{"locals":{}},{"module":{"m":{"source":"./m"}}}]"#),
        (r#"{"module":null}"#, add(module()), r#"{"module":{"m":{"source":"./m"}}}"#),
        (r#"{"module":[]}"#, add(module()), r#"{"module":[{"m":{"source":"./m"}}]}"#),
        (
            r#"{"module":[{"x":{}},{"m":{}},null]}"#,
            add(module()),
            r#"{"module":[{"x":{}},{"m":[{},{"source":"./m"}]},null]}"#,
        ),
    ];
    for (before, edit, after) in cases {
        let patched = apply(before.as_bytes(), &Blocks, std::slice::from_ref(&edit));
        let patched = patched.unwrap_or_else(|error| panic!("{before}: {error}"));
        assert_eq!(String::from_utf8_lossy(&patched), after, "{edit:?} of {before}");
    }
    let refused = apply(br#"{"module":"x"}"#, &Blocks, &[add(module())]).expect_err("there is no place for it");
    assert_eq!(refused.to_string(), "`module` does not hold an object");
}

#[test]
fn a_block_moves_with_its_text() {
    let from = "{\r\n\t\"module\": {\r\n\t\t\"m\": {\r\n\t\t\t\"//\": \"a\",\r\n\t\t\t\"n\": 1.50,\r\n\t\t\t\"k\": [\r\n\t\t\t\t\"\\u00e9\"\r\n\t\t\t]\r\n\t\t}\r\n\t}\r\n}";
    let module = [BlockRef::new("module", ["m"])];
    let cases = [
        (
            Some("{\n  \"module\": {\n    \"x\": {}\n  }\n}\n"),
            "{\n  \"module\": {\n    \"x\": {},\n    \"m\": {\n      \"//\": \"a\",\n      \"n\": 1.50,\n      \"k\": [\n        \"\\u00e9\"\n      ]\n    }\n  }\n}\n",
        ),
        (None, &*format!("{from}\r\n")),
        (Some("{}\r\n"), &*format!("{from}\r\n")),
    ];
    for (to, after) in cases {
        let (left, there) = hcl::json::relocate(from.as_bytes(), to.map(str::as_bytes), &Blocks, &module, None)
            .unwrap_or_else(|error| panic!("{to:?}: {error}"));
        assert_eq!(String::from_utf8_lossy(&left), "{}", "nothing is left behind");
        assert_eq!(String::from_utf8_lossy(&there), after);
    }
    let local = [BlockRef::new("locals", [""; 0])];
    let (left, there) = hcl::json::relocate(br#"{"locals":{"a":1,"b":{"c":2}}}"#, None, &Blocks, &local, Some("b"))
        .expect("a local value moves alone");
    assert_eq!(String::from_utf8_lossy(&left), r#"{"locals":{"a":1}}"#);
    assert_eq!(String::from_utf8_lossy(&there), "{\"locals\":{\"b\":{\"c\":2}}}\n");
    let nobody = hcl::json::relocate(b"{}", None, &Blocks, &module, None);
    assert!(nobody.is_err_and(|error| error.to_string().contains("there is no block")));
}
