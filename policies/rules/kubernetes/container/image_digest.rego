# METADATA
# title: Images are pinned by digest
# description: A tag can be moved to another image at any time; a digest cannot.
# custom:
#   severity: low
#   topic: supply-chain
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
#   remediation: Append `@sha256:` and the digest to the name of the image.
package dharma.kubernetes.container.image_digest

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "image"),
	"message": sprintf("image `%s` of container `%s` is not pinned by digest", [k8s.image_of(container), container.name]),
} if {
	some container in k8s.containers
	k8s.image_of(container) != ""
	not contains(k8s.image_of(container), "@")
}
