# METADATA
# title: Containers cannot gain more privileges than they start with
# description: Where a process may gain privileges, a set-uid program in the image is enough to become root.
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
#     - manifest.spec.containers[].securityContext.allowPrivilegeEscalation
#     - manifest.spec.template.spec.containers[].securityContext.allowPrivilegeEscalation
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.allowPrivilegeEscalation
#     - manifest.spec.initContainers[].securityContext.allowPrivilegeEscalation
#     - manifest.spec.template.spec.initContainers[].securityContext.allowPrivilegeEscalation
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.allowPrivilegeEscalation
#     - spec.container[].security_context.allow_privilege_escalation
#     - spec.template.spec.container[].security_context.allow_privilege_escalation
#     - spec.job_template.spec.template.spec.container[].security_context.allow_privilege_escalation
#     - spec.init_container[].security_context.allow_privilege_escalation
#     - spec.template.spec.init_container[].security_context.allow_privilege_escalation
#     - spec.job_template.spec.template.spec.init_container[].security_context.allow_privilege_escalation
#   remediation: Set `allowPrivilegeEscalation` to false in the security context of each container.
package dharma.kubernetes.container.privilege_escalation

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

# Where nothing is said it is allowed.
fail contains object.union({
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.allowPrivilegeEscalation"),
	"message": sprintf("container `%s` may gain privileges", [container.name]),
}, fix(container)) if {
	some container in k8s.containers
	not container.spec.securityContext.allowPrivilegeEscalation == false
}

fix(container) := {"fix": {"set": {k8s.at(container, "securityContext.allowPrivilegeEscalation"): "false"}}} if container.spec.securityContext

fix(container) := {} if not container.spec.securityContext
