# METADATA
# title: Pods set only kernel settings that are theirs alone
# description: Kernel settings outside the safe few are shared by all pods of a node; one pod can slow the others down or stop them.
# custom:
#   severity: medium
#   topic: availability
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
#     - manifest.spec.securityContext.sysctls
#     - manifest.spec.template.spec.securityContext.sysctls
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.sysctls
#     - spec.security_context.sysctls
#     - spec.template.spec.security_context.sysctls
#     - spec.job_template.spec.template.spec.security_context.sysctls
#     - spec[].security_context[].sysctl
#     - spec[].template[].spec[].security_context[].sysctl
#   remediation: Take the setting out of `sysctls`, or set it on nodes that are there for this workload alone.
package dharma.kubernetes.pod.sysctls

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

safe := {
	"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start",
	"net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
	"net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem", "net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
}

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "securityContext.sysctls"),
	"message": sprintf("`%s` is set for the whole node", [setting.name]),
} if {
	some pod in k8s.pods
	some name in ["sysctls", "sysctl"]
	some setting in k8s.list(pod.spec, ["securityContext", name])
	not setting.name in safe
}
