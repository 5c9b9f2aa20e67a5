//! Kubernetes manifests as a blueprint.
#![cfg(test)]

use domain::FileSet;
use domain::graph::{ComponentKey, Value};
use domain::planned::SENSITIVE;
use iac::Project;

const SHOP: &str = r#"# The shop.
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels:
    app.kubernetes.io/name: web
spec:
  replicas: 3
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web, tier: front}
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: nginx:1.25
          args: ["--port", "80"]
          envFrom:
            - secretRef: {name: web}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  selector: {app: web}
  ports: [{port: 80}]
---
apiVersion: v1
kind: Secret
metadata: {name: web, namespace: shop}
stringData:
  password: hunter2
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ServiceAccount
    metadata: {name: web, namespace: shop}
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: "system:web"}
"#;

fn project(files: &[(&str, &str)]) -> Project {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, text.as_bytes()).unwrap();
    }
    Project::read(&set, &FileSet::new(), None)
}

fn keys(project: &Project) -> Vec<&str> {
    project.graph().components.iter().map(|component| component.key.0.as_str()).collect()
}

#[test]
fn each_object_is_a_component_that_is_named_by_file_kind_namespace_and_name() {
    let project = project(&[("k8s/shop.yaml", SHOP)]);
    assert_eq!(
        keys(&project),
        [
            "k8s/shop.yaml:Namespace/shop",
            "k8s/shop.yaml:Deployment/shop/web",
            "k8s/shop.yaml:Service/shop/web",
            "k8s/shop.yaml:Secret/shop/web",
            "k8s/shop.yaml:ServiceAccount/shop/web",
            "k8s/shop.yaml:ClusterRole/system%3Aweb",
        ]
    );
    let web = &project.graph().components[1];
    assert_eq!((web.type_name.as_str(), web.name.as_str(), web.place.line), ("apps/v1/Deployment", "web", 6));
    assert_eq!(web.container, Some(ComponentKey("k8s/shop.yaml:Namespace/shop".to_owned())));
    assert_eq!(project.root(), "k8s", "the manifests of a folder are looked at together");
}

