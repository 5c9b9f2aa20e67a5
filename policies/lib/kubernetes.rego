# What objects of Kubernetes have in common, whether they were written as manifests (`kubernetes_manifest`, the whole
# object in `manifest`) or as the Terraform provider's own resources (`kubernetes_deployment_v1`): both come out in the
# shape of a manifest, and `at` says how a path is called where it was written.
package dharma.kubernetes_objects

import rego.v1

import data.dharma.lib

# Every object: manifests, the items of a `List`, the provider's resources. There may be thousands of them, and each rule
# goes over all: so little is worked out here, and the rest (`name_of`, `labels_of`, `at`) where somebody asks for it.
objects := [one | some written in [manifests, items, translated]; some one in written]

manifests := [{"address": resource.address, "path": "manifest", "provider": false, "kind": kind, "manifest": manifest} |
	some resource in lib.resources
	manifest := resource.values.manifest
	kind := manifest.kind
	is_string(kind)
	not endswith(kind, "List")
]

items := [{"address": resource.address, "path": sprintf("manifest.items[%d]", [number]), "provider": false, "kind": kind, "manifest": item} |
	some resource in lib.resources
	manifest := resource.values.manifest
	endswith(text(manifest, ["kind"]), "List")
	is_array(manifest.items)
	some number, item in manifest.items
	kind := item.kind
	is_string(kind)
]

translated := [{"address": resource.address, "path": "", "provider": true, "kind": kind, "manifest": shape0(resource.values)} |
	some resource in lib.resources
	kind := provider_kinds[resource.type]
]

name_of(one) := text(one.manifest, ["metadata", "name"])

namespace_of(one) := text(one.manifest, ["metadata", "namespace"])

labels_of(one) := map(one.manifest, ["metadata", "labels"])

annotations_of(one) := map(one.manifest, ["metadata", "annotations"])

# Objects of these kinds.
of(kinds) := [one |
	some one in objects
	one.kind in kinds
]

# Addresses that hold no object of these kinds, for rules that are about some.
other_than(kinds) := {resource.address | some resource in lib.resources} - {one.address | some one in of(kinds)}

# Where the specification of the pods is in each kind that makes some.
pod_paths := {
	"Pod": ["spec"],
	"PodTemplate": ["template", "spec"],
	"Deployment": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"ReplicationController": ["spec", "template", "spec"],
	"DeploymentConfig": ["spec", "template", "spec"],
	"Rollout": ["spec", "template", "spec"],
	"Job": ["spec", "template", "spec"],
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
}

# Kinds whose pods run until somebody stops them: those that probes and replicas are about.
lasting := {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "DeploymentConfig", "Rollout", "Pod"}

# The pods that objects ask for, with their specification.
pods := [{"address": owner.address, "owner": owner, "manifest": owner.manifest, "spec": spec} |
	some owner in objects
	spec := object.get(owner.manifest, pod_paths[owner.kind], null)
	is_object(spec)
]

# The labels that the pods themselves have.
pod_labels(pod) := map(pod.manifest, beside_spec(pod, "labels"))

pod_annotations(pod) := map(pod.manifest, beside_spec(pod, "annotations"))

beside_spec(pod, field) := array.concat(array.slice(where, 0, count(where) - 1), ["metadata", field]) if {
	where := pod_paths[pod.owner.kind]
}

# Addresses of what asks for no pods.
without_pods := {resource.address | some resource in lib.resources} - {pod.address | some pod in pods}

# Pods that run until somebody stops them: those that probes are about.
lasting_pods := [pod | some pod in pods; pod.owner.kind in lasting]

# Addresses of what asks for none of those.
without_lasting_pods := {resource.address | some resource in lib.resources} - {pod.address | some pod in lasting_pods}

container_lists := ["containers", "initContainers", "ephemeralContainers"]

# The containers of the pods, those that start first and those for debugging, too; `kind` is the list that they are in.
containers := [container |
	some pod in pods
	some kind in container_lists
	entries := pod.spec[kind]
	is_array(entries)
	some number, spec in entries
	is_object(spec)
	container := {
		"address": pod.address,
		"pod": pod,
		"kind": kind,
		"number": number,
		"name": object.get(spec, "name", "?"),
		"spec": spec,
	}
]

# The image of a container; empty where none is named.
image_of(container) := text(container.spec, ["image"])

# A setting of the security context: the container's own, or its pod's.
setting(container, name) := value if {
	value := container.spec.securityContext[name]
} else := value if {
	value := container.pod.spec.securityContext[name]
}

