//! CloudFormation and SAM templates as a blueprint.
#![cfg(test)]

use std::sync::Arc;

use domain::FileSet;
use domain::graph::{ComponentKey, ComponentKind, ConnectionKind, Value};
use domain::planned::PlannedResource;
use iac::Project;
use serde_json::json;

const NETWORK: &str = r#"AWSTemplateFormatVersion: 2010-09-09
Description: A network
Parameters:
  Cidr:
    Type: String
    Default: 10.0.0.0/16
  Stage: {Type: String, Default: prod, AllowedValues: [prod, test]}
  Password: {Type: String, NoEcho: true}
  Open: {Type: String}
Mappings:
  Sizes:
    prod: {Db: db.m5.large}
    test: {Db: db.t3.micro}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsTest: !Not [!Condition IsProd]
  Odd: {"Fn::Equals": [{"Ref": "Open"}, "x"]}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Ref Cidr
      Tags:
        - {Key: Name, Value: !Sub "${AWS::StackName}-vpc"}
        - {Key: Stage, Value: !Ref Stage}
  Subnet:
    Type: AWS::EC2::Subnet
    DependsOn: Gateway
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: !Select [1, !Cidr [!Ref Cidr, 4, 8]]
      MapPublicIpOnLaunch: "true"
  Gateway:
    Type: AWS::EC2::InternetGateway
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Join ["-", [logs, !Ref Stage]]
      AccessControl: PublicRead
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: {SSEAlgorithm: "aws:kms"}
      VersioningConfiguration: {Status: Enabled}
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: !If [IsProd, true, false]
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: s3:GetObject
            Resource: !Sub "${Bucket.Arn}/*"
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      DBInstanceClass: !FindInMap [Sizes, !Ref Stage, Db]
      StorageEncrypted: false
      MasterUsername: admin
      MasterUserPassword: !Ref Password
      AllocatedStorage: "20"
      VPCSecurityGroups: [!GetAtt Group.GroupId]
      KmsKeyId: !Ref Open
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}
        - {IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: !Ref Other}
  Other: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: other}}
  Never:
    Type: AWS::SNS::Topic
    Condition: IsTest
  Perhaps:
    Type: AWS::SNS::Topic
    Condition: Odd
  Secret:
    Type: Custom::Thing
    Properties:
      ServiceToken: x
      Value: "{{resolve:secretsmanager:db:SecretString:password}}"
Outputs:
  VpcId:
    Value: !Ref Vpc
"#;

fn project(files: &[(&str, &str)]) -> Project {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, text.as_bytes()).unwrap();
    }
    Project::read(&set, &FileSet::new(), None)
}

fn planned(project: &Project) -> &[Arc<PlannedResource>] {
    &project.planned().resources
}

fn resource<'p>(project: &'p Project, address: &str) -> &'p PlannedResource {
    let found = planned(project).iter().find(|resource| resource.address == address);
    let addresses: Vec<&str> = planned(project).iter().map(|resource| resource.address.as_str()).collect();
    found.unwrap_or_else(|| panic!("no `{address}` among {addresses:#?}"))
}

#[test]
fn each_member_of_a_template_is_a_component_with_its_place() {
    let project = project(&[("stacks/net.yaml", NETWORK)]);
    let graph = project.graph();
    let find = |address: &str| graph.components.iter().find(|component| component.key.address() == address).unwrap();
    assert_eq!(find("Resources.Vpc").key, ComponentKey("stacks/net.yaml:Resources.Vpc".to_owned()));
    assert_eq!((find("Resources.Vpc").type_name.as_str(), find("Resources.Vpc").place.line), ("AWS::EC2::VPC", 19));
    assert_eq!(find("Parameters.Cidr").kind, ComponentKind::Variable);
    assert_eq!(find("Outputs.VpcId").kind, ComponentKind::Output);
    assert_eq!(find("Conditions.IsProd").kind, ComponentKind::Local);
    assert_eq!(
        find("Resources.Subnet").container,
        Some(find("Resources.Vpc").key.clone()),
        "a subnet is in its network"
    );
    assert_eq!(project.root(), "stacks/net.yaml", "a template is looked at by itself");
    assert!(graph.files.iter().all(|file| file.understood), "{:?}", graph.files);
}