#[test]
fn attributes_have_paths_places_and_values() {
    let project = project(&[("shop.yaml", SHOP)]);
    let web = &project.graph().components[1];
    let at = |path: &str| web.attributes.iter().find(|attribute| attribute.path == path).unwrap();
    assert_eq!(at("spec.replicas").value, Value::Known { value: 3.into() });
    assert_eq!((at("spec.replicas").expression.as_str(), at("spec.replicas").place.line), ("3", 14));
    assert_eq!(at("metadata.labels.\"app.kubernetes.io/name\"").expression, "web");
    assert_eq!(at("spec.template.spec.containers[0].image").expression, "nginx:1.25");
    assert_eq!(at("spec.template.spec.containers[0].args").expression, r#"["--port", "80"]"#);
}

#[test]
fn what_an_object_names_is_a_connection() {
    let project = project(&[("shop.yaml", SHOP)]);
    let named = |from: &str, to: &str| {
        let connections = project.graph().connections.iter();
        let found = connections.filter(|one| one.from.address() == from && one.to.address() == to);
        found.map(|one| one.attribute.as_str()).collect::<Vec<_>>()
    };
    let web = "Deployment/shop/web";
    assert_eq!(named("Service/shop/web", web), ["spec.selector"], "the pods have these labels and more");
    assert_eq!(named(web, "ServiceAccount/shop/web"), ["spec.template.spec.serviceAccountName"]);
    assert_eq!(named(web, "Secret/shop/web"), ["spec.template.spec.containers[0].envFrom[0].secretRef.name"]);
}

#[test]
fn the_values_of_a_secret_are_never_shown() {
    let project = project(&[("shop.yaml", SHOP)]);
    let graph = serde_json::to_string(project.graph()).unwrap();
    assert!(!graph.contains("hunter2"), "the graph is what a person is shown");
    let planned = &project.planned().resources;
    let secret = planned.iter().find(|resource| resource.address == "Secret/shop/web").unwrap();
    assert_eq!(secret.sensitive, ["manifest.stringData"]);
    assert_eq!(secret.values["manifest"]["stringData"]["password"], SENSITIVE);
    assert!(
        project.files().get("shop.yaml").is_some_and(|bytes| &**bytes == SHOP.as_bytes()),
        "the file stays as it is"
    );
}

#[test]
fn an_object_comes_to_a_manifest_with_all_of_it() {
    let project =
        project(&[("a.yaml", SHOP), ("b.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n")]);
    let planned = &project.planned().resources;
    let web = planned.iter().find(|resource| resource.address == "Deployment/shop/web").unwrap();
    assert_eq!(
        (web.type_name.as_str(), web.source_type.as_deref()),
        ("kubernetes_manifest", Some("apps/v1/Deployment"))
    );
    assert_eq!(web.values["manifest"]["spec"]["template"]["spec"]["containers"][0]["image"], "nginx:1.25");
    let namespaces: Vec<&str> = planned
        .iter()
        .map(|resource| resource.address.as_str())
        .filter(|address| address.contains("Namespace"))
        .collect();
    assert_eq!(namespaces, ["a.yaml:Namespace/shop", "b.yaml:Namespace/shop"], "addresses are unique");
}

#[test]
fn what_is_no_manifest_is_left_alone() {
    let files = [
        ("docker-compose.yaml", "services:\n  web:\n    image: nginx\n"),
        (".github/workflows/ci.yaml", "on: push\njobs:\n  a:\n    steps: []\n"),
        ("values.yaml", "kind: x\napiVersion: y\n"),
        ("chart/Chart.yaml", "apiVersion: v2\nname: x\nkind: application\n"),
        ("package.json", "{\"kind\": \"x\", \"apiVersion\": 1}"),
    ];
    let project = project(&files);
    assert_eq!(keys(&project), Vec::<&str>::new());
    assert!(project.graph().carried.is_empty(), "{:?}", project.graph().carried);
}

#[test]
fn a_chart_s_template_is_carried_with_what_to_do() {
    let files = [
        ("t/a.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n"),
        ("t/b.yaml", "apiVersion: v1\nkind: Service\n{{- if .Values.on }}\nmetadata: {}\n{{- end }}\n"),
    ];
    let project = project(&files);
    assert_eq!(keys(&project), Vec::<&str>::new());
    for carried in &project.graph().carried {
        assert!(carried.message.contains("chart"), "{carried:?}");
    }
    assert_eq!(project.graph().carried.len(), 2);
    assert!(project.graph().files.iter().all(|file| !file.understood && file.reason.is_some()));
}

#[test]
fn a_broken_manifest_has_its_line_and_column_and_nothing_of_it_is_taken() {
    let text = "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: \"b\n";
    let project = project(&[("a.yaml", text)]);
    assert_eq!(keys(&project), Vec::<&str>::new());
    let carried = &project.graph().carried[0];
    assert!(carried.place.line >= 9 && carried.hint.is_some(), "{carried:?}");
}

#[test]
fn hostile_text_is_answered_quickly() {
    let mut laughs = String::from("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nl0: &l0 [x, x]\n");
    for level in 1..60 {
        let before = level - 1;
        laughs.push_str(&format!("l{level}: &l{level} [*l{before}, *l{before}, *l{before}]\n"));
    }
    let deep = format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata: {}", "- ".repeat(100_000));
    let brackets = format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata: {}", "[".repeat(100_000));
    let circle = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: &a [*a]\n".to_owned();
    let merge = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: &a {x: 1, <<: {<<: {y: 2}}}\n".to_owned();
    for text in [laughs, deep, brackets, circle, merge] {
        let project = project(&[("a.yaml", &text)]);
        let _ = (project.graph(), project.planned());
        assert!(project.files().get("a.yaml").is_some_and(|bytes| &**bytes == text.as_bytes()));
    }
}

#[test]
fn lines_in_quotes_and_brackets_may_begin_where_other_readers_let_them() {
    let text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ä\n  annotations: {\n  a: b,\n\"c\": d\n}\ndata:\n  x: 'one\n  two\n  three'\n  y: \"p\n  q\"\n  z: 1\n";
    let project = project(&[("a.yaml", text)]);
    let attributes = &project.graph().components[0].attributes;
    let at = |path: &str| attributes.iter().find(|attribute| attribute.path == path).unwrap();
    assert_eq!(at("data.x").value, Value::Known { value: "one two three".into() });
    assert_eq!(at("data.y").expression, "\"p\n  q\"", "what is shown is what is written");
    assert_eq!((at("data.z").expression.as_str(), at("data.z").place.line), ("1", 15));
    assert_eq!(at("metadata.annotations.c").expression, "d");
}
