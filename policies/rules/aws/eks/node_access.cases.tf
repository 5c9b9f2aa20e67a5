resource "aws_eks_node_group" "pass" {
  remote_access {
    ec2_ssh_key               = "ops"
    source_security_group_ids = ["sg-1"]
  }
}

resource "aws_eks_node_group" "fail" {
  remote_access {
    ec2_ssh_key = "ops"
  }
}

resource "aws_eks_node_group" "unknown" {
  remote_access {
    ec2_ssh_key = uuid()
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
