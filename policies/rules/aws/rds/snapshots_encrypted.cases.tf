variable "unknown" {}

resource "aws_neptune_cluster" "plain" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster_snapshot" "fail" {
  db_cluster_identifier          = aws_neptune_cluster.plain.id
  db_cluster_snapshot_identifier = "one"
}

resource "aws_db_instance" "coded" {
  identifier        = "orders"
  storage_encrypted = true
}

resource "aws_db_snapshot" "pass" {
  db_instance_identifier = aws_db_instance.coded.identifier
  db_snapshot_identifier = "two"
}

resource "aws_db_snapshot" "na_elsewhere" {
  db_instance_identifier = "elsewhere"
  db_snapshot_identifier = "three"
}

resource "aws_ebs_volume" "coded" {
  encrypted = var.unknown
}

resource "aws_ebs_snapshot" "unknown" {
  volume_id = aws_ebs_volume.coded.id
}
