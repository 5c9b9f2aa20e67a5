# METADATA
# title: Containers cannot make raw sockets
# description: With raw sockets, which runtimes grant unasked, a container can forge packets and pass for another address of the cluster.
# custom:
#   severity: medium
#   topic: network
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
#     - manifest.spec.containers[].securityContext.capabilities
#     - manifest.spec.template.spec.containers[].securityContext.capabilities
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.capabilities
#     - manifest.spec.initContainers[].securityContext.capabilities
#     - manifest.spec.template.spec.initContainers[].securityContext.capabilities
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.capabilities
#     - spec.container[].security_context.capabilities
#     - spec.template.spec.container[].security_context.capabilities
#     - spec.job_template.spec.template.spec.container[].security_context.capabilities
#     - spec.init_container[].security_context.capabilities
#     - spec.template.spec.init_container[].security_context.capabilities
#     - spec.job_template.spec.template.spec.init_container[].security_context.capabilities
#   remediation: Name `NET_RAW` or `ALL` under `drop`, and `NET_RAW` nowhere under `add`.
package dharma.kubernetes.container.raw_sockets

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.capabilities"),
	"message": sprintf("container `%s` may make raw sockets", [container.name]),
} if {
	some container in k8s.containers
	not dropped(container)
}

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.capabilities"),
	"message": sprintf("container `%s` is given raw sockets", [container.name]),
} if {
	some container in k8s.containers
	some capability in k8s.texts(container.spec, ["securityContext", "capabilities", "add"])
	trim_prefix(upper(capability), "CAP_") == "NET_RAW"
}

dropped(container) if {
	some capability in k8s.texts(container.spec, ["securityContext", "capabilities", "drop"])
	trim_prefix(upper(capability), "CAP_") in {"ALL", "NET_RAW"}
}
