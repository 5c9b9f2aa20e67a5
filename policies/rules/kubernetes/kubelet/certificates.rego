# METADATA
# title: Kubelets prove who they are, with strong ciphers
# description: A kubelet without a certificate of its own makes one that nobody vouches for.
# custom:
#   severity: medium
#   topic: encryption
#   resources:
#     - kubernetes_manifest
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.containers[].command
#     - manifest.spec.template.spec.containers[].command
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].command
#     - manifest.spec.containers[].args
#     - manifest.spec.template.spec.containers[].args
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].args
#     - manifest.tlsCertFile
#     - manifest.tlsPrivateKeyFile
#     - manifest.serverTLSBootstrap
#     - manifest.tlsCipherSuites
#   remediation: Set `tlsCertFile` and `tlsPrivateKeyFile`, or `serverTLSBootstrap`, and name strong ciphers in `tlsCipherSuites`.
package dharma.kubernetes.kubelet.certificates

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kubelet") & k8s.other_than({"KubeletConfiguration"})

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "it makes a certificate that nobody vouches for",
} if {
	some container in k8s.running("kubelet")
	some name in ["tls-cert-file", "tls-private-key-file"]
	not k8s.flag(container, name)
	not k8s.flag(container, "config")
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "tlsCertFile"),
	"message": "it makes a certificate that nobody vouches for",
} if {
	some one in k8s.of({"KubeletConfiguration"})
	some name in ["tlsCertFile", "tlsPrivateKeyFile"]
	object.get(one.manifest, name, "") == ""
	not one.manifest.serverTLSBootstrap == true
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("cipher `%s` is weak", [cipher]),
} if {
	some container in k8s.running("kubelet")
	some cipher in split(k8s.flag(container, "tls-cipher-suites"), ",")
	weak(cipher)
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "tlsCipherSuites"),
	"message": sprintf("cipher `%s` is weak", [cipher]),
} if {
	some one in k8s.of({"KubeletConfiguration"})
	some cipher in k8s.list(one.manifest, ["tlsCipherSuites"])
	weak(cipher)
}

# Those without forward secrecy, and those that are broken.
weak(cipher) if regex.match(`(RC4|3DES|_NULL_|_MD5|EXPORT|^TLS_RSA_|_CBC_SHA$)`, upper(cipher))
