//! Types of templates and kinds of manifests, called and drawn like types of Terraform.

use std::borrow::Cow;

use domain::Category;

use super::{TypeLook, generic, row};
use crate::{Containment, Placement, Provider};

include!(concat!(env!("OUT_DIR"), "/likenesses.rs"));

/// A row of `data/types/cloudformation.toml` or `manifests.toml`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    type_name: &'static str,
    like: &'static str,
    name: Option<&'static str>,
    details: &'static [&'static str],
    containment: &'static [Containment],
}

/// What is known of a type of a template (`AWS::S3::Bucket`) or of a manifest (`apps/v1/Deployment`).
pub(super) fn lookup(type_name: &str) -> Option<TypeLook<'_>> {
    if type_name.contains("::") {
        return Some(match find(CLOUDFORMATION, type_name) {
            Some(likeness) => likeness.look(type_name),
            None => unknown(type_name, &template_name(type_name), CLOUDFORMATION_FALLBACK, Category::Other, "generic"),
        });
    }
    let (_, kind) = type_name.rsplit_once('/')?;
    Some(match find(MANIFESTS, kind) {
        Some(likeness) => likeness.look(type_name),
        None => unknown(type_name, &generic::words(kind), MANIFESTS_FALLBACK, Category::Kubernetes, "document"),
    })
}

fn find(table: &'static [Likeness], name: &str) -> Option<&'static Likeness> {
    let at = table.binary_search_by(|row| row.type_name.cmp(name)).ok()?;
    table.get(at)
}

impl Likeness {
    fn look<'t>(&'static self, type_name: &'t str) -> TypeLook<'t> {
        let like = row(self.like);
        TypeLook {
            type_name,
            provider: provider(type_name),
            provider_name: provider(type_name).name_for(type_name),
            category: like.map_or(Category::Other, |like| like.category),
            name: Cow::Borrowed(self.name.or(like.map(|like| like.name)).unwrap_or(self.type_name)),
            glyph: like.map_or("generic", |like| like.glyph),
            details: self.details,
            containment: self.containment,
            container: like.and_then(|like| like.container),
            known: true,
        }
    }
}

fn unknown<'t>(
    type_name: &'t str,
    name: &str,
    containment: &'static [Containment],
    category: Category,
    glyph: &'static str,
) -> TypeLook<'t> {
    TypeLook {
        type_name,
        provider: provider(type_name),
        provider_name: provider(type_name).name_for(type_name),
        category,
        name: Cow::Owned(name.to_owned()),
        glyph,
        details: &[],
        containment,
        container: None,
        known: false,
    }
}

/// `AWS::DataSync::Agent` is "DataSync agent".
fn template_name(type_name: &str) -> String {
    let mut words = type_name.split("::").skip(1);
    let service = words.next().unwrap_or(type_name);
    let rest: Vec<String> = words.map(|word| generic::words(word).to_lowercase()).collect();
    if rest.is_empty() { generic::words(service) } else { format!("{service} {}", rest.join(" ")) }
}

/// Whose a type of a template or a manifest is.
fn provider(type_name: &str) -> Provider {
    match type_name.split_once("::") {
        Some(("AWS", _)) => Provider::Aws,
        Some(_) => Provider::Other,
        None => Provider::Kubernetes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_like_a_type_that_there_is_and_in_order() {
        for table in [CLOUDFORMATION, MANIFESTS] {
            assert!(table.is_sorted_by_key(|row| row.type_name));
            for likeness in table {
                assert!(row(likeness.like).is_some(), "`{}` is like nothing", likeness.type_name);
            }
        }
    }

    #[test]
    fn types_of_templates_and_manifests_read_well() {
        let cases = [
            ("AWS::S3::Bucket", "S3 bucket", Provider::Aws, true),
            ("AWS::DataSync::LocationS3", "DataSync location s3", Provider::Aws, false),
            ("Custom::CopyZips", "Copy zips", Provider::Other, false),
            ("apps/v1/Deployment", "Deployment", Provider::Kubernetes, true),
            ("v1/Service", "Service", Provider::Kubernetes, true),
            ("example.com/v1/KafkaTopic", "Kafka topic", Provider::Kubernetes, false),
        ];
        for (type_name, name, provider, known) in cases {
            let look = crate::lookup(type_name);
            assert_eq!((look.name.as_ref(), look.provider, look.known), (name, provider, known), "`{type_name}`");
        }
        assert!(crate::lookup("AWS::EC2::VPC").container.is_some(), "a network holds others");
        let first = crate::lookup("AWS::EC2::Instance").containment.first().map(|rule| (rule.path, rule.placement));
        assert_eq!(first, Some(("Properties.SubnetId", Placement::Inside)));
        assert!(crate::lookup("v1/Namespace").container.is_some(), "a namespace holds others");
    }
}
