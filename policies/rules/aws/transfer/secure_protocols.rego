# METADATA
# title: File transfer servers speak encrypted protocols only
# description: FTP sends passwords and files in the clear.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_transfer_server]
#   reads: [protocols]
#   remediation: Take `FTP` out of `protocols`; use `SFTP`, `FTPS` or `AS2`.
package dharma.aws.transfer.secure_protocols

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "protocols",
	"message": "FTP is spoken",
} if {
	some resource in lib.resources
	"FTP" in lib.list(resource.values.protocols)
}
