# METADATA
# title: git-sync is started without commands from outside
# description: Some flags of git-sync run whatever they name. Where they can be set by somebody else, that somebody runs programs in the cluster.
# custom:
#   severity: high
#   topic: supply-chain
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
#     - manifest.spec.containers[].image
#     - manifest.spec.template.spec.containers[].image
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].image
#     - manifest.spec.initContainers[].image
#     - manifest.spec.template.spec.initContainers[].image
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].image
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
#     - manifest.spec.containers[].env[].name
#     - manifest.spec.template.spec.containers[].env[].name
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].env[].name
#     - manifest.spec.initContainers[].env[].name
#     - manifest.spec.template.spec.initContainers[].env[].name
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].env[].name
#     - spec.container[].image
#     - spec.template.spec.container[].image
#     - spec.job_template.spec.template.spec.container[].image
#     - spec.init_container[].image
#     - spec.template.spec.init_container[].image
#     - spec.job_template.spec.template.spec.init_container[].image
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
#     - spec.container[].env[].name
#     - spec.template.spec.container[].env[].name
#     - spec.job_template.spec.template.spec.container[].env[].name
#     - spec.init_container[].env[].name
#     - spec.template.spec.init_container[].env[].name
#     - spec.job_template.spec.template.spec.init_container[].env[].name
#   remediation: Take `--sync-hook-command`, `--askpass-url`, `--git` and `GITSYNC_GIT` out of the container.
package dharma.kubernetes.container.git_sync_flags

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

commands := {"git", "sync-hook-command", "exechook-command", "askpass-url"}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("git-sync is started with `--%s`", [name]),
} if {
	some container in k8s.containers
	contains(k8s.image_of(container), "git-sync")
	some name in commands
	k8s.flag(container, name)
}

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, sprintf("env[%d].name", [number])),
	"message": sprintf("git-sync is started with `%s`", [variable.name]),
} if {
	some container in k8s.containers
	contains(k8s.image_of(container), "git-sync")
	some number, variable in k8s.list(container.spec, ["env"])
	variable.name in {"GITSYNC_GIT", "GITSYNC_EXECHOOK_COMMAND", "GITSYNC_ASKPASS_URL", "GIT_SYNC_HOOK_COMMAND", "GIT_ASKPASS_URL"}
}
