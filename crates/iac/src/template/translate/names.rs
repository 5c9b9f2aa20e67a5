//! Names in Terraform's way of writing.

use catalogue::Schema;
use catalogue::schemas::{AttributeSchema, BlockSchema, ValueType};

/// What a block or an object can hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape<'s> {
    Block(&'s Schema),
    Members(&'s [AttributeSchema]),
}

/// What a name means in a shape.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field<'s> {
    Attribute(&'s ValueType),
    Block(&'s BlockSchema),
}

impl<'s> Shape<'s> {
    /// What is called `name`.
    pub(super) fn field(self, name: &str) -> Option<Field<'s>> {
        match self {
            Self::Block(schema) => {
                let attribute = schema.attributes.iter().find(|attribute| attribute.name == name);
                let block = || schema.blocks.iter().find(|block| block.name == name).map(Field::Block);
                attribute.map(|attribute| Field::Attribute(&attribute.value_type)).or_else(block)
            }
            Self::Members(members) => {
                let member = members.iter().find(|member| member.name == name);
                member.map(|member| Field::Attribute(&member.value_type))
            }
        }
    }

    /// What a path leads to: `rule[0].filter[0].prefix`.
    pub(super) fn at(self, path: &str) -> Option<Field<'s>> {
        let mut shape = self;
        let mut steps = path.split('.').map(|step| step.split('[').next().unwrap_or(step)).peekable();
        while let Some(step) = steps.next() {
            let field = shape.field(step)?;
            if steps.peek().is_none() {
                return Some(field);
            }
            shape = field.inside()?;
        }
        None
    }
}

impl<'s> Field<'s> {
    /// What it can hold itself.
    pub(super) fn inside(self) -> Option<Shape<'s>> {
        match self {
            Self::Block(block) => Some(Shape::Block(&block.schema)),
            Self::Attribute(value_type) => {
                let members = value_type.members();
                (!members.is_empty()).then_some(Shape::Members(members))
            }
        }
    }
}

/// The name in `shape` of a property of `source_type`.
pub(super) fn name_in(shape: Shape<'_>, property: &str, source_type: &str) -> Option<String> {
    let name = snake(property);
    let singular = |name: &str| {
        let one = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let two = name.strip_suffix("ses").map(|stem| format!("{stem}s"));
        let three = name.strip_suffix('s').map(str::to_owned);
        one.into_iter().chain(two).chain(three)
    };
    let is_there = |name: &String| shape.field(name).is_some();
    let direct = std::iter::once(name.clone()).chain(singular(&name)).chain([format!("{name}s")]);
    if let Some(found) = direct.into_iter().find(is_there) {
        return Some(found);
    }
    // What repeats the type's own words is shorter in Terraform: `DBInstanceClass` of a DB instance is `instance_class`.
    let words: Vec<String> = source_type
        .split("::")
        .skip(1)
        .flat_map(|word| snake(word).split('_').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut rest = name.as_str();
    while let Some((first, shorter)) = rest.split_once('_') {
        if !words.iter().any(|word| word == first) {
            break;
        }
        rest = shorter;
        let candidates = std::iter::once(rest.to_owned()).chain(singular(rest));
        if let Some(found) = candidates.into_iter().find(is_there) {
            return Some(found);
        }
    }
    None
}

/// `KmsMasterKeyID` as `kms_master_key_id`.
pub(in crate::template) fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut text = String::with_capacity(name.len() + 8);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let starts = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    // The last of several capitals begins a word, but for a plural: `DBs`, `ARNs`.
                    || before.is_ascii_uppercase()
                        && after.is_some_and(|after| after.is_ascii_lowercase())
                        && !(after == Some(&'s') && letters.get(at + 2).is_none_or(char::is_ascii_uppercase))
            });
        if starts {
            text.push('_');
        }
        if letter.is_ascii_alphanumeric() {
            text.push(letter.to_ascii_lowercase());
        } else {
            text.push('_');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_written_as_terraform_does() {
        let cases = [
            ("StorageEncrypted", "storage_encrypted"),
            ("KmsMasterKeyID", "kms_master_key_id"),
            ("DBInstanceClass", "db_instance_class"),
            ("MultiAZ", "multi_az"),
            ("ARNs", "arns"),
            ("SubnetIds", "subnet_ids"),
            ("S3Bucket", "s3_bucket"),
            ("VPCZoneIdentifier", "vpc_zone_identifier"),
            ("EnableIAMDatabaseAuthentication", "enable_iam_database_authentication"),
        ];
        for (property, name) in cases {
            assert_eq!(snake(property), name, "`{property}`");
        }
    }
}
