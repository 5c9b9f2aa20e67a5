# METADATA
# title: Containers are not given capabilities that reach beyond them
# description: Some capabilities, such as SYS_ADMIN or SYS_PTRACE, are as good as being root on the node.
# custom:
#   severity: high
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
#     - manifest.spec.containers[].securityContext.capabilities.add
#     - manifest.spec.template.spec.containers[].securityContext.capabilities.add
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.capabilities.add
#     - manifest.spec.initContainers[].securityContext.capabilities.add
#     - manifest.spec.template.spec.initContainers[].securityContext.capabilities.add
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.capabilities.add
#     - spec.container[].security_context.capabilities.add
#     - spec.template.spec.container[].security_context.capabilities.add
#     - spec.job_template.spec.template.spec.container[].security_context.capabilities.add
#     - spec.init_container[].security_context.capabilities.add
#     - spec.template.spec.init_container[].security_context.capabilities.add
#     - spec.job_template.spec.template.spec.init_container[].security_context.capabilities.add
#   remediation: Take the capability out of `add`. Where the program cannot do without it, run it in a namespace and on nodes of its own.
package dharma.kubernetes.container.capabilities_dangerous

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

dangerous := {
	"ALL", "AUDIT_CONTROL", "BPF", "DAC_READ_SEARCH", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN", "PERFMON", "SYS_ADMIN",
	"SYS_BOOT", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_TIME", "SYSLOG",
}

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.capabilities.add"),
	"message": sprintf("container `%s` is given `%s`", [container.name, capability]),
} if {
	some container in k8s.containers
	some capability in k8s.texts(container.spec, ["securityContext", "capabilities", "add"])
	trim_prefix(upper(capability), "CAP_") in dangerous
}