# How a path below an object, a pod or a container is called where that was written.
at(one, path) := written_at(one, path) if is_string(one.path)

at(pod, path) := written_at(pod.owner, sprintf("%s.%s", [concat(".", pod_paths[pod.owner.kind]), path])) if pod.owner

at(container, path) := written_at(pod.owner, below) if {
	pod := container.pod
	below := sprintf("%s.%s[%d].%s", [concat(".", pod_paths[pod.owner.kind]), container.kind, container.number, path])
}

written_at(one, path) := sprintf("%s.%s", [one.path, path]) if one.path != ""

written_at(one, path) := provider_path(path) if one.provider

provider_path(path) := name if {
	parts := split(path, ".")
	last := count(parts) - 1
	name := concat(".", [provider_part(part, number == last) | some number, part in parts])
}

# Whether a label selector takes these labels. An empty one takes all; expressions are taken to fit, for nothing should
# fail on account of them.
selects(selector, labels) if {
	is_object(selector)
	every name, value in object.get(selector, "matchLabels", {}) {
		labels[name] == value
	}
}

# What is at a path, where it is of the kind that it should be; hostile objects have anything anywhere.
map(manifest, path) := value if {
	is_object(manifest)
	value := object.get(manifest, path, {})
	is_object(value)
} else := {}

text(manifest, path) := value if {
	is_object(manifest)
	value := object.get(manifest, path, "")
	is_string(value)
} else := ""

list(manifest, path) := value if {
	is_object(manifest)
	value := object.get(manifest, path, [])
	is_array(value)
} else := []

# The texts in a list.
texts(manifest, path) := [value | some value in list(manifest, path); is_string(value)]

# Numbers that the provider has as text.
as_number(value) := value if is_number(value)

