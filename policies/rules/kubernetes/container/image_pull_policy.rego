# METADATA
# title: Images are fetched anew, with the right to fetch them
# description: An image that a node already has is started without asking the registry, also for pods that may not fetch it.
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
#     - manifest.spec.containers[].imagePullPolicy
#     - manifest.spec.template.spec.containers[].imagePullPolicy
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].imagePullPolicy
#     - manifest.spec.initContainers[].imagePullPolicy
#     - manifest.spec.template.spec.initContainers[].imagePullPolicy
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].imagePullPolicy
#     - spec.container[].image
#     - spec.template.spec.container[].image
#     - spec.job_template.spec.template.spec.container[].image
#     - spec.init_container[].image
#     - spec.template.spec.init_container[].image
#     - spec.job_template.spec.template.spec.init_container[].image
#     - spec.container[].image_pull_policy
#     - spec.template.spec.container[].image_pull_policy
#     - spec.job_template.spec.template.spec.container[].image_pull_policy
#     - spec.init_container[].image_pull_policy
#     - spec.template.spec.init_container[].image_pull_policy
#     - spec.job_template.spec.template.spec.init_container[].image_pull_policy
#   remediation: Set `imagePullPolicy` to `Always`.
package dharma.kubernetes.container.image_pull_policy

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "imagePullPolicy"),
	"message": sprintf("container `%s` may start an image without asking the registry", [container.name]),
	"fix": {"set": {k8s.at(container, "imagePullPolicy"): "\"Always\""}},
} if {
	some container in k8s.containers
	not always(container)
}

always(container) if container.spec.imagePullPolicy == "Always"

# The default for these.
always(container) if {
	not container.spec.imagePullPolicy
	not contains(k8s.image_of(container), "@")
	parts := split(k8s.image_of(container), "/")
	last := parts[count(parts) - 1]
	unversioned(last)
}

unversioned(name) if not contains(name, ":")

unversioned(name) if endswith(name, ":latest")
