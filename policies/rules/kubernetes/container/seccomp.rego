# METADATA
# title: Containers run under a seccomp profile
# description: Without a profile a program can make every system call of the kernel, those with undiscovered faults among them.
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
#     - manifest.spec.containers[].securityContext.seccompProfile
#     - manifest.spec.template.spec.containers[].securityContext.seccompProfile
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.seccompProfile
#     - manifest.spec.initContainers[].securityContext.seccompProfile
#     - manifest.spec.template.spec.initContainers[].securityContext.seccompProfile
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.seccompProfile
#     - spec.container[].security_context.seccomp_profile
#     - spec.template.spec.container[].security_context.seccomp_profile
#     - spec.job_template.spec.template.spec.container[].security_context.seccomp_profile
#     - spec.init_container[].security_context.seccomp_profile
#     - spec.template.spec.init_container[].security_context.seccomp_profile
#     - spec.job_template.spec.template.spec.init_container[].security_context.seccomp_profile
#     - manifest.spec.securityContext.seccompProfile
#     - manifest.spec.template.spec.securityContext.seccompProfile
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.seccompProfile
#     - spec.security_context.seccomp_profile
#     - spec.template.spec.security_context.seccomp_profile
#     - spec.job_template.spec.template.spec.security_context.seccomp_profile
#     - manifest.metadata.annotations
#     - manifest.spec.template.metadata.annotations
#   remediation: Set `seccompProfile.type` to `RuntimeDefault` in the security context of the pod.
package dharma.kubernetes.container.seccomp

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container.pod, "securityContext.seccompProfile"),
	"message": sprintf("no seccomp profile holds container `%s`", [container.name]),
} if {
	some container in k8s.containers
	not k8s.setting(container, "seccompProfile").type in {"RuntimeDefault", "Localhost"}
	not annotated(container.pod)
}

# How it was written before Kubernetes 1.19.
annotated(pod) if {
	profile := k8s.pod_annotations(pod)["seccomp.security.alpha.kubernetes.io/pod"]
	profile != "unconfined"
}