#[test]
fn values_are_worked_out_as_far_as_defaults_say_them() {
    let project = project(&[("net.yaml", NETWORK)]);
    let graph = project.graph();
    let value = |address: &str, path: &str| {
        let component = graph.components.iter().find(|component| component.key.address() == address).unwrap();
        component.attributes.iter().find(|attribute| attribute.path == path).map(|it| it.value.clone())
    };
    let known = |value: serde_json::Value| Some(Value::Known { value });
    assert_eq!(value("Resources.Vpc", "Properties.CidrBlock"), known(json!("10.0.0.0/16")));
    assert_eq!(value("Resources.Subnet", "Properties.CidrBlock"), known(json!("10.0.1.0/24")));
    assert_eq!(value("Resources.Bucket", "Properties.BucketName"), known(json!("logs-prod")));
    assert_eq!(value("Resources.Db", "Properties.DBInstanceClass"), known(json!("db.m5.large")));
    assert_eq!(value("Resources.Db", "Properties.MasterUserPassword"), Some(Value::Sensitive));
    assert_eq!(value("Resources.Secret", "Properties.Value"), Some(Value::Sensitive));
    assert_eq!(value("Conditions.IsTest", "Value"), known(json!(false)));
    let unknown = value("Resources.Db", "Properties.KmsKeyId");
    assert_eq!(unknown, Some(Value::Unknown { reason: "parameter `Open` has no default".to_owned() }));
}

#[test]
fn references_are_connections() {
    let project = project(&[("net.yaml", NETWORK)]);
    let has = |from: &str, to: &str, attribute: &str, kind: ConnectionKind| {
        project.graph().connections.iter().any(|one| {
            (one.from.address(), one.to.address(), one.attribute.as_str(), one.kind) == (from, to, attribute, kind)
        })
    };
    assert!(has("Resources.Subnet", "Resources.Vpc", "Properties.VpcId", ConnectionKind::Reference));
    assert!(has("Resources.Subnet", "Resources.Gateway", "DependsOn", ConnectionKind::DependsOn));
    assert!(has("Resources.Db", "Resources.Group", "Properties.VPCSecurityGroups", ConnectionKind::Reference));
    assert!(has("Resources.Vpc", "Parameters.Cidr", "Properties.CidrBlock", ConnectionKind::Reference));
    assert!(has("Outputs.VpcId", "Resources.Vpc", "Value", ConnectionKind::Reference));
    let resource = "Properties.PolicyDocument.Statement[0].Resource";
    assert!(has("Resources.Policy", "Resources.Bucket", resource, ConnectionKind::Reference));
}

