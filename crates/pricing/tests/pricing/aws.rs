//! What common resources of AWS cost, worked out by hand.

use crate::common::{check, dec, line, priced};
use domain::evidence::estimate::LineStatus;

const EAST: &str = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";
const GP2: &str = "Storage (general purpose SSD, gp2)";

#[track_caller]
fn costs(configuration: &str, usage: &str, component: &str, expected: &str) {
    check(EAST, configuration, usage, component, expected);
}

fn block(kind: &str, body: &str) -> String {
    format!("resource \"{kind}\" \"a\" {{\n{body}\n}}\n")
}

fn used(kind: &str, keys: &str) -> String {
    let keys: String = keys.lines().map(|key| format!("    {key}\n")).collect();
    format!("version: 0.1\nresource_usage:\n  {kind}.a:\n{keys}")
}

#[test]
fn an_instance_runs_730_hours() {
    let instance = block("aws_instance", "  ami = \"ami-1\"\n  instance_type = \"t3.micro\"");
    // 730 h × 0.0104
    costs(&instance, "", "Instance usage (Linux/UNIX, on-demand, t3.micro)", "7.59");
    // 8 GB × 0.10, as no root volume is described
    costs(&instance, "", GP2, "0.80");
}

#[test]
fn an_instance_runs_as_many_hours_as_are_assumed() {
    let instance = block("aws_instance", "  ami = \"ami-1\"\n  instance_type = \"m5.large\"");
    // 100 h × 0.096
    let usage = used("aws_instance", "monthly_hrs: 100");
    costs(&instance, &usage, "Instance usage (Linux/UNIX, on-demand, m5.large)", "9.60");
}

#[test]
fn volumes_of_an_instance_are_paid_for_each() {
    let instance = block(
        "aws_instance",
        "  ami = \"ami-1\"\n  instance_type = \"m5.large\"\n  root_block_device {\n    volume_size = 50\n    \
         volume_type = \"gp3\"\n  }\n  ebs_block_device {\n    device_name = \"/dev/sdf\"\n    volume_type = \"io1\"\n    \
         volume_size = 20\n    iops = 200\n  }",
    );
    // 50 GB × 0.08
    costs(&instance, "", "Storage (general purpose SSD, gp3)", "4.00");
    // 20 GB × 0.125
    costs(&instance, "", "Storage (provisioned IOPS SSD, io1)", "2.50");
    // 200 IOPS × 0.065
    costs(&instance, "", "Provisioned IOPS", "13.00");
}

#[test]
fn credits_of_a_burstable_instance_are_paid_by_vcpu() {
    let instance = block("aws_instance", "  ami = \"ami-1\"\n  instance_type = \"t3.medium\"");
    // 730 h × 2 vCPUs × 0.05
    let usage = used("aws_instance", "monthly_cpu_credit_hrs: 730\nvcpu_count: 2");
    costs(&instance, &usage, "CPU credits", "73.00");
}

#[test]
fn detailed_monitoring_has_seven_metrics() {
    let instance = block("aws_instance", "  ami = \"ami-1\"\n  instance_type = \"m5.large\"\n  monitoring = true");
    // 7 × 0.30
    costs(&instance, "", "EC2 detailed monitoring", "2.10");
}

#[test]
fn a_group_multiplies_its_instances() {
    let group = "resource \"aws_launch_template\" \"t\" {\n  image_id = \"ami-1\"\n  instance_type = \"t3.medium\"\n}\n\
        resource \"aws_autoscaling_group\" \"a\" {\n  min_size = 1\n  max_size = 5\n  desired_capacity = 3\n  \
        launch_template {\n    id = aws_launch_template.t.id\n  }\n}\n";
    // 730 h × 3 × 0.0416
    costs(group, "", "Instance usage (Linux/UNIX, on-demand, t3.medium)", "91.10");
}

#[test]
fn a_node_group_has_a_volume_for_each_node() {
    let group = block(
        "aws_eks_node_group",
        "  cluster_name = \"c\"\n  node_role_arn = \"r\"\n  subnet_ids = [\"s\"]\n  instance_types = [\"m5.large\"]\n  \
         disk_size = 40\n  scaling_config {\n    desired_size = 2\n    max_size = 3\n    min_size = 1\n  }",
    );
    // 730 h × 2 × 0.096
    costs(&group, "", "Instance usage (Linux/UNIX, on-demand, m5.large)", "140.16");
    // 40 GB × 2 × 0.10
    costs(&group, "", GP2, "8.00");
}

