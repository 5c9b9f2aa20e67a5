//! Azure Cosmos DB.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::Model;
use crate::models::bill::Bill;
use crate::models::reading::{Block, Read, Unknown};

pub(super) const MODELS: &[Model] = &[Model {
    types: &[
        "azurerm_cosmosdb_sql_database",
        "azurerm_cosmosdb_sql_container",
        "azurerm_cosmosdb_mongo_database",
        "azurerm_cosmosdb_mongo_collection",
        "azurerm_cosmosdb_cassandra_keyspace",
        "azurerm_cosmosdb_cassandra_table",
        "azurerm_cosmosdb_gremlin_database",
        "azurerm_cosmosdb_gremlin_graph",
        "azurerm_cosmosdb_table",
    ],
    service: "Azure Cosmos DB",
    keys: &[
        "max_request_units_utilization_percentage",
        "monthly_serverless_request_units",
        "storage_gb",
        "monthly_analytical_storage_write_operations",
        "monthly_analytical_storage_read_operations",
        "monthly_restored_data_gb",
    ],
    bill: part,
}];

/// What an account is spread over.
struct Place {
    region: String,
    name: String,
    redundant: bool,
}

fn part(bill: &mut Bill<'_>) -> Read<()> {
    let at = bill.at();
    let account = account(bill).ok_or_else(|| Unknown("its account is not known here".to_owned()))?;
    let places = places(bill, &account)?;
    let many = account.flag("enable_multiple_write_locations").unwrap_or(false)
        || account.flag("multiple_write_locations_enabled").unwrap_or(false);
    let writes = if many { "multi-region writes" } else { "one write region" };
    let autoscale = at.block("autoscale_settings")?;
    let said = at.number("throughput").ok().flatten();
    let hundred = Decimal::ONE_HUNDRED;
    if let Some(throughput) = said.filter(|_| autoscale.is_none()) {
        for place in &places {
            bill.in_place(Some(place.region.clone()));
            let mut units = decimal::over(throughput, hundred).unwrap_or_default();
            if place.redundant && !many {
                units *= Decimal::new(125, 2);
            }
            bill.monthly(format!("Provisioned throughput (provisioned, {})", place.name), "RU/s x 100", units)
                .key("Provisioned throughput")
                .variant(writes);
        }
    } else if let Some(settings) = autoscale {
        let most = settings.number("max_throughput")?.or(said).unwrap_or_default();
        let used = bill
            .used("max_request_units_utilization_percentage")
            .and_then(|percent| decimal::over(decimal::times(most, percent)?, Decimal::from(10_000)));
        let key = "max_request_units_utilization_percentage";
        for place in &places {
            bill.in_place(Some(place.region.clone()));
            let units = used.map(|units| if many { units } else { units * Decimal::new(15, 1) });
            bill.assumed(format!("Provisioned throughput (autoscale, {})", place.name), "RU/s x 100", key, units, 1)
                .key("Provisioned throughput")
                .variant(writes);
        }
    } else if let Some(first) = places.first() {
        bill.in_place(Some(first.region.clone()));
        bill.usage_per("Provisioned throughput (serverless)", "1M RU", "monthly_serverless_request_units", 1_000_000);
    }
    let analytical = account.flag("analytical_storage_enabled").unwrap_or(false);
    for place in &places {
        bill.in_place(Some(place.region.clone()));
        let name = &place.name;
        bill.usage(format!("Transactional storage ({name})"), "GB", "storage_gb")
            .key("Transactional storage")
            .variant(writes);
        if analytical {
            bill.usage(format!("Analytical storage ({name})"), "GB", "storage_gb").key("Analytical storage");
            let (writes, reads) =
                ("monthly_analytical_storage_write_operations", "monthly_analytical_storage_read_operations");
            bill.usage_per(format!("Analytical write operations ({name})"), "10K operations", writes, 10_000)
                .key("Analytical write operations");
            bill.usage_per(format!("Analytical read operations ({name})"), "10K operations", reads, 10_000)
                .key("Analytical read operations");
        }
    }
    backups(bill, &account, &places)?;
    bill.in_place(None);
    bill.usage("Restored data", "GB", "monthly_restored_data_gb");
    Ok(())
}

fn backups(bill: &mut Bill<'_>, account: &Block<'_>, places: &[Place]) -> Read<()> {
    let backup = account.block_or_empty("backup")?;
    let periodic = backup.text("type")?.is_none_or(|kind| kind.eq_ignore_ascii_case("Periodic"));
    let (name, copies) = if periodic {
        let interval = backup.number("interval_in_minutes")?.unwrap_or_else(|| Decimal::from(240));
        let kept = backup.number("retention_in_hours")?.unwrap_or_else(|| Decimal::from(8));
        // Two copies are included.
        let copies = decimal::over(kept * Decimal::from(60), interval).unwrap_or_default().floor() - Decimal::TWO;
        ("Periodic backup", copies)
    } else {
        ("Continuous backup", Decimal::ONE)
    };
    if copies <= Decimal::ZERO {
        return Ok(());
    }
    let stored = bill.used("storage_gb").and_then(|size| decimal::times(size, copies));
    for place in places {
        bill.in_place(Some(place.region.clone()));
        bill.assumed(format!("{name} ({})", place.name), "GB", "storage_gb", stored, 1).key(name);
    }
    Ok(())
}

/// The account: of the resource itself, or of the database that it is in.
fn account<'p>(bill: &Bill<'p>) -> Option<Block<'p>> {
    let kind = ["azurerm_cosmosdb_account"];
    let own = bill.linked("account_name", &kind).or_else(|| {
        let name = bill.at().text("account_name").ok()??;
        bill.named("azurerm_cosmosdb_account", "name", name)
    });
    own.or_else(|| {
        let keyspace = bill.linked("cassandra_keyspace_id", &["azurerm_cosmosdb_cassandra_keyspace"])?;
        bill.linked_from(keyspace, "account_name", &kind)
    })
    .map(Block::of)
}

fn places(bill: &Bill<'_>, account: &Block<'_>) -> Read<Vec<Place>> {
    let mut places = Vec::new();
    for place in account.blocks("geo_location")? {
        let location = place.need("location")?;
        places.push(Place {
            region: location.chars().filter(|letter| *letter != ' ').collect::<String>().to_lowercase(),
            name: readable(location),
            redundant: place.flag("zone_redundant").unwrap_or(false),
        });
    }
    if places.is_empty() {
        let region = bill.region().to_owned();
        places.push(Place { name: readable(&region), region, redundant: false });
    }
    Ok(places)
}

/// `westus` is `West US`.
fn readable(location: &str) -> String {
    if location.contains(' ') {
        return location.to_owned();
    }
    let known = [
        ("westus", "West US"),
        ("westus2", "West US 2"),
        ("westus3", "West US 3"),
        ("centralus", "Central US"),
        ("eastus", "East US"),
        ("eastus2", "East US 2"),
        ("northcentralus", "North Central US"),
        ("southcentralus", "South Central US"),
        ("westeurope", "West Europe"),
        ("northeurope", "North Europe"),
        ("uksouth", "UK South"),
        ("southeastasia", "Southeast Asia"),
        ("eastasia", "East Asia"),
    ];
    let lower = location.to_lowercase();
    known.into_iter().find(|(key, _)| *key == lower).map_or_else(|| location.to_owned(), |(_, name)| name.to_owned())
}
