//! AWS Backup.

use crate::models::Model;

pub(super) const MODELS: &[Model] = &[Model {
    types: &["aws_backup_vault"],
    service: "AWS Backup",
    keys: &[
        "monthly_efs_warm_backup_gb",
        "monthly_efs_cold_backup_gb",
        "monthly_efs_warm_restore_gb",
        "monthly_efs_cold_restore_gb",
        "monthly_efs_item_restore_requests",
        "monthly_ebs_snapshot_gb",
        "monthly_rds_snapshot_gb",
        "monthly_dynamodb_backup_gb",
        "monthly_dynamodb_restore_gb",
        "monthly_aurora_snapshot_gb",
        "monthly_fsx_windows_backup_gb",
        "monthly_fsx_lustre_backup_gb",
    ],
    bill: |bill| {
        for (component, unit, key) in KINDS {
            bill.usage(component, unit, key);
        }
        Ok(())
    },
}];

const KINDS: [(&str, &str, &str); 12] = [
    ("EFS backup (warm)", "GB", "monthly_efs_warm_backup_gb"),
    ("EFS backup (cold)", "GB", "monthly_efs_cold_backup_gb"),
    ("EFS restore (warm)", "GB", "monthly_efs_warm_restore_gb"),
    ("EFS restore (cold)", "GB", "monthly_efs_cold_restore_gb"),
    ("EFS restore (item-level)", "requests", "monthly_efs_item_restore_requests"),
    ("EBS snapshot", "GB", "monthly_ebs_snapshot_gb"),
    ("RDS snapshot", "GB", "monthly_rds_snapshot_gb"),
    ("DynamoDB backup", "GB", "monthly_dynamodb_backup_gb"),
    ("DynamoDB restore", "GB", "monthly_dynamodb_restore_gb"),
    ("Aurora snapshot", "GB", "monthly_aurora_snapshot_gb"),
    ("FSx for Windows backup", "GB", "monthly_fsx_windows_backup_gb"),
    ("FSx for Lustre backup", "GB", "monthly_fsx_lustre_backup_gb"),
];
