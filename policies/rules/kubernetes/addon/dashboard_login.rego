# METADATA
# title: The dashboard asks who one is
# description: With `--enable-skip-login` or `--disable-settings-authorizer` the dashboard lets everybody in with its own rights.
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
#     - manifest.spec.containers[].command
#     - manifest.spec.template.spec.containers[].command
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].command
#     - manifest.spec.initContainers[].command
#     - manifest.spec.template.spec.initContainers[].command
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].command
#     - manifest.spec.containers[].args
#     - manifest.spec.template.spec.containers[].args
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].args
#     - manifest.spec.initContainers[].args
#     - manifest.spec.template.spec.initContainers[].args
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].args
#     - spec.container[].command
#     - spec.template.spec.container[].command
#     - spec.job_template.spec.template.spec.container[].command
#     - spec.init_container[].command
#     - spec.template.spec.init_container[].command
#     - spec.job_template.spec.template.spec.init_container[].command
#     - spec.container[].args
#     - spec.template.spec.container[].args
#     - spec.job_template.spec.template.spec.container[].args
#     - spec.init_container[].args
#     - spec.template.spec.init_container[].args
#     - spec.job_template.spec.template.spec.init_container[].args
#   remediation: Take the flag out.
package dharma.kubernetes.addon.dashboard_login

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

not_applicable := {resource.address | some resource in lib.resources} - {container.address | some container in dashboards}

dashboards := [container |
	some container in k8s.containers
	contains(k8s.image_of(container), "dashboard")
]

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is on", [name]),
} if {
	some container in dashboards
	some name in ["enable-skip-login", "disable-settings-authorizer", "enable-insecure-login"]
	k8s.flag(container, name) == "true"
}
