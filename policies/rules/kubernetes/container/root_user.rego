# METADATA
# title: Containers do not ask to run as root
# description: A program that runs as root can change whatever the container can see, and a mounted volume or a broken wall makes that the node's files.
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
#     - manifest.spec.containers[].securityContext.runAsUser
#     - manifest.spec.template.spec.containers[].securityContext.runAsUser
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.runAsUser
#     - manifest.spec.initContainers[].securityContext.runAsUser
#     - manifest.spec.template.spec.initContainers[].securityContext.runAsUser
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.runAsUser
#     - manifest.spec.containers[].securityContext.runAsGroup
#     - manifest.spec.template.spec.containers[].securityContext.runAsGroup
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.runAsGroup
#     - manifest.spec.initContainers[].securityContext.runAsGroup
#     - manifest.spec.template.spec.initContainers[].securityContext.runAsGroup
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.runAsGroup
#     - spec.container[].security_context.run_as_user
#     - spec.template.spec.container[].security_context.run_as_user
#     - spec.job_template.spec.template.spec.container[].security_context.run_as_user
#     - spec.init_container[].security_context.run_as_user
#     - spec.template.spec.init_container[].security_context.run_as_user
#     - spec.job_template.spec.template.spec.init_container[].security_context.run_as_user
#     - spec.container[].security_context.run_as_group
#     - spec.template.spec.container[].security_context.run_as_group
#     - spec.job_template.spec.template.spec.container[].security_context.run_as_group
#     - spec.init_container[].security_context.run_as_group
#     - spec.template.spec.init_container[].security_context.run_as_group
#     - spec.job_template.spec.template.spec.init_container[].security_context.run_as_group
#     - manifest.spec.securityContext.runAsUser
#     - manifest.spec.template.spec.securityContext.runAsUser
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.runAsUser
#     - spec.security_context.run_as_user
#     - spec.template.spec.security_context.run_as_user
#     - spec.job_template.spec.template.spec.security_context.run_as_user
#   remediation: Set `runAsUser` and `runAsGroup` to ids above 10000 that the image is made for.
package dharma.kubernetes.container.root_user

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": attribute(container),
	"message": sprintf("container `%s` runs as root", [container.name]),
} if {
	some container in k8s.containers
	k8s.as_number(k8s.setting(container, "runAsUser")) == 0
}

attribute(container) := k8s.at(container, "securityContext.runAsUser") if "runAsUser" in object.keys(k8s.map(container.spec, ["securityContext"]))

attribute(container) := k8s.at(container.pod, "securityContext.runAsUser") if not "runAsUser" in object.keys(k8s.map(container.spec, ["securityContext"]))
