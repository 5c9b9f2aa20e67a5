# What rules about Kubernetes share: the pods that an object makes, wherever it has them.
package dharma.workloads

import rego.v1

import data.dharma.lib

# Where each kind that makes pods has their template.
templates := {
	"Pod": [],
	"Deployment": ["spec", "template"],
	"ReplicaSet": ["spec", "template"],
	"ReplicationController": ["spec", "template"],
	"StatefulSet": ["spec", "template"],
	"DaemonSet": ["spec", "template"],
	"Job": ["spec", "template"],
	"CronJob": ["spec", "jobTemplate", "spec", "template"],
}

# Each object that makes pods: its `address`, its `manifest`, the pod's `spec`, and the `path` that leads there.
pods := [pod |
	some resource in lib.resources
	manifest := resource.values.manifest
	at := templates[manifest.kind]
	template := object.get(manifest, at, {})
	path := concat(".", array.concat(array.concat(["manifest"], at), ["spec"]))
	pod := {"address": resource.address, "manifest": manifest, "metadata": object.get(template, "metadata", {}), "spec": object.get(template, "spec", {}), "path": path}
]

# Each container of each of them with the `path` that leads to it; `init` containers too.
containers := [container |
	some pod in pods
	some kind in ["containers", "initContainers", "ephemeralContainers"]
	some number, spec in lib.list(object.get(pod.spec, kind, null))
	container := {"address": pod.address, "pod": pod, "spec": spec, "kind": kind, "path": sprintf("%s.%s[%d]", [pod.path, kind, number])}
]

# Addresses of objects that make no pods, for rules that are about pods.
without_pods := {resource.address |
	some resource in lib.resources
	not templates[resource.values.manifest.kind]
}

# Addresses of objects of other kinds than these.
other_than(kinds) := {resource.address |
	some resource in lib.resources
	not resource.values.manifest.kind in kinds
}
