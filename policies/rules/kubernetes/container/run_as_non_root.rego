# METADATA
# title: Containers have to run as somebody else than root
# description: Root in a container is root on the node as soon as one wall breaks. With `runAsNonRoot` the node refuses to start an image that would be root.
# custom:
#   severity: medium
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
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.containers[].securityContext
#     - manifest.spec.template.spec.containers[].securityContext
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext
#     - manifest.spec.initContainers[].securityContext
#     - manifest.spec.template.spec.initContainers[].securityContext
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext
#     - spec.container[].security_context
#     - spec.template.spec.container[].security_context
#     - spec.job_template.spec.template.spec.container[].security_context
#     - spec.init_container[].security_context
#     - spec.template.spec.init_container[].security_context
#     - spec.job_template.spec.template.spec.init_container[].security_context
#     - manifest.spec.securityContext
#     - manifest.spec.template.spec.securityContext
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext
#     - spec.security_context
#     - spec.template.spec.security_context
#     - spec.job_template.spec.template.spec.security_context
#   remediation: Set `runAsNonRoot` to true for the pod or each container, and give the image a user of its own.
package dharma.kubernetes.container.run_as_non_root

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext"),
	"message": sprintf("container `%s` may run as root", [container.name]),
} if {
	some container in k8s.containers
	not k8s.setting(container, "runAsNonRoot") == true
	not runs_as_somebody(container)
}

runs_as_somebody(container) if k8s.as_number(k8s.setting(container, "runAsUser")) > 0
