//! Edits of templates and manifests.
#![cfg(test)]

use domain::FileSet;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use iac::Project;
use proptest::prelude::*;

const MANIFEST: &str = "# The shop.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # its name
  labels: {app: web}
spec:
  replicas: 3 # enough

  # What runs.
  template:
    spec:
      containers:
        - name: web
          image: \"nginx:1.25\"
          args: [\"-p\", '80']
        # Beside it.
        - name: log
          image: fluentd
          command:
            - sh
            - -c
  paused:
  note: |
    first
    second
";

const TEMPLATE: &str = "Resources:
  Db:
    Type: AWS::RDS::DBInstance
    # Encrypted, perhaps.
    Properties:
      StorageEncrypted: !Ref Encrypted
      KmsKeyId:
        Fn::GetAtt: [Key, Arn]
      Tags:
      - Key: a
        Value: b
      AllocatedStorage: '20'
  Topic:
    Type: AWS::SNS::Topic

Outputs:
  Id: {Value: !Ref Db}
";

const JSON: &str = r#"{
  "Resources": {
    "Db": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": {
        "StorageEncrypted": false,
        "Tags": [{"Key": "a", "Value": "b"}]
      }
    },
    "Topic": {"Type": "AWS::SNS::Topic", "Properties": {}}
  }
}
"#;

fn project(path: &str, text: &str) -> Project {
    let mut set = FileSet::new();
    set.insert(path, text.as_bytes()).unwrap();
    Project::read(&set, &FileSet::new(), None)
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.files().get(path).unwrap().to_vec()).unwrap()
}

fn key(path: &str, address: &str) -> ComponentKey {
    ComponentKey::new(path, address)
}

/// Sets (or, with nothing, unsets) and compares the lines that differ: those that go with `-`, those that come with `+`.
fn check(path: &str, source: &str, address: &str, attribute: &str, expression: Option<&str>, expected: &str) {
    let before = project(path, source);
    let (key, attribute_path) = (key(path, address), attribute.to_owned());
    let edit = match expression {
        Some(expression) => Edit::Set { key, path: attribute_path, expression: expression.to_owned() },
        None => Edit::Unset { key, path: attribute_path },
    };
    let shown = match before.apply(&[edit]) {
        Ok(applied) => {
            let diff = iac::difference(before.files(), applied.project.files());
            let lines = diff.iter().flat_map(|(_, text)| text.lines().skip(3));
            let changed: Vec<&str> = lines.filter(|line| line.starts_with(['+', '-'])).collect();
            changed.join("\n")
        }
        Err(error) => format!("{}: {error}", error.code()),
    };
    assert_eq!(shown, expected, "`{attribute}` of `{address}` to {expression:?}");
}

#[test]
fn a_value_is_set_where_it_stands() {
    let web = "Deployment/web";
    let cases = [
        ("spec.replicas", "5", "-  replicas: 3 # enough\n+  replicas: 5 # enough"),
        ("metadata.labels.app", "\"a b\"", "-  labels: {app: web}\n+  labels: {app: \"a b\"}"),
        (
            "spec.template.spec.containers[0].image",
            "nginx:1.27",
            "-          image: \"nginx:1.25\"\n+          image: nginx:1.27",
        ),
        (
            "spec.template.spec.containers[0].args[1]",
            "81",
            "-          args: [\"-p\", '80']\n+          args: [\"-p\", 81]",
        ),
        ("spec.paused", "true", "-  paused:\n+  paused: true"),
        ("spec.note", "one line", "-  note: |\n-    first\n-    second\n+  note: one line"),
        ("spec.strategy.type", "Recreate", "+  strategy:\n+    type: Recreate"),
        (
            "spec.template.spec.containers[1].securityContext.privileged",
            "false",
            "+          securityContext:\n+            privileged: false",
        ),
        (
            "metadata.labels.\"app.kubernetes.io/name\"",
            "web",
            "-  labels: {app: web}\n+  labels: {app: web, app.kubernetes.io/name: web}",
        ),
        ("metadata.annotations.a", "\"1\"", "+  annotations:\n+    a: \"1\""),
        (
            "spec.template.spec.containers[1].command",
            "[\"run\"]",
            "-          command:\n-            - sh\n-            - -c\n+          command: [\"run\"]",
        ),
    ];
    for (path, expression, expected) in cases {
        check("web.yaml", MANIFEST, web, path, Some(expression), expected);
    }
}

