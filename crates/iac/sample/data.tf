resource "aws_kms_key" "data" {
  description         = "Everything that ${local.name} keeps"
  enable_key_rotation = true
}

resource "aws_kms_alias" "data" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.data.key_id
}

resource "aws_security_group" "data" {
  name        = "${local.name}-data"
  description = "Databases and caches"
  vpc_id      = module.network.vpc_id

  ingress {
    description     = "PostgreSQL from the catalog"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [module.catalog.security_group_id]
  }

  ingress {
    description     = "Redis from the storefront"
    from_port       = 6379
    to_port         = 6379
    protocol        = "tcp"
    security_groups = [module.storefront.security_group_id]
  }
}

resource "aws_db_subnet_group" "shop" {
  name       = local.name
  subnet_ids = module.network.private_subnet_ids
}

resource "aws_db_instance" "shop" {
  identifier     = local.name
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m6g.large"

  allocated_storage     = 100
  max_allocated_storage = 500
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.data.arn

  db_name  = "shop"
  username = "shop"
  password = var.database_password

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.data.id]

  multi_az                = var.environment == "production"
  backup_retention_period = var.environment == "production" ? 14 : 1
  deletion_protection     = true
}

resource "aws_elasticache_subnet_group" "sessions" {
  name       = "${local.name}-sessions"
  subnet_ids = module.network.private_subnet_ids
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "${local.name}-sessions"
  description          = "What customers have in their baskets"
  engine               = "redis"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2

  subnet_group_name  = aws_elasticache_subnet_group.sessions.name
  security_group_ids = [aws_security_group.data.id]

  at_rest_encryption_enabled = true
  automatic_failover_enabled = true
}

resource "aws_s3_bucket" "pictures" {
  bucket = "${local.name}-pictures"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "pictures" {
  bucket = aws_s3_bucket.pictures.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "pictures" {
  bucket = aws_s3_bucket.pictures.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
