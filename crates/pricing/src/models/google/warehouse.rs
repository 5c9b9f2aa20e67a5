//! BigQuery.

use crate::models::Model;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["google_bigquery_dataset"],
        service: "BigQuery",
        keys: &["monthly_queries_tb"],
        bill: |bill| {
            bill.usage("Queries (on-demand)", "TB", "monthly_queries_tb");
            Ok(())
        },
    },
    Model {
        types: &["google_bigquery_table"],
        service: "BigQuery",
        keys: &[
            "monthly_active_storage_gb",
            "monthly_long_term_storage_gb",
            "monthly_streaming_inserts_mb",
            "monthly_storage_write_api_gb",
            "monthly_storage_read_api_tb",
        ],
        bill: |bill| {
            bill.usage("Active storage", "GB", "monthly_active_storage_gb");
            bill.usage("Long-term storage", "GB", "monthly_long_term_storage_gb");
            bill.usage("Streaming inserts", "MB", "monthly_streaming_inserts_mb");
            bill.usage("Storage write API", "GB", "monthly_storage_write_api_gb");
            bill.usage("Storage read API", "TB", "monthly_storage_read_api_tb");
            Ok(())
        },
    },
];
