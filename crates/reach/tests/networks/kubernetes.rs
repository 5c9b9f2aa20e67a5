//! Hand-worked clusters.

use crate::common::{internet, of, of_manifests, who};

fn deployment(name: &str, namespace: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\n  namespace: {namespace}\nspec:\n  selector:\n    matchLabels: {{app: {name}}}\n  template:\n    metadata:\n      labels: {{app: {name}}}\n    spec:\n      containers:\n        - name: main\n          image: {name}:1\n          ports:\n            - {{name: http, containerPort: 8080}}\n---\n"
    )
}

fn service(name: &str, namespace: &str, kind: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: {namespace}}}\nspec:\n  type: {kind}\n  selector: {{app: {name}}}\n  ports:\n    - {{port: 80, targetPort: http}}\n---\n"
    )
}

fn policy(name: &str, namespace: &str, spec: &str) -> String {
    format!(
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: {name}, namespace: {namespace}}}\nspec: {spec}\n---\n"
    )
}

/// The address of the object of a kind.
fn address(reach: &reach::Reach, name: &str) -> String {
    let found: Vec<&str> = reach.addresses().filter(|address| address.contains(name)).collect();
    let [one] = found[..] else { panic!("`{name}` is not one of {:?}", reach.addresses().collect::<Vec<_>>()) };
    one.to_owned()
}

#[test]
fn a_service_with_a_balancer_leads_the_internet_to_its_pods() {
    let reach = of_manifests(&format!("{}{}", deployment("web", "shop"), service("web", "shop", "LoadBalancer")));
    let (pods, front) = (address(&reach, "Deployment"), address(&reach, "Service"));
    assert_eq!(internet(&reach, &pods), format!("reachable tcp/8080 by internet > {front} > {pods}"));
    let hidden = of_manifests(&format!("{}{}", deployment("web", "shop"), service("web", "shop", "ClusterIP")));
    assert_eq!(internet(&hidden, &pods), "blocked: no service or ingress leads to it from outside");
    let machines = of_manifests(&format!("{}{}", deployment("web", "shop"), service("web", "shop", "NodePort")));
    assert!(internet(&machines, &pods).starts_with("unknown: whether the cluster's nodes have public addresses"));
}

#[test]
fn what_no_policy_chooses_is_open_to_every_namespace() {
    let both = format!("{}{}", deployment("web", "shop"), deployment("spy", "other"));
    let reach = of_manifests(&both);
    let (web, spy) = (address(&reach, "web"), address(&reach, "spy"));
    assert_eq!(who(&reach, &web), ["pods of other namespaces: all".to_owned(), format!("{spy}: all")]);
    let closed =
        of_manifests(&format!("{both}{}", policy("deny", "shop", "{podSelector: {}, policyTypes: [Ingress]}")));
    assert_eq!(who(&closed, &web), Vec::<String>::new());
    assert_eq!(closed.facts(&web)["namespaces"]["state"], "blocked");
}

#[test]
fn a_policy_opens_what_another_has_closed() {
    let base = format!(
        "{}{}{}{}",
        deployment("web", "shop"),
        deployment("db", "shop"),
        deployment("spy", "other"),
        policy("deny", "shop", "{podSelector: {}, policyTypes: [Ingress]}")
    );
    let open = policy(
        "db",
        "shop",
        "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}",
    );
    let reach = of_manifests(&format!("{base}{open}"));
    let web = address(&reach, "web");
    let db =
        reach.addresses().find(|address| address.contains("Deployment") && address.contains("db")).unwrap().to_owned();
    assert_eq!(who(&reach, &db), [format!("{web}: tcp/5432")]);
}

#[test]
fn the_way_out_of_a_pod_counts_too() {
    let base = format!("{}{}", deployment("web", "shop"), deployment("spy", "other"));
    let reach =
        of_manifests(&format!("{base}{}", policy("quiet", "other", "{podSelector: {}, policyTypes: [Egress]}")));
    let web = address(&reach, "web");
    assert_eq!(who(&reach, &web), ["pods of other namespaces: all"], "the one pod that is there is kept in");
}

#[test]
fn labels_of_a_namespace_are_known_when_it_is_there() {
    let base = format!("{}{}", deployment("web", "shop"), deployment("mon", "watch"));
    let open = policy(
        "watch",
        "shop",
        "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}]}]}",
    );
    let web = |reach: &reach::Reach| address(reach, "web");
    let unknown = of_manifests(&format!("{base}{open}"));
    assert_eq!(who(&unknown, &web(&unknown)), [format!("maybe {}: all", address(&unknown, "mon"))]);
    let namespace = |team: &str| {
        format!("apiVersion: v1\nkind: Namespace\nmetadata: {{name: watch, labels: {{team: {team}}}}}\n---\n")
    };
    let known = of_manifests(&format!("{base}{open}{}", namespace("ops")));
    assert_eq!(who(&known, &web(&known)), [format!("{}: all", address(&known, "mon"))]);
    let other = of_manifests(&format!("{base}{open}{}", namespace("dev")));
    assert_eq!(who(&other, &web(&other)), Vec::<String>::new());
}

#[test]
fn terraforms_own_types_say_the_same() {
    let reach = of(r#"
resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    selector {
      match_labels = { app = "web" }
    }
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        container {
          name  = "main"
          image = "web:1"
          port {
            container_port = 8080
          }
        }
      }
    }
  }
}
resource "kubernetes_service_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    type     = "LoadBalancer"
    selector = { app = "web" }
    port {
      port        = 80
      target_port = 8080
    }
  }
}
"#);
    assert_eq!(
        internet(&reach, "kubernetes_deployment_v1.web"),
        "reachable tcp/8080 by internet > kubernetes_service_v1.web > kubernetes_deployment_v1.web"
    );
}
