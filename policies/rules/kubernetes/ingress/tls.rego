# METADATA
# title: What comes in from outside is encrypted
# description: Without TLS everybody on the way reads and changes what is sent, passwords and sessions included.
# custom:
#   severity: high
#   topic: encryption
#   resources:
#     - kubernetes_manifest
#     - kubernetes_ingress
#     - kubernetes_ingress_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.tls
#     - manifest.metadata.annotations
#     - spec.tls
#     - metadata.annotations
#   remediation: Add `tls` with the hosts and the secret of their certificate, or name the cloud's certificate in the annotation of its controller.
package dharma.kubernetes.ingress.tls

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Ingress"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.tls"),
	"message": "it takes requests that are not encrypted",
} if {
	some one in k8s.of({"Ingress"})
	count(k8s.list(one.manifest, ["spec", "tls"])) == 0
	not terminated(one)
}

# The balancer of the cloud holds the certificate.
terminated(one) if {
	some name in [
		"alb.ingress.kubernetes.io/certificate-arn", "networking.gke.io/managed-certificates", "ingress.gcp.kubernetes.io/pre-shared-cert",
		"appgw.ingress.kubernetes.io/appgw-ssl-certificate", "networking.gke.io/certmap",
	]
	k8s.annotations_of(one)[name] != ""
}
