resource "aws_cloudfront_distribution" "pass" {
  default_cache_behavior {
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }
}

resource "aws_cloudfront_distribution" "fail_default" {
  default_cache_behavior {
    viewer_protocol_policy = "https-only"
  }
}

resource "aws_cloudfront_distribution" "unknown" {
  default_cache_behavior {
    response_headers_policy_id = uuid()
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