#[test]
fn a_bucket_comes_to_all_that_terraform_would_have() {
    let project = project(&[("net.yaml", NETWORK)]);
    let bucket = resource(&project, "Resources.Bucket");
    assert_eq!((bucket.type_name.as_str(), bucket.source_type.as_deref()), ("aws_s3_bucket", Some("AWS::S3::Bucket")));
    assert_eq!(bucket.values, json!({"bucket": "logs-prod"}));
    let versioning = resource(&project, "Resources.Bucket#aws_s3_bucket_versioning");
    assert_eq!(versioning.values, json!({"versioning_configuration": [{"status": "Enabled"}]}));
    assert_eq!(
        versioning.translated["versioning_configuration[0].status"],
        "Properties.VersioningConfiguration.Status"
    );
    let link = versioning.links.iter().find(|link| link.attribute == "bucket").unwrap();
    assert_eq!(link.to, bucket.component, "it is that bucket's");
    let encryption = resource(&project, "Resources.Bucket#aws_s3_bucket_server_side_encryption_configuration");
    assert_eq!(
        encryption.values,
        json!({"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}]})
    );
    let access = resource(&project, "Resources.Bucket#aws_s3_bucket_public_access_block");
    assert_eq!(access.values, json!({"block_public_acls": true, "block_public_policy": true}));
    assert_eq!(resource(&project, "Resources.Bucket#aws_s3_bucket_acl").values, json!({"acl": "public-read"}));
}

#[test]
fn a_policy_is_text_that_can_be_read_though_ids_are_not_known() {
    let project = project(&[("net.yaml", NETWORK)]);
    let policy = resource(&project, "Resources.Policy");
    let text = policy.values["policy"].as_str().unwrap();
    let read: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(read["Statement"][0]["Principal"], "*");
    assert_eq!(read["Statement"][0]["Resource"], "${Bucket.Arn}/*");
    assert!(policy.unknown.contains_key("bucket"), "{:?}", policy.unknown);
}

#[test]
fn types_and_names_are_terraforms() {
    let project = project(&[("net.yaml", NETWORK)]);
    let db = resource(&project, "Resources.Db");
    assert_eq!(db.values["instance_class"], "db.m5.large");
    assert_eq!(db.values["storage_encrypted"], false);
    assert_eq!(db.values["allocated_storage"], 20, "a text where a number is wanted is one");
    assert_eq!(db.values["backup_retention_period"], 1, "the default is CloudFormation's");
    assert_eq!(db.sensitive, ["password"]);
    assert_eq!(db.unknown["kms_key_id"], "parameter `Open` has no default");
    assert_eq!(db.unknown["vpc_security_group_ids[0]"], "known after deployment");
    assert_eq!(db.translated["storage_encrypted"], "Properties.StorageEncrypted");
    let group = resource(&project, "Resources.Group");
    assert_eq!(
        group.values["ingress"][0],
        json!({"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]})
    );
    assert!(group.links.iter().any(|link| link.attribute == "ingress[1].security_groups"), "{:?}", group.links);
    assert_eq!(group.values["egress"][0]["cidr_blocks"], json!(["0.0.0.0/0"]), "everything may go out");
    let vpc = resource(&project, "Resources.Vpc");
    assert_eq!(vpc.values["tags"], json!({"Stage": "prod"}));
    assert!(vpc.unknown.contains_key("tags.Name"), "{:?}", vpc.unknown);
}

#[test]
fn what_a_condition_says_is_not_there_is_not_and_what_it_leaves_open_is_open() {
    let project = project(&[("net.yaml", NETWORK)]);
    assert!(!planned(&project).iter().any(|resource| resource.name == "Never"));
    let perhaps = resource(&project, "Resources.Perhaps[*]");
    assert_eq!(perhaps.unknown_instances.as_deref(), Some("condition `Odd` is not known"));
}

#[test]
fn a_type_that_is_not_translated_keeps_its_name_and_its_properties() {
    let project = project(&[("net.yaml", NETWORK)]);
    let thing = resource(&project, "Resources.Secret");
    assert_eq!(thing.type_name, "Custom::Thing");
    assert_eq!(thing.values["ServiceToken"], "x");
    assert_eq!(thing.sensitive, ["Value"]);
}

#[test]
fn json_and_long_forms_say_the_same() {
    let template = json!({
        "Resources": {
            "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Fn::Sub": "a-${Stage}"}, "KmsMasterKeyId": {"Ref": "Key"}}},
            "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Statement": []}}}
        },
        "Parameters": {"Stage": {"Type": "String", "Default": "b"}}
    });
    let project = project(&[("queue.template", &template.to_string())]);
    let queue = resource(&project, "Resources.Queue");
    assert_eq!((queue.type_name.as_str(), &queue.values), ("aws_sqs_queue", &json!({"name": "a-b"})));
    assert!(
        queue.links.iter().any(|link| link.attribute == "kms_master_key_id" && link.to.address() == "Resources.Key")
    );
}

