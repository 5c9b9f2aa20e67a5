variable "unknown" {}

resource "aws_dlm_lifecycle_policy" "pass" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        target    = "us-west-2"
        encrypted = true
      }
    }
  }
}

resource "aws_dlm_lifecycle_policy" "fail" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        target    = "us-west-2"
        encrypted = false
      }
    }
  }
}

resource "aws_ami" "fail_image" {
  ebs_block_device {
    device_name = "/dev/sda1"
  }
}

resource "aws_imagebuilder_image_recipe" "fail_recipe" {
  block_device_mapping {
    ebs {
      volume_size = 8
    }
  }
}

resource "aws_dlm_lifecycle_policy" "unknown" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        target    = "us-west-2"
        encrypted = var.unknown
      }
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
