# METADATA
# title: Disks of machines are encrypted with a key of one's own
# description: Google encrypts every disk with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_compute_instance]
#   reads: ["boot_disk[].kms_key_self_link?", "boot_disk[].disk_encryption_key_raw?"]
#   remediation: Set `kms_key_self_link` in `boot_disk`, where the data calls for it.
package dharma.gcp.compute.boot_disk_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its disk is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	count(values.written(values.first(resource.values, "boot_disk"), ["kms_key_self_link", "disk_encryption_key_raw"])) == 0
}
