//! Costs: estimates, what is assumed of usage, price books and discounts.

use domain::evidence::estimate::Estimate;
use domain::files::FileEntry;
use domain::ids::{BlueprintId, VersionId};
use domain::{Digest, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::documents::Document;
use crate::operation::{Effect, Nothing, OFFLINE, needs, operation};

operation!(
    /// Estimates what a blueprint costs, line by line; as it is now, or a version.
    Read: "estimate.read", Get "/api/blueprints/{id}/estimate", needs("blueprint:read"), Effect::Read,
    ReadRequest => Estimated
);
operation!(
    /// Writes an estimate as a table or as JSON.
    Export: "estimate.export", Get "/api/blueprints/{id}/estimate/export", needs("blueprint:read"), Effect::Read,
    ExportRequest => Document
);
operation!(
    /// Reads what is assumed of a blueprint's usage, and what could be.
    Usage: "usage.read", Get "/api/blueprints/{id}/usage", needs("blueprint:read"), Effect::Read,
    UsageRequest => UsageResponse
);
operation!(
    /// Changes what is assumed of a blueprint's usage: the whole file, or single values.
    ChangeUsage: "usage.change", Put "/api/blueprints/{id}/usage", needs("blueprint:update"), OFFLINE,
    ChangeUsageRequest => UsageResponse
);
operation!(
    /// Lists the price books in the order in which they are asked, the discounts, and the region assumed.
    Books: "price.list", Get "/api/price-books", needs("cost:read"), Effect::Read,
    Nothing => BooksResponse
);
operation!(
    /// Takes in a price book: CSV, Infracost's JSON, or a price list file of AWS; one of the same name is replaced.
    AddBook: "price.add", Post "/api/price-books", needs("cost:update"), OFFLINE,
    AddBookRequest => Book
);
operation!(
    /// Takes a price book out.
    RemoveBook: "price.remove", Delete "/api/price-books/{name}", needs("cost:update"), OFFLINE,
    RemoveBookRequest => Nothing
);
operation!(
    /// Sets the negotiated discounts and the regions that are assumed where a blueprint does not say.
    Discount: "price.discount", Put "/api/price-books/discounts", needs("cost:update"), OFFLINE,
    DiscountRequest => BooksResponse
);

/// What to estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadRequest {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
}

/// An estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Estimated {
    /// The revision of the blueprint, where it was estimated as it is now.
    pub revision: u64,
    /// The estimate.
    pub estimate: Estimate,
}

/// What to export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExportRequest {
    /// Which blueprint.
    pub id: BlueprintId,
    /// Which version; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionId>,
    /// As what.
    pub format: EstimateFormat,
}

/// A format for estimates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EstimateFormat {
    /// A table.
    Csv,
    /// Our own JSON.
    Json,
}

/// Whose usage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UsageRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
}

/// What is assumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UsageResponse {
    /// The usage file, as Infracost has it; empty where nothing is assumed.
    pub text: String,
    /// What it is called.
    pub digest: Digest,
    /// What could be said for each component of the blueprint.
    pub fields: Vec<UsageField>,
}

/// Something that could be said of a component's usage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UsageField {
    /// The instance.
    pub address: String,
    /// The key in the usage file.
    pub key: String,
    /// What it is, for people: "Requests a month".
    pub title: String,
    /// Of what.
    pub unit: String,
    /// What is assumed, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What to assume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChangeUsageRequest {
    /// Of which blueprint.
    pub id: BlueprintId,
    /// The whole file anew; the file stays when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Single values, made after that.
    #[serde(default)]
    pub values: Vec<UsageValue>,
}

/// A single value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UsageValue {
    /// The instance.
    pub address: String,
    /// The key.
    pub key: String,
    /// A number as text; none to assume nothing.
    pub value: Option<String>,
}

/// The price books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BooksResponse {
    /// In the order in which they are asked; the built-in one last.
    pub books: Vec<Book>,
    /// The discounts, as TOML; empty where there are none.
    pub discounts: String,
}

/// A price book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Book {
    /// Its name.
    pub name: String,
    /// Whether it came with the product.
    pub built_in: bool,
    /// Its content.
    pub digest: Digest,
    /// How many prices it has.
    pub prices: u32,
    /// The oldest day of a price in it.
    pub from: String,
    /// The latest.
    pub until: String,
    /// Who published what is in it.
    pub sources: Vec<String>,
    /// When it was taken in; none of the built-in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_at: Option<Timestamp>,
    /// What of it could not be used, for a person.
    pub notes: Vec<String>,
}

/// A price book to take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddBookRequest {
    /// What to call it.
    pub name: String,
    /// The file; what it is is told by what is in it.
    pub file: FileEntry,
    /// The region that its prices hold in, where the file does not say: that of an Infracost estimate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// A price book to take out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RemoveBookRequest {
    /// What it is called.
    pub name: String,
}

/// The discounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DiscountRequest {
    /// As TOML; empty for none.
    pub discounts: String,
}
