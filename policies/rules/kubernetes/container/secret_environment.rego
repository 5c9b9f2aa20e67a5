# METADATA
# title: Secrets reach containers as files, not as variables
# description: The environment of a process is handed on to its children, and ends up in crash reports and logs.
# custom:
#   severity: low
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
#     - manifest.spec.containers[].env[].valueFrom
#     - manifest.spec.template.spec.containers[].env[].valueFrom
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].env[].valueFrom
#     - manifest.spec.initContainers[].env[].valueFrom
#     - manifest.spec.template.spec.initContainers[].env[].valueFrom
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].env[].valueFrom
#     - manifest.spec.containers[].envFrom
#     - manifest.spec.template.spec.containers[].envFrom
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].envFrom
#     - manifest.spec.initContainers[].envFrom
#     - manifest.spec.template.spec.initContainers[].envFrom
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].envFrom
#     - spec.container[].env[].value_from
#     - spec.template.spec.container[].env[].value_from
#     - spec.job_template.spec.template.spec.container[].env[].value_from
#     - spec.init_container[].env[].value_from
#     - spec.template.spec.init_container[].env[].value_from
#     - spec.job_template.spec.template.spec.init_container[].env[].value_from
#     - spec.container[].env_from
#     - spec.template.spec.container[].env_from
#     - spec.job_template.spec.template.spec.container[].env_from
#     - spec.init_container[].env_from
#     - spec.template.spec.init_container[].env_from
#     - spec.job_template.spec.template.spec.init_container[].env_from
#   remediation: Mount the secret as a volume and let the program read the file.
package dharma.kubernetes.container.secret_environment

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, sprintf("env[%d].valueFrom", [number])),
	"message": sprintf("variable `%s` of container `%s` holds a secret", [variable.name, container.name]),
} if {
	some container in k8s.containers
	some number, variable in k8s.list(container.spec, ["env"])
	variable.valueFrom.secretKeyRef
}

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, sprintf("envFrom[%d]", [number])),
	"message": sprintf("the environment of container `%s` holds a whole secret", [container.name]),
} if {
	some container in k8s.containers
	some number, source in k8s.list(container.spec, ["envFrom"])
	source.secretRef
}
