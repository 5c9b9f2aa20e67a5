use crate::SyntaxError;

/// Why an edit cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// The path leads to no block.
    #[error("there is no block `{path}`")]
    NoSuchBlock {
        /// The path.
        path: String,
    },
    /// The body has no such attribute.
    #[error("there is no attribute `{name}`")]
    NoSuchAttribute {
        /// Its name.
        name: String,
    },
    /// The name of an attribute or block is not one.
    #[error("`{name}` is not a name")]
    NotAName {
        /// What was given.
        name: String,
    },
    /// The text of a value is not an expression.
    #[error("the value is not valid: {0}")]
    Value(SyntaxError),
    /// The text of an address is not a reference.
    #[error("`{address}` is not a reference")]
    NotAReference {
        /// What was given.
        address: String,
    },
    /// Source text to be added is not valid.
    #[error("the text to be added is not valid: {0}")]
    Source(SyntaxError),
    /// A span lies outside of the text.
    #[error("the bytes {start} to {end} are outside of the text")]
    OutOfBounds {
        /// Its start.
        start: u32,
        /// Its end.
        end: u32,
    },
    /// The block is not closed, so nothing can be added to it.
    #[error("the block `{path}` is not closed")]
    Unclosed {
        /// The path.
        path: String,
    },
    /// A name in a JSON text leads to something else than objects, so that no block can be put there.
    #[error("`{name}` does not hold an object")]
    NotAnObject {
        /// The name.
        name: String,
    },
    /// A JSON text has errors where it would be edited.
    #[error("the text is not valid JSON: {0}")]
    Json(SyntaxError),
}

impl PatchError {
    /// What to do about it.
    pub fn hint(&self) -> &str {
        match self {
            PatchError::NoSuchBlock { .. } => "check its type, its labels and which of its like it is",
            PatchError::NoSuchAttribute { .. } => "check its name and the block it is in",
            PatchError::NotAName { .. } => {
                "a name is made of letters, digits, `_` and `-` and does not start with a digit"
            }
            PatchError::Value(error) | PatchError::Source(error) | PatchError::Json(error) => &error.hint,
            PatchError::NotAReference { .. } => "write an address like `aws_vpc.main`",
            PatchError::OutOfBounds { .. } => "read the text again before editing it",
            PatchError::NotAnObject { .. } => "write it as an object or a list of objects first",
            PatchError::Unclosed { .. } => "add its closing brace first",
        }
    }
}
