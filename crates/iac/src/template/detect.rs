//! Which files are templates.

use crate::document::View;

/// Whether a text may be a template: cheap, and never wrong when it says no.
pub(crate) fn may_be(source: &[u8]) -> bool {
    let holds = |word: &str| memchr::memmem::find(source, word.as_bytes()).is_some();
    holds("Resources") && (holds("AWSTemplateFormatVersion") || holds("::"))
}

/// Whether a document is a template: it says so, or its resources have types as templates have them.
pub(crate) fn is_template(root: View<'_>) -> bool {
    if !root.is_mapping() {
        return false;
    }
    let Some(resources) = root.get("Resources").filter(|resources| resources.is_mapping()) else { return false };
    let typed = |entry: crate::document::view::Entry<'_>| entry.value.text_at("Type").is_some_and(is_type);
    root.get("AWSTemplateFormatVersion").is_some() || resources.written_entries().take(50).any(typed)
}

/// `AWS::S3::Bucket`, `Custom::Thing`, `Company::Service::Thing::MODULE`
fn is_type(text: &str) -> bool {
    let mut words = text.split("::");
    let is_word = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'@' | b'-'))
    };
    let count = words.clone().count();
    words.all(is_word) && (count >= 3 || count == 2 && text.starts_with("Custom::"))
}
