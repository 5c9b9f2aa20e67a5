# METADATA
# title: AppArmor is not turned off
# description: The default profile of the runtime keeps a container from the node's kernel settings and mounts. Unconfined, it is kept from nothing.
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
#     - manifest.spec.containers[].securityContext.appArmorProfile
#     - manifest.spec.template.spec.containers[].securityContext.appArmorProfile
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.appArmorProfile
#     - manifest.spec.initContainers[].securityContext.appArmorProfile
#     - manifest.spec.template.spec.initContainers[].securityContext.appArmorProfile
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.appArmorProfile
#     - manifest.spec.securityContext.appArmorProfile
#     - manifest.spec.template.spec.securityContext.appArmorProfile
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.appArmorProfile
#     - manifest.metadata.annotations
#     - manifest.spec.template.metadata.annotations
#   remediation: Take the annotation or `appArmorProfile` out, or name a profile.
package dharma.kubernetes.container.apparmor

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.appArmorProfile"),
	"message": sprintf("no AppArmor profile holds container `%s`", [container.name]),
} if {
	some container in k8s.containers
	k8s.setting(container, "appArmorProfile").type == "Unconfined"
}

fail contains {
	"address": pod.address,
	"message": sprintf("annotation `%s` turns AppArmor off", [name]),
} if {
	some pod in k8s.pods
	some name, value in k8s.pod_annotations(pod)
	startswith(name, "container.apparmor.security.beta.kubernetes.io/")
	value == "unconfined"
}
