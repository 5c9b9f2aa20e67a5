# METADATA
# title: Containers take no port of the node
# description: A port of the node is reached past services and network policies, and only one pod on a node can have it.
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
#     - manifest.spec.containers[].ports[].hostPort
#     - manifest.spec.template.spec.containers[].ports[].hostPort
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].ports[].hostPort
#     - manifest.spec.initContainers[].ports[].hostPort
#     - manifest.spec.template.spec.initContainers[].ports[].hostPort
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].ports[].hostPort
#     - spec.container[].port[].host_port
#     - spec.template.spec.container[].port[].host_port
#     - spec.job_template.spec.template.spec.container[].port[].host_port
#     - spec.init_container[].port[].host_port
#     - spec.template.spec.init_container[].port[].host_port
#     - spec.job_template.spec.template.spec.init_container[].port[].host_port
#   remediation: Leave `hostPort` out and put a service before the pods.
package dharma.kubernetes.container.host_ports

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, sprintf("ports[%d].hostPort", [number])),
	"message": sprintf("container `%s` takes port %v of the node", [container.name, port.hostPort]),
	"fix": {"unset": [k8s.at(container, sprintf("ports[%d].hostPort", [number]))]},
} if {
	some container in k8s.containers
	some number, port in k8s.list(container.spec, ["ports"])
	k8s.as_number(port.hostPort) > 0
}
