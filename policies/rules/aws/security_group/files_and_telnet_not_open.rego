# METADATA
# title: Telnet, FTP and file shares are not open to the internet
# description: Telnet and FTP send passwords in the clear, and SMB, NetBIOS, RPC and NFS have carried worm after worm. None of them belongs on the internet.
# custom:
#   severity: high
#   topic: network
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads: ["ingress[].cidr_blocks", "ingress[].ipv6_cidr_blocks", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, from_port, to_port, protocol, ip_protocol]
#   remediation: Close the ports, or admit only private ranges; exchange files over SFTP (AWS Transfer Family) or S3.
package dharma.aws.security_group.files_and_telnet_not_open

import rego.v1
import data.dharma.lib
import data.dharma.amazon

ports := {20: "FTP data", 21: "FTP", 23: "Telnet", 111: "RPC", 135: "RPC", 137: "NetBIOS", 139: "NetBIOS", 445: "SMB", 2049: "NFS", 5900: "VNC", 5985: "WinRM"}

fail contains {
	"address": resource.address,
	"attribute": opening.attribute,
	"message": sprintf("%s (%d) is open to the internet", [name, port]),
} if {
	some resource in lib.resources
	some opening in amazon.openings(resource)
	not amazon.every_port(opening)
	some port, name in ports
	amazon.reaches(opening, port)
}
