# METADATA
# title: Objects live in a namespace of their own
# description: 'In `default` everything is together: nothing can be allowed, limited or taken away for one application alone. Without a namespace an object goes wherever somebody happens to be.'
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
#     - kubernetes_service
#     - kubernetes_service_v1
#     - kubernetes_ingress
#     - kubernetes_ingress_v1
#     - kubernetes_network_policy
#     - kubernetes_network_policy_v1
#     - kubernetes_role
#     - kubernetes_role_v1
#     - kubernetes_role_binding
#     - kubernetes_role_binding_v1
#     - kubernetes_service_account
#     - kubernetes_service_account_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.metadata.namespace
#     - metadata.namespace
#   remediation: Name a namespace in `metadata.namespace`.
package dharma.kubernetes.object.default_namespace

import rego.v1

import data.dharma.kubernetes_objects as k8s

asked := {
	"ConfigMap", "CronJob", "DaemonSet", "Deployment", "HorizontalPodAutoscaler", "Ingress", "Job", "NetworkPolicy", "PersistentVolumeClaim",
	"Pod", "ReplicaSet", "ReplicationController", "Role", "RoleBinding", "Secret", "Service", "ServiceAccount", "StatefulSet",
}

not_applicable := k8s.other_than(asked)

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "metadata.namespace"),
	"message": message(k8s.namespace_of(one)),
} if {
	some one in k8s.of(asked)
	k8s.namespace_of(one) in {"", "default"}
	# The service of the cluster itself.
	not [one.kind, k8s.name_of(one)] in [["Service", "kubernetes"], ["ServiceAccount", "default"]]
}

message("default") := "it is in the namespace `default`"

message("") := "it names no namespace and goes to whichever is current, `default` if nobody says"
