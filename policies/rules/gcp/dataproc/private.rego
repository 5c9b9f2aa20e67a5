# METADATA
# title: Dataproc clusters have no public addresses
# description: With public addresses each worker is on the internet, with the data that it is working on.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_dataproc_cluster]
#   reads: ["cluster_config[].gce_cluster_config[].internal_ip_only"]
#   remediation: Set `internal_ip_only` in `gce_cluster_config` to true.
package dharma.gcp.dataproc.private

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its workers have public addresses") if {
	some resource in lib.resources
	machines := values.first(values.first(resource.values, "cluster_config"), "gce_cluster_config")
	not values.on(machines, "internal_ip_only")
}
