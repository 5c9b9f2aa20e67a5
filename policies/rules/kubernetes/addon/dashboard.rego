# METADATA
# title: The dashboard does not run in the cluster
# description: The dashboard shows and changes the cluster in a browser. Clusters have been taken over through ones that nobody guarded.
# custom:
#   severity: medium
#   topic: public-exposure
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
#     - spec.container[].image
#     - spec.template.spec.container[].image
#     - spec.job_template.spec.template.spec.container[].image
#     - spec.init_container[].image
#     - spec.template.spec.init_container[].image
#     - spec.job_template.spec.template.spec.init_container[].image
#     - manifest.metadata.labels
#     - manifest.spec.template.metadata.labels
#   remediation: Remove it, or reach it by `kubectl proxy` alone, with a read-only account, and note that in a suppression.
package dharma.kubernetes.addon.dashboard

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "image"),
	"message": sprintf("container `%s` is the dashboard", [container.name]),
} if {
	some container in k8s.containers
	regex.match(`kubernetes-?ui/dashboard|kubernetes-dashboard`, k8s.image_of(container))
}

fail contains {
	"address": pod.address,
	"message": "its labels say that it is the dashboard",
} if {
	some pod in k8s.pods
	some name in ["app", "k8s-app"]
	k8s.pod_labels(pod)[name] == "kubernetes-dashboard"
}