#[test]
fn a_volume_is_eight_gigabytes_where_nobody_says() {
    // 8 GB × 0.10
    costs(&block("aws_ebs_volume", "  availability_zone = \"us-east-1a\""), "", GP2, "0.80");
}

#[test]
fn a_cluster_costs_ten_cents_an_hour() {
    // 730 h × 0.10
    costs(&block("aws_eks_cluster", "  name = \"c\"\n  role_arn = \"r\""), "", "EKS cluster", "73.00");
}

#[test]
fn a_nat_gateway_is_paid_by_hour_and_gigabyte() {
    let gateway = block("aws_nat_gateway", "  subnet_id = \"subnet-1\"");
    let usage = used("aws_nat_gateway", "monthly_data_processed_gb: 100");
    // 730 h × 0.045
    costs(&gateway, &usage, "NAT gateway", "32.85");
    // 100 GB × 0.045
    costs(&gateway, &usage, "Data processed", "4.50");
}

#[test]
fn a_load_balancer_needs_as_many_units_as_its_busiest_measure() {
    let balancer = block("aws_lb", "  load_balancer_type = \"application\"\n  subnets = [\"s\"]");
    // 730 h × 0.0225
    costs(&balancer, "", "Application load balancer", "16.43");
    // 1,460 GB ÷ 730 h ÷ 1 GB = 2 units, × 5.84
    let usage = used("aws_lb", "processed_bytes_gb: 1460\nnew_connections: 25");
    costs(&balancer, &usage, "Load balancer capacity units", "11.68");
}

#[test]
fn a_function_is_paid_by_request_and_gigabyte_second() {
    let function = block("aws_lambda_function", "  function_name = \"f\"\n  role = \"r\"\n  memory_size = 512");
    let usage = used("aws_lambda_function", "monthly_requests: 1000000\nrequest_duration_ms: 200");
    // 1 M × 0.20
    costs(&function, &usage, "Requests", "0.20");
    // 1,000,000 × 0.2 s × 0.5 GB = 100,000 GB-s, × 0.0000166667
    costs(&function, &usage, "Duration (first 6B)", "1.67");
}

#[test]
fn a_bucket_is_paid_by_class() {
    let bucket = block("aws_s3_bucket", "  bucket = \"b\"");
    let usage = "version: 0.1\nresource_usage:\n  aws_s3_bucket.a:\n    standard:\n      storage_gb: 10000\n      \
        monthly_tier_1_requests: 1000000\n";
    // 10,000 GB × 0.023
    costs(&bucket, usage, "Storage", "230.00");
    // 1,000 × 0.005
    costs(&bucket, usage, "PUT, COPY, POST, LIST requests", "5.00");
}

#[test]
fn a_database_in_several_zones_costs_twice() {
    let database = block(
        "aws_db_instance",
        "  engine = \"mysql\"\n  instance_class = \"db.t3.large\"\n  allocated_storage = 30\n  multi_az = true",
    );
    // 730 h × 0.272
    costs(&database, "", "Database instance (on-demand, Multi-AZ, db.t3.large)", "198.56");
    // 30 GB × 0.23
    costs(&database, "", GP2, "6.90");
}

#[test]
fn a_databases_price_hangs_on_its_engine() {
    let database = block(
        "aws_db_instance",
        "  engine = \"sqlserver-se\"\n  license_model = \"license-included\"\n  instance_class = \"db.m5.xlarge\"\n  allocated_storage = 20",
    );
    // 730 h × 1.224
    costs(&database, "", "Database instance (on-demand, Single-AZ, db.m5.xlarge)", "893.52");
}

#[test]
fn provisioned_iops_have_a_least() {
    let database = block(
        "aws_db_instance",
        "  engine = \"mysql\"\n  instance_class = \"db.t3.large\"\n  storage_type = \"io1\"\n  allocated_storage = 50\n  iops = 500",
    );
    // 100 GB at the least × 0.125
    costs(&database, "", "Storage (provisioned IOPS SSD, io1)", "12.50");
    // 1,000 at the least × 0.10
    costs(&database, "", "Provisioned IOPS", "100.00");
}

