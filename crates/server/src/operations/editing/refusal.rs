//! Edits that are not made, as problems.

use api::Problem;
use blueprint::EditError;
use domain::Digest;

/// What the edits were made on, and what they met.
#[derive(Debug, Clone, Copy)]
pub struct MadeOn {
    /// The content that the caller saw, if it said so.
    pub seen: Option<Digest>,
    /// The content that is there.
    pub current: Digest,
    /// How many edits there are.
    pub edits: usize,
}

/// Why edits were not made. A caller that saw another content is told that it has moved on.
pub fn refusal(error: &EditError, made_on: MadeOn) -> Problem {
    let (index, code, hint) = match error {
        EditError::Refused(refused) => (refused.index, refused.code().replace('_', "-"), refused.hint()),
        EditError::Unknown { edit, .. } => (*edit, "no-component".to_owned(), None),
        EditError::NoSuchBlock { edit, .. } => (*edit, "nothing-there".to_owned(), None),
        EditError::NoPlace { edit, .. } => (*edit, "bad-place".to_owned(), None),
        EditError::Document(_) => (0, "document".to_owned(), None),
    };
    let detail = if made_on.edits > 1 { format!("edit {}: {error}", index + 1) } else { error.to_string() };
    if made_on.seen.is_some_and(|seen| seen != made_on.current) {
        return Problem::new(
            409,
            "stale-content",
            "the blueprint has changed meanwhile, and the edit no longer applies",
        )
        .detail(detail)
        .hint("look at it as it is now, and edit again");
    }
    let problem = Problem::new(422, format!("edit-{code}"), "the edit does not apply").detail(detail);
    match hint {
        Some(hint) => problem.hint(hint),
        None => problem.hint("look at the blueprint as it is now"),
    }
}
