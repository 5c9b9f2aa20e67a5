# METADATA
# title: Ingresses put nothing into the configuration of the proxy
# description: By a snippet whoever may make an ingress runs code in the proxy, and with its token reads every secret (CVE-2021-25742).
# custom:
#   severity: high
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_ingress
#     - kubernetes_ingress_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.metadata.annotations
#     - metadata.annotations
#   remediation: 'Take the annotation out, and turn snippets off in the controller (`allow-snippet-annotations: "false"`).'
package dharma.kubernetes.ingress.snippets

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Ingress"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "metadata.annotations"),
	"message": sprintf("annotation `%s` goes into the configuration of the proxy as it stands", [name]),
} if {
	some one in k8s.of({"Ingress"})
	some name, value in k8s.annotations_of(one)
	regex.match(`^nginx\.(ingress\.kubernetes\.io|org)/.*snippet$`, name)
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "metadata.annotations"),
	"message": sprintf("annotation `%s` carries directives of the proxy", [name]),
} if {
	some one in k8s.of({"Ingress"})
	some name, value in k8s.annotations_of(one)
	startswith(name, "nginx.ingress.kubernetes.io/")
	is_string(value)
	regex.match(`(lua_|_by_lua|load_module|(^|[; {}])(alias|root) |serviceaccount|kubernetes[.]io/)`, lower(value))
}