#[test]
fn properties_of_templates_are_set_and_added() {
    let cases = [
        (
            "Db",
            "Properties.StorageEncrypted",
            "true",
            "-      StorageEncrypted: !Ref Encrypted\n+      StorageEncrypted: true",
        ),
        (
            "Db",
            "Properties.StorageEncrypted",
            "!Ref Other",
            "-      StorageEncrypted: !Ref Encrypted\n+      StorageEncrypted: !Ref Other",
        ),
        (
            "Db",
            "Properties.KmsKeyId",
            "\"x\"",
            "-      KmsKeyId:\n-        Fn::GetAtt: [Key, Arn]\n+      KmsKeyId: \"x\"",
        ),
        ("Db", "Properties.Tags[0].Value", "c", "-        Value: b\n+        Value: c"),
        ("Db", "Properties.MultiAZ", "true", "+      MultiAZ: true"),
        (
            "Topic",
            "Properties.KmsMasterKeyId",
            "alias/aws/sns",
            "+    Properties:\n+      KmsMasterKeyId: alias/aws/sns",
        ),
    ];
    for (resource, path, expression, expected) in cases {
        check("t.yaml", TEMPLATE, &format!("Resources.{resource}"), path, Some(expression), expected);
    }
}

#[test]
fn json_stays_as_it_is_written() {
    let cases = [
        (
            "Db",
            "Properties.StorageEncrypted",
            Some("true"),
            "-        \"StorageEncrypted\": false,\n+        \"StorageEncrypted\": true,",
        ),
        (
            "Db",
            "Properties.MultiAZ",
            Some("true"),
            "-        \"Tags\": [{\"Key\": \"a\", \"Value\": \"b\"}]\n+        \"Tags\": [{\"Key\": \"a\", \"Value\": \"b\"}],\n+        \"MultiAZ\": true",
        ),
        (
            "Topic",
            "Properties.KmsMasterKeyId",
            Some("\"k\""),
            "-    \"Topic\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {}}\n+    \"Topic\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"KmsMasterKeyId\": \"k\"}}",
        ),
        (
            "Db",
            "Properties.StorageEncrypted",
            Some("!Ref X"),
            "bad_expression: the expression cannot be read: it is no JSON at line 1, column 1",
        ),
    ];
    for (resource, path, expression, expected) in cases {
        check("t.json", JSON, &format!("Resources.{resource}"), path, expression, expected);
    }
}

#[test]
fn an_entry_is_taken_out_with_its_line() {
    let web = "Deployment/web";
    let cases = [
        ("spec.replicas", "-  replicas: 3 # enough"),
        ("metadata.labels", "-  labels: {app: web}"),
        ("metadata.labels.app", "-  labels: {app: web}\n+  labels: {}"),
        ("spec.template.spec.containers[0].args", "-          args: [\"-p\", '80']"),
        ("spec.note", "-  note: |\n-    first\n-    second"),
        (
            "spec.template.spec.containers[0]",
            "not_in_place: `spec.template.spec.containers[0]` cannot be changed in place: it is an item of a list",
        ),
        ("spec.nothing", "nothing_there: `web.yaml:Deployment/web` has nothing at `spec.nothing`"),
    ];
    for (path, expected) in cases {
        check("web.yaml", MANIFEST, web, path, None, expected);
    }
    check("t.yaml", TEMPLATE, "Resources.Db", "Properties.AllocatedStorage", None, "-      AllocatedStorage: '20'");
    check("t.json", JSON, "Resources.Db", "Properties.StorageEncrypted", None, "-        \"StorageEncrypted\": false,");
}