as_number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[0-9]+$`, value)
}

# The words that a container is started with.
words(container) := [word |
	some word in array.concat(list(container.spec, ["command"]), list(container.spec, ["args"]))
	is_string(word)
]

# Whether a container runs a program: it is what its command, or the first of its arguments, names.
runs(container, program) if {
	first := array.slice(words(container), 0, 1)[0]
	file := split(first, "/")
	file[count(file) - 1] == program
}

# A shell starts it.
runs(container, program) if {
	some word in words(container)
	contains(word, sprintf("%s --", [program]))
}

# The containers that run a part of the cluster itself.
running(program) := [container |
	some container in containers
	container.kind == "containers"
	runs(container, program)
]

# Addresses of what does not run it.
not_running(program) := {resource.address | some resource in lib.resources} - {container.address | some container in running(program)}

# The value of a flag; `true` where it stands alone, the next word where that is no flag.
flag(container, name) := value if {
	prefix := sprintf("--%s=", [name])
	found := [word | some word in flag_words(container); startswith(word, prefix)]
	count(found) > 0
	value := trim_prefix(found[count(found) - 1], prefix)
} else := value if {
	all := flag_words(container)
	some number, word in all
	word == sprintf("--%s", [name])
	value := all[number + 1]
	not startswith(value, "-")
} else := "true" if {
	sprintf("--%s", [name]) in flag_words(container)
}

# Words, those within a shell's line apart.
flag_words(container) := [part |
	some word in words(container)
	some part in split(unwrapped(word), " ")
	part != ""
]

unwrapped(word) := concat(" ", split(concat(" ", split(word, "\n")), "\\"))

# Where the flags of a container are written.
flags_at(container) := at(container, "command") if container.spec.command

flags_at(container) := at(container, "args") if not container.spec.command

# The provider's resources and the kinds that they make.
provider_kinds := {
	"kubernetes_pod": "Pod",
	"kubernetes_pod_v1": "Pod",
	"kubernetes_deployment": "Deployment",
	"kubernetes_deployment_v1": "Deployment",
	"kubernetes_stateful_set": "StatefulSet",
	"kubernetes_stateful_set_v1": "StatefulSet",
	"kubernetes_daemonset": "DaemonSet",
	"kubernetes_daemon_set_v1": "DaemonSet",
	"kubernetes_replication_controller": "ReplicationController",
	"kubernetes_replication_controller_v1": "ReplicationController",
	"kubernetes_job": "Job",
	"kubernetes_job_v1": "Job",
	"kubernetes_cron_job": "CronJob",
	"kubernetes_cron_job_v1": "CronJob",
	"kubernetes_service": "Service",
	"kubernetes_service_v1": "Service",
	"kubernetes_ingress": "Ingress",
	"kubernetes_ingress_v1": "Ingress",
	"kubernetes_network_policy": "NetworkPolicy",
	"kubernetes_network_policy_v1": "NetworkPolicy",
	"kubernetes_namespace": "Namespace",
	"kubernetes_namespace_v1": "Namespace",
	"kubernetes_service_account": "ServiceAccount",
	"kubernetes_service_account_v1": "ServiceAccount",
	"kubernetes_default_service_account": "ServiceAccount",
	"kubernetes_default_service_account_v1": "ServiceAccount",
	"kubernetes_role": "Role",
	"kubernetes_role_v1": "Role",
	"kubernetes_cluster_role": "ClusterRole",
	"kubernetes_cluster_role_v1": "ClusterRole",
	"kubernetes_role_binding": "RoleBinding",
	"kubernetes_role_binding_v1": "RoleBinding",
	"kubernetes_cluster_role_binding": "ClusterRoleBinding",
	"kubernetes_cluster_role_binding_v1": "ClusterRoleBinding",
	"kubernetes_pod_disruption_budget": "PodDisruptionBudget",
	"kubernetes_pod_disruption_budget_v1": "PodDisruptionBudget",
	"kubernetes_horizontal_pod_autoscaler": "HorizontalPodAutoscaler",
	"kubernetes_horizontal_pod_autoscaler_v1": "HorizontalPodAutoscaler",
	"kubernetes_horizontal_pod_autoscaler_v2": "HorizontalPodAutoscaler",
	"kubernetes_horizontal_pod_autoscaler_v2beta2": "HorizontalPodAutoscaler",
}

# The provider's blocks that are written once for each entry of a manifest's list.
many := {
	"container", "init_container", "ephemeral_container", "port", "volume", "volume_mount", "env", "env_from", "rule", "subject",
	"tls", "ingress", "egress", "from", "to", "path", "metric", "topology_spread_constraint", "toleration", "sysctl",
	"required_during_scheduling_ignored_during_execution", "preferred_during_scheduling_ignored_during_execution",
}

# The provider's names and those of a manifest, where they differ. Values are the same under both.
names := {
	"api_groups": "apiGroups",
	"allow_privilege_escalation": "allowPrivilegeEscalation",
	"automount_service_account_token": "automountServiceAccountToken",
	"cidr": "cidr",
	"cluster_ip": "clusterIP",
	"container": "containers",
	"container_port": "containerPort",
	"env_from": "envFrom",
	"ephemeral_container": "ephemeralContainers",
	"external_ips": "externalIPs",
	"fs_group": "fsGroup",
	"host_ipc": "hostIPC",
	"host_network": "hostNetwork",
	"host_path": "hostPath",
	"host_pid": "hostPID",
	"host_port": "hostPort",
	"host_process": "hostProcess",
	"http_get": "httpGet",
	"image_pull_policy": "imagePullPolicy",
	"init_container": "initContainers",
	"ip_block": "ipBlock",
	"job_template": "jobTemplate",
	"liveness_probe": "livenessProbe",
	"load_balancer_source_ranges": "loadBalancerSourceRanges",
	"match_labels": "matchLabels",
	"match_expressions": "matchExpressions",
	"max_replicas": "maxReplicas",
	"max_unavailable": "maxUnavailable",
	"metric": "metrics",
	"min_available": "minAvailable",
	"min_replicas": "minReplicas",
	"mount_path": "mountPath",
	"namespace_selector": "namespaceSelector",
	"non_resource_urls": "nonResourceURLs",
	"pod_affinity": "podAffinity",
	"pod_anti_affinity": "podAntiAffinity",
	"pod_selector": "podSelector",
	"policy_types": "policyTypes",
	"preferred_during_scheduling_ignored_during_execution": "preferredDuringSchedulingIgnoredDuringExecution",
	"read_only": "readOnly",
	"read_only_root_filesystem": "readOnlyRootFilesystem",
	"readiness_probe": "readinessProbe",
	"required_during_scheduling_ignored_during_execution": "requiredDuringSchedulingIgnoredDuringExecution",
	"resource_names": "resourceNames",
	"role_ref": "roleRef",
	"rule": "rules",
	"run_as_group": "runAsGroup",
	"run_as_non_root": "runAsNonRoot",
	"run_as_user": "runAsUser",
	"scale_target_ref": "scaleTargetRef",
	"se_linux_options": "seLinuxOptions",
	"seccomp_profile": "seccompProfile",
	"secret_key_ref": "secretKeyRef",
	"secret_name": "secretName",
	"secret_ref": "secretRef",
	"security_context": "securityContext",
	"service_account_name": "serviceAccountName",
	"share_process_namespace": "shareProcessNamespace",
	"startup_probe": "startupProbe",
	"subject": "subjects",
	"target_cpu_utilization_percentage": "targetCPUUtilizationPercentage",
	"topology_key": "topologyKey",
	"topology_spread_constraint": "topologySpreadConstraints",
	"value_from": "valueFrom",
	"volume": "volumes",
	"volume_mount": "volumeMounts",
	"windows_options": "windowsOptions",
}

provider_names := {manifest: provider | some provider, manifest in names}

# Blocks that a manifest has one of.
single := {
	"metadata", "spec", "template", "jobTemplate", "securityContext", "capabilities", "seccompProfile", "resources", "selector",
	"livenessProbe", "readinessProbe", "valueFrom", "hostPath", "affinity", "podAntiAffinity", "roleRef", "seLinuxOptions",
	"windowsOptions", "scaleTargetRef", "strategy", "podSelector",
}

provider_part(part, is_last) := name if {
	pieces := split(part, "[")
	base := provider_name(pieces[0])
	once := ["[0]" | not is_last; pieces[0] in single]
	number := [sprintf("[%s", [pieces[1]]) | pieces[1]]
	name := concat("", array.concat([base], array.concat(once, number)))
}

# `ports` is the only list of a manifest whose block is also the name of a single value.
provider_name("ports") := "port"

provider_name(name) := object.get(provider_names, name, name) if name != "ports"

manifest_name("port", value) := "ports" if is_array(value)

manifest_name("path", value) := "paths" if is_array(value)

manifest_name("metric", value) := "metrics" if is_array(value)

manifest_name(name, value) := object.get(names, name, name) if not is_array(value)

manifest_name(name, value) := object.get(names, name, name) if {
	is_array(value)
	not name in {"port", "path", "metric"}
}

is_blocks(value) if {
	is_array(value)
	is_object(value[0])
}

# A plan has what is not written, too.
empty(value) if value in {null, []}

# The provider's blocks as a manifest has them, as deep as a cron job's containers go. Rego knows no recursion.
shape0(values) := {manifest_name(name, value): shaped0(name, value) | some name, value in values; not empty(value)}

shaped0(name, value) := [shape1(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape1(value[0]) if {
	is_blocks(value)
} else := value

shape1(values) := {manifest_name(name, value): shaped1(name, value) | some name, value in values; not empty(value)}

shaped1(name, value) := [shape2(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape2(value[0]) if {
	is_blocks(value)
} else := value

shape2(values) := {manifest_name(name, value): shaped2(name, value) | some name, value in values; not empty(value)}

shaped2(name, value) := [shape3(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape3(value[0]) if {
	is_blocks(value)
} else := value

shape3(values) := {manifest_name(name, value): shaped3(name, value) | some name, value in values; not empty(value)}

shaped3(name, value) := [shape4(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape4(value[0]) if {
	is_blocks(value)
} else := value

shape4(values) := {manifest_name(name, value): shaped4(name, value) | some name, value in values; not empty(value)}

shaped4(name, value) := [shape5(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape5(value[0]) if {
	is_blocks(value)
} else := value

shape5(values) := {manifest_name(name, value): shaped5(name, value) | some name, value in values; not empty(value)}

shaped5(name, value) := [shape6(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape6(value[0]) if {
	is_blocks(value)
} else := value

shape6(values) := {manifest_name(name, value): shaped6(name, value) | some name, value in values; not empty(value)}

shaped6(name, value) := [shape7(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape7(value[0]) if {
	is_blocks(value)
} else := value

shape7(values) := {manifest_name(name, value): shaped7(name, value) | some name, value in values; not empty(value)}

shaped7(name, value) := [shape8(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape8(value[0]) if {
	is_blocks(value)
} else := value

shape8(values) := {manifest_name(name, value): shaped8(name, value) | some name, value in values; not empty(value)}

shaped8(name, value) := [shape9(block) | some block in value] if {
	is_blocks(value)
	name in many
} else := shape9(value[0]) if {
	is_blocks(value)
} else := value

shape9(values) := {manifest_name(name, value): shaped9(name, value) | some name, value in values; not empty(value)}

shaped9(_, value) := value