#[test]
fn a_function_of_sam_comes_to_what_it_is_expanded_to() {
    let text = r#"Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: python3.12
    Timeout: 10
    Environment: {Variables: {A: "1"}}
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      CodeUri: src
      Timeout: 30
      Tracing: Active
      Environment: {Variables: {B: "2"}}
      Events:
        Queue: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, BatchSize: 5}}
        Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
  Q: {Type: AWS::SQS::Queue}
  Table: {Type: AWS::Serverless::SimpleTable}
"#;
    let project = project(&[("template.yaml", text)]);
    let function = resource(&project, "Resources.Hello");
    assert_eq!(function.type_name, "aws_lambda_function");
    assert_eq!(function.values["runtime"], "python3.12", "it is said for all functions");
    assert_eq!(function.values["timeout"], 30, "what a function says itself wins");
    assert_eq!(function.values["environment"], json!([{"variables": {"A": "1", "B": "2"}}]));
    assert_eq!(function.values["tracing_config"], json!([{"mode": "Active"}]));
    let mapping = planned(&project).iter().find(|it| it.type_name == "aws_lambda_event_source_mapping").unwrap();
    assert_eq!(mapping.values["batch_size"], 5);
    let rule = planned(&project).iter().find(|it| it.type_name == "aws_cloudwatch_event_rule").unwrap();
    assert_eq!(rule.values["schedule_expression"], "rate(1 day)");
    assert!(planned(&project).iter().any(|it| it.type_name == "aws_iam_role"), "it has a role of its own");
    assert_eq!(resource(&project, "Resources.Table").values["hash_key"], "id");
}

#[test]
fn a_nested_stack_beside_the_template_is_a_module() {
    let outer =
        "Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./net.yaml\n";
    let project = project(&[("stacks/main.yaml", outer), ("stacks/net.yaml", NETWORK)]);
    let graph = project.graph();
    let module = graph.modules.iter().find(|module| module.directory == "stacks/net.yaml").unwrap();
    assert_eq!((module.root, module.callers.len()), (false, 1));
    let call = graph.components.iter().find(|component| component.key == module.callers[0]).unwrap();
    assert_eq!(call.kind, ComponentKind::Module);
    assert_eq!(project.root(), "stacks/main.yaml");
}

#[test]
fn what_only_looks_like_a_template_is_none() {
    let files = [
        ("a.yaml", "Resources: [1]\nAWSTemplateFormatVersion: x\n"),
        ("b.json", "{\"Resources\": {\"A\": {\"Type\": \"thing\"}}, \"x\": \"a::b\"}"),
        ("c.yaml", "Resources:\n  - a::b\n"),
    ];
    assert!(project(&files).graph().components.is_empty());
}

#[test]
fn a_broken_template_has_its_line_and_nothing_of_it_is_taken() {
    let project = project(&[(
        "a.yaml",
        "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  A:\n    Type: AWS::SNS::Topic\n   B: 1\n",
    )]);
    assert!(project.graph().components.is_empty());
    let carried = &project.graph().carried[0];
    assert!(carried.place.line >= 4 && carried.hint.is_some(), "{carried:?}");
}

#[test]
fn hostile_templates_are_answered_quickly() {
    let mut joins = String::from(
        "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: &l0 !Join ['', [xxxxxxxxxxxxxxxx, y]]\n",
    );
    for level in 1..50 {
        let before = level - 1;
        joins.push_str(&format!("      L{level}: &l{level} !Join ['', [*l{before}, *l{before}, *l{before}]]\n"));
    }
    let circle = "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources:\n  T: {Type: AWS::SNS::Topic, Condition: A}\n";
    let deep = format!(
        "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      X: {}1{}",
        "!Sub [".repeat(200),
        "]".repeat(200)
    );
    for text in [joins.as_str(), circle, &deep] {
        let project = project(&[("a.yaml", text)]);
        let _ = (project.graph(), project.planned());
    }
}