#[test]
fn what_is_ambiguous_is_refused_and_says_why() {
    let shared = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: &d {x: \"1\"}\nmore: *d\nmerged: {<<: *d, y: \"2\"}\ntwice: 1\ntwice: 2\n";
    let cases = [
        ("more", "1", "not_in_place: `more` cannot be changed in place: it is written once and used in several places"),
        (
            "more.x",
            "1",
            "not_in_place: `more.x` cannot be changed in place: at `more` it is written once and used in several places",
        ),
        (
            "merged.x",
            "1",
            "not_in_place: `merged.x` cannot be changed in place: at `merged.x` it is written once and used in several places",
        ),
        ("data", "1", "not_in_place: `data` cannot be changed in place: other places use its value by an anchor"),
        ("twice", "3", "not_in_place: `twice` cannot be changed in place: at `twice` it is written twice"),
        ("kind", "Secret", "not_in_place: `kind` cannot be changed in place: it names the object"),
        (
            "metadata.labels",
            "a: b: c",
            "bad_expression: the expression cannot be read: it is no YAML at line 1, column 1",
        ),
        (
            "metadata.labels",
            "a # b",
            "bad_expression: the expression cannot be read: it is no YAML at line 1, column 1",
        ),
        ("a[", "1", "bad_path: `a[` is not a path of an attribute"),
    ];
    for (path, expression, expected) in cases {
        check("a.yaml", shared, "ConfigMap/a", path, Some(expression), expected);
    }
    let project = project("t.yaml", TEMPLATE);
    let edit = Edit::Rename { key: key("t.yaml", "Resources.Db"), name: "x".to_owned() };
    let error = project.apply(&[edit]).unwrap_err();
    assert_eq!((error.code(), error.hint().is_some()), ("foreign", true));
}

#[test]
fn edits_come_one_after_the_other_or_not_at_all() {
    let before = project("web.yaml", MANIFEST);
    let set = |path: &str, expression: &str| Edit::Set {
        key: key("web.yaml", "Deployment/web"),
        path: path.to_owned(),
        expression: expression.to_owned(),
    };
    let applied = before.apply(&[set("spec.replicas", "4"), set("spec.revisionHistoryLimit", "2")]).unwrap();
    assert_eq!(applied.files, ["web.yaml"]);
    let after = text(&applied.project, "web.yaml");
    assert!(after.contains("replicas: 4 # enough") && after.contains("  revisionHistoryLimit: 2"), "{after}");
    assert!(before.apply(&[set("spec.replicas", "4"), set("kind", "x")]).is_err(), "all or none");
    let read = Project::read(applied.project.files(), &FileSet::new(), None);
    assert_eq!(read.graph(), applied.project.graph(), "what is kept is what would be read");
    assert_eq!(read.planned(), applied.project.planned());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Whatever attribute is set or taken out, in whatever line ends: every other byte stays, and the blueprint says what was
    /// asked for.
    #[test]
    fn an_edit_changes_its_bytes_alone(
        which in 0usize..3,
        windows: bool,
        pick in 0usize..1000,
        unset: bool,
        expression in prop_oneof!["[a-z]{1,8}", "[0-9]{1,4}", "\"[ -!#-\\[\\]-~]{0,12}\"", Just("[1, {\"a\": null}]".to_owned())],
    ) {
        let (path, source) = [("web.yaml", MANIFEST), ("t.yaml", TEMPLATE), ("t.json", JSON)][which];
        let source = if windows { source.replace('\n', "\r\n") } else { source.to_owned() };
        let before = project(path, &source);
        let all: Vec<_> = before
            .graph()
            .components
            .iter()
            .flat_map(|component| component.attributes.iter().map(move |attribute| (component, attribute)))
            .collect();
        let (component, attribute) = all[pick % all.len()];
        let edit = match unset {
            true => Edit::Unset { key: component.key.clone(), path: attribute.path.clone() },
            false => Edit::Set { key: component.key.clone(), path: attribute.path.clone(), expression },
        };
        let Ok(applied) = before.apply(&[edit]) else { return Ok(()) };
        let after = text(&applied.project, path);
        let same_before = source.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
        let same_after = source.bytes().rev().zip(after.bytes().rev()).take_while(|(one, other)| one == other).count();
        let touched = source.len().saturating_sub(same_before + same_after);
        let longest = (attribute.place.end - attribute.place.start) as usize + attribute.path.len() + 16;
        prop_assert!(touched <= longest, "{touched} bytes went for `{}`", attribute.path);
        prop_assert!(!windows || !after.replace("\r\n", "").contains('\n'), "line ends stay");
        let kept = |project: &Project| -> Vec<(String, String)> {
            let components = project.graph().components.iter();
            components
                .flat_map(|one| one.attributes.iter().map(move |it| (format!("{} {}", one.key, it.path), it.expression.clone())))
                .filter(|(name, _)| !name.starts_with(&format!("{} {}", component.key, attribute.path)))
                .collect()
        };
        // An empty mapping is an attribute where an entry was.
        let (old, new) = (kept(&before), kept(&applied.project));
        prop_assert!(old.iter().all(|one| new.contains(one)), "{old:#?}\n{new:#?}");
    }

    /// However a file is damaged: it is read, every place lies inside of it, and an edit that is taken changes it alone.
    #[test]
    fn damage_is_borne(
        which in 0usize..3,
        wounds in prop::collection::vec((0usize..2000, "[\\PC\\n\\t&*!<:{}\\[\\]'\"|>#-]{0,3}", 0usize..4), 1..6),
        pick in 0usize..1000,
    ) {
        let (path, source) = [("web.yaml", MANIFEST), ("t.yaml", TEMPLATE), ("t.json", JSON)][which];
        let mut letters: Vec<char> = source.chars().collect();
        for (at, text, gone) in wounds {
            let at = at % letters.len();
            let end = (at + gone).min(letters.len());
            letters.splice(at..end, text.chars());
            prop_assume!(!letters.is_empty());
        }
        let source: String = letters.into_iter().collect();
        let before = project(path, &source);
        let _ = before.planned();
        let attributes: Vec<_> = before
            .graph()
            .components
            .iter()
            .flat_map(|component| component.attributes.iter().map(move |attribute| (component, attribute)))
            .collect();
        for (_, attribute) in &attributes {
            let (start, end) = (attribute.place.start as usize, attribute.place.end as usize);
            prop_assert!(source.get(start..end).is_some(), "`{}` at {start}..{end}", attribute.path);
        }
        if let Some((component, attribute)) = attributes.get(pick % attributes.len().max(1)) {
            let (key, path) = (component.key.clone(), attribute.path.clone());
            let _ = before.apply(&[Edit::Set { key: key.clone(), path: path.clone(), expression: "7".to_owned() }]);
            let _ = before.apply(&[Edit::Unset { key, path }]);
        }
    }
}

#[test]
fn setting_what_stands_there_changes_nothing() {
    for (path, source) in [("web.yaml", MANIFEST), ("t.yaml", TEMPLATE), ("t.json", JSON)] {
        let before = project(path, source);
        for component in &before.graph().components {
            for attribute in &component.attributes {
                let (key, path) = (component.key.clone(), attribute.path.clone());
                let edit = Edit::Set { key, path, expression: attribute.expression.clone() };
                if let Ok(applied) = before.apply(&[edit]) {
                    assert!(applied.files.is_empty(), "`{}` of `{}`", attribute.path, component.key);
                }
            }
        }
    }
}
