# METADATA
# title: Disks are encrypted with a key of one's own
# description: Google encrypts every disk with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_compute_disk, google_compute_region_disk]
#   reads: ["disk_encryption_key?"]
#   remediation: Write a `disk_encryption_key` block with `kms_key_self_link`, where the data calls for it.
package dharma.gcp.compute.disk_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "disk_encryption_key", "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "disk_encryption_key")
}
