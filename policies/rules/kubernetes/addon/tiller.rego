# METADATA
# title: Tiller does not run in the cluster
# description: Tiller, the server of Helm 2, does what everybody asks who reaches it, with the rights of an administrator.
# custom:
#   severity: critical
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_pod
#     - kubernetes_pod_v1
#     - kubernetes_deployment
#     - kubernetes_deployment_v1
#     - kubernetes_stateful_set
#     - kubernetes_stateful_set_v1
#     - kubernetes_daemonset
#     - kubernetes_daemon_set_v1
#     - kubernetes_job
#     - kubernetes_job_v1
#     - kubernetes_cron_job
#     - kubernetes_cron_job_v1
#     - kubernetes_replication_controller
#     - kubernetes_replication_controller_v1
#     - kubernetes_service
#     - kubernetes_service_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.containers[].image
#     - manifest.spec.template.spec.containers[].image
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].image
#     - manifest.spec.initContainers[].image
#     - manifest.spec.template.spec.initContainers[].image
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].image
#     - spec.container[].image
#     - spec.template.spec.container[].image
#     - spec.job_template.spec.template.spec.container[].image
#     - spec.init_container[].image
#     - spec.template.spec.init_container[].image
#     - spec.job_template.spec.template.spec.init_container[].image
#     - manifest.metadata.labels
#     - manifest.metadata.name
#     - metadata.labels
#     - metadata.name
#   remediation: Move to Helm 3, which has no server, and remove Tiller.
package dharma.kubernetes.addon.tiller

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

not_applicable := {resource.address | some resource in lib.resources} - ({pod.address | some pod in k8s.pods} | {one.address |
	some one in k8s.of({"Service"})
})

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "image"),
	"message": sprintf("container `%s` is Tiller", [container.name]),
} if {
	some container in k8s.containers
	contains(k8s.image_of(container), "/tiller")
}

fail contains {
	"address": pod.address,
	"message": "its labels say that it is Tiller",
} if {
	some pod in k8s.pods
	is_tiller(k8s.pod_labels(pod))
}

fail contains {
	"address": one.address,
	"message": "it leads to Tiller",
} if {
	some one in k8s.of({"Service"})
	is_tiller(object.union(k8s.labels_of(one), k8s.map(one.manifest, ["spec", "selector"])))
}

is_tiller(labels) if labels.name == "tiller"

is_tiller(labels) if {
	labels.app == "helm"
	labels.name == "tiller"
}
