//! Azure Monitor: Log Analytics, Application Insights, alerts. Azure Automation.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::Read;

pub(super) const MODELS: &[Model] = &[
    Model {
        types: &["azurerm_log_analytics_workspace"],
        service: "Azure Monitor",
        keys: &[
            "monthly_log_data_ingestion_gb",
            "monthly_additional_log_data_retention_gb",
            "monthly_log_data_export_gb",
            "monthly_basic_log_data_ingestion_gb",
            "monthly_basic_log_search_gb",
            "monthly_archive_data_gb",
            "monthly_archive_data_restored_gb",
            "monthly_archive_data_searched_gb",
        ],
        bill: workspace,
    },
    Model {
        types: &["azurerm_application_insights"],
        service: "Azure Monitor",
        keys: &["monthly_data_ingested_gb"],
        bill: |bill| {
            bill.usage("Data ingested", "GB", "monthly_data_ingested_gb");
            let days = bill.at().number_or("retention_in_days", 90)?;
            let above = days - Decimal::from(90);
            if above > Decimal::ZERO
                && let Some(ingested) = bill.used("monthly_data_ingested_gb")
            {
                let months = decimal::over(above, Decimal::from(30)).unwrap_or_default();
                let kept = decimal::times(ingested, months);
                let name = format!("Data retention ({} days)", days.normalize());
                bill.assumed(name, "GB", "monthly_data_ingested_gb", kept, 1).key("Data retention");
            }
            Ok(())
        },
    },
    Model {
        types: &["azurerm_application_insights_standard_web_test"],
        service: "Azure Monitor",
        keys: &[],
        bill: |bill| {
            let at = bill.at();
            if !at.flag("enabled")? {
                bill.free("Standard web test", "it is not enabled");
                return Ok(());
            }
            let every = at.number_or("frequency", 300)?;
            let tests = decimal::over(Decimal::from(2_628_000), every).unwrap_or_default().floor();
            bill.monthly(format!("Standard web test ({} second frequency)", every.normalize()), "tests", tests)
                .key("Standard web test");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_automation_account"],
        service: "Azure Automation",
        keys: &["monthly_job_run_mins", "non_azure_config_node_count"],
        bill: |bill| {
            bill.usage("Job run time", "minutes", "monthly_job_run_mins");
            bill.usage("Non-azure config nodes", "nodes", "non_azure_config_node_count");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_automation_job_schedule"],
        service: "Azure Automation",
        keys: &["monthly_job_run_mins"],
        bill: |bill| {
            bill.usage("Job run time", "minutes", "monthly_job_run_mins").family("azurerm_automation_account");
            Ok(())
        },
    },
    Model {
        types: &["azurerm_automation_dsc_configuration", "azurerm_automation_dsc_nodeconfiguration"],
        service: "Azure Automation",
        keys: &["non_azure_config_node_count"],
        bill: |bill| {
            let family = "azurerm_automation_account";
            bill.usage("Non-azure config nodes", "nodes", "non_azure_config_node_count").family(family);
            Ok(())
        },
    },
];

fn workspace(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    match at.text_or("sku", "PerGB2018")? {
        "Free" => {
            bill.free("Log data ingestion", "the free tier costs nothing");
            return Ok(());
        }
        "PerGB2018" => {
            bill.usage("Log data ingestion", "GB", "monthly_log_data_ingestion_gb");
        }
        "CapacityReservation" => {
            let a_day = at.number_or("reservation_capacity_in_gb_per_day", 100)?;
            let sold = [5_000, 2_000, 1_000, 500, 400, 300, 200, 100];
            let tier = sold.into_iter().find(|tier| Decimal::from(*tier) <= a_day).unwrap_or(100);
            bill.monthly("Log data ingestion", format!("{tier} GB (per day)"), 30).variant(&format!("{tier} GB a day"));
        }
        other => {
            bill.unknown("Log data ingestion", format!("workspaces of the tier `{other}` are not priced"));
            return Ok(());
        }
    }
    if at.number_or("retention_in_days", 30)? > Decimal::from(30) {
        bill.usage("Log data retention", "GB", "monthly_additional_log_data_retention_gb");
    }
    bill.usage("Log data export", "GB", "monthly_log_data_export_gb");
    bill.usage("Basic log data ingestion", "GB", "monthly_basic_log_data_ingestion_gb");
    bill.usage("Basic log search queries", "GB searched", "monthly_basic_log_search_gb");
    bill.usage("Archive data", "GB", "monthly_archive_data_gb");
    bill.usage("Archive data restored", "GB", "monthly_archive_data_restored_gb");
    bill.usage("Archive data searched", "GB", "monthly_archive_data_searched_gb");
    Ok(())
}
