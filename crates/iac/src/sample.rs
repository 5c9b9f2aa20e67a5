//! A small estate of our own.

use domain::FileSet;

const FILES: [(&str, &str); 12] = [
    ("data.tf", include_str!("../sample/data.tf")),
    ("edge.tf", include_str!("../sample/edge.tf")),
    ("main.tf", include_str!("../sample/main.tf")),
    ("modules/network/main.tf", include_str!("../sample/modules/network/main.tf")),
    ("modules/service/main.tf", include_str!("../sample/modules/service/main.tf")),
    ("modules/service/outputs.tf", include_str!("../sample/modules/service/outputs.tf")),
    ("modules/service/variables.tf", include_str!("../sample/modules/service/variables.tf")),
    ("monitoring.tf", include_str!("../sample/monitoring.tf")),
    ("orders.tf", include_str!("../sample/orders.tf")),
    ("outputs.tf", include_str!("../sample/outputs.tf")),
    ("services.tf", include_str!("../sample/services.tf")),
    ("variables.tf", include_str!("../sample/variables.tf")),
];

/// The values of the sample's variables.
const VALUES: &str = include_str!("../sample/terraform.tfvars");

/// A sample estate: a small shop on AWS. Its files say in their first line that they are a sample.
#[must_use]
pub fn sample() -> FileSet {
    let mut files = FileSet::new();
    for (path, text) in FILES.into_iter().chain([("terraform.tfvars", VALUES)]) {
        let inserted = files.insert(path, text.as_bytes());
        debug_assert!(inserted.is_ok(), "the sample's own paths are plain");
    }
    files
}
