# METADATA
# title: SELinux options keep containers apart
# description: With a user, a role or an unusual type of its own a container can leave the confinement that SELinux has for all containers.
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
#     - manifest.spec.containers[].securityContext.seLinuxOptions
#     - manifest.spec.template.spec.containers[].securityContext.seLinuxOptions
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.seLinuxOptions
#     - manifest.spec.initContainers[].securityContext.seLinuxOptions
#     - manifest.spec.template.spec.initContainers[].securityContext.seLinuxOptions
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.seLinuxOptions
#     - spec.container[].security_context.se_linux_options
#     - spec.template.spec.container[].security_context.se_linux_options
#     - spec.job_template.spec.template.spec.container[].security_context.se_linux_options
#     - spec.init_container[].security_context.se_linux_options
#     - spec.template.spec.init_container[].security_context.se_linux_options
#     - spec.job_template.spec.template.spec.init_container[].security_context.se_linux_options
#     - manifest.spec.securityContext.seLinuxOptions
#     - manifest.spec.template.spec.securityContext.seLinuxOptions
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.seLinuxOptions
#     - spec.security_context.se_linux_options
#     - spec.template.spec.security_context.se_linux_options
#     - spec.job_template.spec.template.spec.security_context.se_linux_options
#   remediation: Leave `user` and `role` out, and choose one of the container types (`container_t`, `container_init_t`, `container_kvm_t`, `container_engine_t`).
package dharma.kubernetes.container.selinux

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.seLinuxOptions"),
	"message": sprintf("container `%s` leaves the confinement of SELinux", [container.name]),
} if {
	some container in k8s.containers
	options := k8s.setting(container, "seLinuxOptions")
	is_object(options)
	leaves(options)
}

leaves(options) if not object.get(options, "type", "") in {"", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"}

leaves(options) if object.get(options, "user", "") != ""

leaves(options) if object.get(options, "role", "") != ""
