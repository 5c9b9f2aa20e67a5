# METADATA
# title: Network policies say who may reach each pod
# description: Without a policy that selects it, a pod is reached by every other pod of the cluster, whosever that is.
# custom:
#   severity: medium
#   topic: network
#   together: true
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
#     - kubernetes_network_policy
#     - kubernetes_network_policy_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.metadata.namespace
#     - manifest.spec.podSelector
#     - metadata.namespace
#     - spec.pod_selector
#     - manifest.spec.endpointSelector
#     - manifest.metadata.labels
#     - manifest.spec.template.metadata.labels
#     - manifest.spec.jobTemplate.spec.template.metadata.labels
#   remediation: Add a policy for the namespace that denies all, and one for each way that is wanted. Where policies are kept elsewhere, note that in a suppression.
package dharma.kubernetes.networkpolicy.present

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

# Pods on the network of the node are out of reach of policies.
policed := [pod | some pod in k8s.pods; not pod.spec.hostNetwork == true]

not_applicable := {resource.address | some resource in lib.resources} - {pod.address | some pod in policed}

# By namespace, so that each pod is held to the policies of its own alone.
selectors[namespace] contains selector if {
	some policy in k8s.of({"NetworkPolicy"})
	namespace := k8s.namespace_of(policy)
	selector := k8s.map(policy.manifest, ["spec", "podSelector"])
}

# Another kind of policy, with another selector.
selectors[namespace] contains selector if {
	some policy in k8s.of({"CiliumNetworkPolicy"})
	namespace := k8s.namespace_of(policy)
	selector := k8s.map(policy.manifest, ["spec", "endpointSelector"])
}

fail contains {
	"address": pod.address,
	"message": "no network policy selects its pods",
} if {
	some pod in policed
	not selected(pod)
}

selected(pod) if {
	namespace := k8s.namespace_of(pod.owner)
	some selector in selectors[namespace]
	k8s.selects(selector, k8s.pod_labels(pod))
}
