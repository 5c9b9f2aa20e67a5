resource "aws_ebs_volume" "pass" {}

resource "aws_volume_attachment" "data" {
  volume_id   = aws_ebs_volume.pass.id
  instance_id = "i-1"
  device_name = "/dev/sdb"
}

resource "aws_ebs_volume" "fail_alone" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
