# METADATA
# title: Pods do not reach the container runtime
# description: Whoever can talk to the runtime can start a privileged container, and with it has the node.
# custom:
#   severity: critical
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
#     - manifest.spec.volumes[].hostPath
#     - manifest.spec.template.spec.volumes[].hostPath
#     - manifest.spec.jobTemplate.spec.template.spec.volumes[].hostPath
#     - spec.volume[].host_path
#     - spec.template.spec.volume[].host_path
#     - spec.job_template.spec.template.spec.volume[].host_path
#   remediation: Take the mount out. Images are built without the runtime by BuildKit in rootless mode or Kaniko, and a monitoring agent gets what it needs from the kubelet.
package dharma.kubernetes.pod.runtime_socket

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, sprintf("volumes[%d].hostPath", [number])),
	"message": sprintf("the runtime's socket `%s` is mounted", [volume.hostPath.path]),
} if {
	some pod in k8s.pods
	some number, volume in k8s.list(pod.spec, ["volumes"])
	is_string(volume.hostPath.path)
	regex.match(`(docker|containerd|crio|cri-dockerd|podman)\.sock$`, volume.hostPath.path)
}
