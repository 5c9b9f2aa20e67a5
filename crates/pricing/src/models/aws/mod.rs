//! Amazon Web Services, one file a service.

mod analytics;
mod apps;
mod backup;
mod cdn;
mod certificates;
mod databases;
mod dynamodb;
mod ec2;
mod ec2_groups;
mod elasticache;
mod files;
mod glue;
mod kinesis;
mod kms;
mod lambda;
mod load_balancers;
mod management;
mod messaging;
mod monitoring;
mod network;
mod rds;
mod route53;
mod s3;
mod search;
mod volumes;

use super::Model;

/// The models, by service.
pub(crate) const SERVICES: &[&[Model]] = &[
    analytics::MODELS,
    apps::MODELS,
    backup::MODELS,
    cdn::MODELS,
    certificates::MODELS,
    databases::MODELS,
    dynamodb::MODELS,
    ec2::MODELS,
    ec2_groups::MODELS,
    elasticache::MODELS,
    files::MODELS,
    glue::MODELS,
    kinesis::MODELS,
    kms::MODELS,
    lambda::MODELS,
    load_balancers::MODELS,
    management::MODELS,
    messaging::MODELS,
    monitoring::MODELS,
    network::MODELS,
    rds::MODELS,
    route53::MODELS,
    s3::MODELS,
    search::MODELS,
    volumes::MODELS,
];
