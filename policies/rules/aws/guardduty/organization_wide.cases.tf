resource "aws_guardduty_detector" "pass" {}

resource "aws_guardduty_organization_configuration" "all" {
  detector_id                      = aws_guardduty_detector.pass.id
  auto_enable_organization_members = "ALL"
}

resource "aws_guardduty_detector" "fail_single" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
