//! Models: what a resource of a type is paid for, one file a service. docs/adding-a-price.md says how to add one.
//!
//! - [`bill`]: what a model writes its lines on
//! - [`reading`]: reading values, where what is not known stops the line that needs it
//! - [`draft`]: a line before it is priced
//! - [`estate`]: what refers to what
//! - [`free`]: what costs nothing
//! - [`aws`], [`azure`], [`google`]: the models

pub(crate) mod aws;
pub(crate) mod azure;
pub(crate) mod bill;
pub(crate) mod draft;
pub(crate) mod estate;
pub(crate) mod free;
pub(crate) mod google;
mod model;
pub(crate) mod reading;

pub(crate) use model::{Model, all, model};

/// Whether prices of a family's component hang on more than its name: the built-in book then has it with a variant in
/// brackets.
pub(crate) fn has_variants(family: &str, component: &str) -> bool {
    const NAMES: [(&str, &str); 22] = [
        ("aws_db_instance", ""),
        ("aws_ebs_volume", "Provisioned IOPS"),
        ("aws_elasticache_cluster", "ElastiCache"),
        ("aws_instance", "CPU credits"),
        ("aws_instance", "EBS-optimized usage"),
        ("aws_lambda_function", ""),
        ("aws_lambda_provisioned_concurrency_config", ""),
        ("aws_lb", "Load balancer capacity units"),
        ("aws_rds_cluster", ""),
        ("aws_rds_cluster_instance", ""),
        ("aws_s3_bucket", ""),
        ("aws_sqs_queue", "Requests"),
        ("aws_kinesis_stream", ""),
        ("aws_fsx_windows_file_system", ""),
        ("aws_dms_replication_instance", ""),
        ("aws_lightsail_instance", ""),
        ("aws_dx_connection", ""),
        ("aws_neptune_cluster_instance", ""),
        ("aws_directory_service_directory", "Additional"),
        ("aws_route53_health_check", ""),
        ("aws_instance", "Instance usage (Linux/UNIX, reserved"),
        ("aws_ec2_host", "EC2 Dedicated Host (reserved"),
    ];
    // Of Azure and Google no component's name says all that its price hangs on in every case.
    !family.starts_with("aws_") || NAMES.iter().any(|(of, start)| *of == family && component.starts_with(start))
}
