# METADATA
# title: Models and jobs are isolated and encrypt their traffic
# description: A container of a model that can call out can carry the data away; between training nodes data goes in the clear.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_sagemaker_model, aws_sagemaker_data_quality_job_definition, aws_sagemaker_notebook_instance]
#   reads: [enable_network_isolation, "network_config[].enable_inter_container_traffic_encryption", "instance_metadata_service_configuration[].minimum_instance_metadata_service_version"]
#   remediation: Set `enable_network_isolation` on models; in the `network_config` of jobs set `enable_inter_container_traffic_encryption`; for notebooks `minimum_instance_metadata_service_version = "2"`.
package dharma.aws.sagemaker.traffic_protected

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "enable_network_isolation",
	"message": "the model can call out",
	"fix": {"set": {"enable_network_isolation": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_sagemaker_model"
	not lib.is_on(resource.values.enable_network_isolation)
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "network_config", "enable_inter_container_traffic_encryption"),
	"message": "traffic between containers is not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_sagemaker_data_quality_job_definition"
	not encrypted(resource)
}

encrypted(resource) if {
	some config in lib.blocks(resource.values, "network_config")
	lib.is_on(config.enable_inter_container_traffic_encryption)
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "instance_metadata_service_configuration", "minimum_instance_metadata_service_version"),
	"message": "metadata is answered without a token",
} if {
	some resource in lib.resources
	resource.type == "aws_sagemaker_notebook_instance"
	not tokens(resource)
}

tokens(resource) if {
	some config in lib.blocks(resource.values, "instance_metadata_service_configuration")
	sprintf("%v", [config.minimum_instance_metadata_service_version]) == "2"
}
