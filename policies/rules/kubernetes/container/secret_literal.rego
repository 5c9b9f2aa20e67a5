# METADATA
# title: Secrets are not written into the environment
# description: What is written in a manifest is read by everybody who can read the manifest, its history, or the object in the cluster.
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
#     - manifest.spec.containers[].env[].name
#     - manifest.spec.template.spec.containers[].env[].name
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].env[].name
#     - manifest.spec.initContainers[].env[].name
#     - manifest.spec.template.spec.initContainers[].env[].name
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].env[].name
#     - manifest.spec.containers[].env[].value
#     - manifest.spec.template.spec.containers[].env[].value
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].env[].value
#     - manifest.spec.initContainers[].env[].value
#     - manifest.spec.template.spec.initContainers[].env[].value
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].env[].value
#     - spec.container[].env[].name
#     - spec.template.spec.container[].env[].name
#     - spec.job_template.spec.template.spec.container[].env[].name
#     - spec.init_container[].env[].name
#     - spec.template.spec.init_container[].env[].name
#     - spec.job_template.spec.template.spec.init_container[].env[].name
#     - spec.container[].env[].value
#     - spec.template.spec.container[].env[].value
#     - spec.job_template.spec.template.spec.container[].env[].value
#     - spec.init_container[].env[].value
#     - spec.template.spec.init_container[].env[].value
#     - spec.job_template.spec.template.spec.init_container[].env[].value
#   remediation: Keep the value in a secret store, and refer to it with `valueFrom.secretKeyRef` or mount it as a file. Change the value, since it has been seen.
package dharma.kubernetes.container.secret_literal

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, sprintf("env[%d].value", [number])),
	"message": sprintf("variable `%s` of container `%s` has a secret written into it", [variable.name, container.name]),
} if {
	some container in k8s.containers
	some number, variable in k8s.list(container.spec, ["env"])
	is_string(variable.value)
	is_string(variable.name)
	name := lower(variable.name)
	regex.match(`(passw(or)?d|passphrase|secret|api_?key|access_?key|private_?key|(^|_)token|credential)`, name)
	not regex.match(`(_file|_path|_dir|_name|_id|_ref|_url|_uri|_host|_port|_type|_ttl|_length|_lifetime|_enabled|_issuer|_expir[a-z]*)$`, name)
	looks_secret(variable.value)
}

# Empty, switches, numbers, paths, and references to other variables give nothing away.
looks_secret(value) if {
	value != ""
	not regex.match(`^(true|false|yes|no|none|null|[0-9]+|/.*|[$][(].*[)]|[$][{].*[}]|https?://[^@]*)$`, lower(value))
}