#[test]
fn a_table_with_capacity_is_paid_by_unit() {
    let table = block(
        "aws_dynamodb_table",
        "  name = \"t\"\n  hash_key = \"k\"\n  read_capacity = 30\n  write_capacity = 20\n  attribute {\n    name = \"k\"\n    type = \"S\"\n  }",
    );
    let ohio = EAST.replace("us-east-1", "us-east-2");
    // 20 × 0.4745
    check(&ohio, &table, "", "Write capacity unit (WCU)", "9.49");
    // 30 × 0.0949
    check(&ohio, &table, "", "Read capacity unit (RCU)", "2.85");
}

#[test]
fn requests_of_an_interface_are_tiered() {
    let api = block("aws_api_gateway_rest_api", "  name = \"a\"");
    let usage = used("aws_api_gateway_rest_api", "monthly_requests: 1000000000");
    // 333 M × 3.50, then 667 M × 2.80
    costs(&api, &usage, "Requests (first 333M)", "1165.50");
    costs(&api, &usage, "Requests (next 667M)", "1867.60");
}

#[test]
fn messages_are_counted_by_64_kilobytes() {
    let queue = block("aws_sqs_queue", "  name = \"q\"");
    // 2 M × ⌈128 ÷ 64⌉ × 0.40
    let usage = used("aws_sqs_queue", "monthly_requests: 2000000\nrequest_size_kb: 128");
    costs(&queue, &usage, "Requests", "1.60");
}

#[test]
fn a_key_and_a_secret_are_paid_by_the_month() {
    costs(&block("aws_kms_key", "  description = \"k\""), "", "Customer master key", "1.00");
    costs(&block("aws_secretsmanager_secret", "  name = \"s\""), "", "Secret", "0.40");
}

#[test]
fn logs_are_paid_by_what_comes_in() {
    let usage = used("aws_cloudwatch_log_group", "monthly_data_ingested_gb: 1000");
    // 1,000 GB × 0.50
    costs(&block("aws_cloudwatch_log_group", "  name = \"l\""), &usage, "Data ingested", "500.00");
}

#[test]
fn a_zone_costs_the_same_everywhere() {
    costs(&block("aws_route53_zone", "  name = \"x.org\""), "", "Hosted zone", "0.50");
}

#[test]
fn tasks_on_fargate_are_paid_by_memory_and_vcpu() {
    let service = "resource \"aws_ecs_task_definition\" \"t\" {\n  family = \"t\"\n  cpu = \"1024\"\n  memory = \"2048\"\n  \
        requires_compatibilities = [\"FARGATE\"]\n  container_definitions = \"[]\"\n}\n\
        resource \"aws_ecs_service\" \"a\" {\n  name = \"a\"\n  launch_type = \"FARGATE\"\n  desired_count = 2\n  \
        task_definition = aws_ecs_task_definition.t.arn\n}\n";
    // 2 GB × 2 tasks × 3.245
    costs(service, "", "Per GB per hour", "12.98");
    // 1 vCPU × 2 tasks × 29.55
    costs(service, "", "Per vCPU per hour", "59.10");
}

#[test]
fn what_nobody_said_is_usage_with_its_price() {
    let estimate = priced(&format!("{EAST}{}", block("aws_nat_gateway", "  subnet_id = \"s\"")), "");
    let line = line(&estimate, "Data processed");
    assert_eq!(line.status, LineStatus::Usage);
    assert_eq!(line.unit_price, Some(dec("0.045")));
    assert_eq!(line.usage_key.as_deref(), Some("monthly_data_processed_gb"));
    assert_eq!(estimate.coverage.usage, 1);
}

#[test]
fn another_regions_price_is_never_taken() {
    let configuration = format!(
        "provider \"aws\" {{\n  region = \"eu-central-1\"\n}}\n{}",
        block("aws_nat_gateway", "  subnet_id = \"s\"")
    );
    let estimate = priced(&configuration, "");
    let line = line(&estimate, "NAT gateway");
    assert_eq!(line.status, LineStatus::Unknown);
    assert!(line.reason.starts_with("no price for eu-central-1 in the built-in price book"), "{}", line.reason);
    assert!(estimate.totals.is_empty());
}
