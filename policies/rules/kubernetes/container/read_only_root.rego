# METADATA
# title: The root file system of containers cannot be written
# description: What cannot be written cannot be changed by an intruder, who has to bring tools along and keep them somewhere.
# custom:
#   severity: low
#   topic: other
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
#     - manifest.spec.containers[].securityContext.readOnlyRootFilesystem
#     - manifest.spec.template.spec.containers[].securityContext.readOnlyRootFilesystem
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.readOnlyRootFilesystem
#     - manifest.spec.initContainers[].securityContext.readOnlyRootFilesystem
#     - manifest.spec.template.spec.initContainers[].securityContext.readOnlyRootFilesystem
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.readOnlyRootFilesystem
#     - spec.container[].security_context.read_only_root_filesystem
#     - spec.template.spec.container[].security_context.read_only_root_filesystem
#     - spec.job_template.spec.template.spec.container[].security_context.read_only_root_filesystem
#     - spec.init_container[].security_context.read_only_root_filesystem
#     - spec.template.spec.init_container[].security_context.read_only_root_filesystem
#     - spec.job_template.spec.template.spec.init_container[].security_context.read_only_root_filesystem
#   remediation: Set `readOnlyRootFilesystem` to true, and mount an `emptyDir` where the program has to write.
package dharma.kubernetes.container.read_only_root

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.readOnlyRootFilesystem"),
	"message": sprintf("the root file system of container `%s` can be written", [container.name]),
} if {
	some container in k8s.containers
	not container.spec.securityContext.readOnlyRootFilesystem == true
}
