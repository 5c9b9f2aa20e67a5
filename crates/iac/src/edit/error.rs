//! Why an edit does not apply.

use domain::graph::ComponentKey;

/// An edit that does not apply; none of the edits made with it was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
pub struct EditError {
    /// Which of the edits, from 0.
    pub index: usize,
    /// Why.
    pub refusal: Refusal,
}

impl EditError {
    /// What programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.refusal.code()
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        self.refusal.hint()
    }
}

/// Why an edit does not apply.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such component.
    #[error("there is no `{0}`")]
    NoComponent(ComponentKey),
    /// There is nothing at this path.
    #[error("`{key}` has nothing at `{path}`")]
    NothingThere {
        /// Of which component.
        key: ComponentKey,
        /// The path.
        path: String,
    },
    /// The path cannot be read.
    #[error("`{0}` is not a path of an attribute")]
    BadPath(String),
    /// The path leads into an expression that is not written out as an object or a list.
    #[error("`{path}` leads into an expression that is not an object or a list written out")]
    NotWrittenOut {
        /// The path.
        path: String,
    },
    /// The expression cannot be read.
    #[error("the expression cannot be read: {message} at line {line}, column {column}")]
    BadExpression {
        /// What is wrong.
        message: String,
        /// The line in the expression.
        line: u32,
        /// The column in the expression.
        column: u32,
        /// What to do about it.
        hint: String,
    },
    /// The text of a block cannot be read.
    #[error("the text cannot be read: {message} at line {line}, column {column}")]
    BadText {
        /// What is wrong.
        message: String,
        /// The line in the text.
        line: u32,
        /// The column in the text.
        column: u32,
        /// What to do about it.
        hint: String,
    },
    /// The name is not one that Terraform takes.
    #[error("`{0}` is not a name")]
    BadName(String),
    /// The name is taken.
    #[error("there is a `{0}` already")]
    Taken(ComponentKey),
    /// Components of this kind have no name of their own.
    #[error("`{0}` has no name of its own")]
    Nameless(ComponentKey),
    /// A component of this kind cannot be made this way.
    #[error("a block of this kind cannot be added")]
    NotAddable,
    /// The file is only read.
    #[error("`{0}` is only read")]
    ReadOnly(String),
    /// The blueprint is a plan or a state.
    #[error("`{0}` says what a run would do or has done, and cannot be edited")]
    Plan(String),
    /// The file is written in JSON, and the edit cannot be made there.
    #[error("`{0}` is written in JSON, where this cannot be edited")]
    Json(String),
    /// One of the files is written in JSON and the other one is not.
    #[error("`{from}` and `{to}` are not written in the same language")]
    OtherLanguage {
        /// The file that the component stands in.
        from: String,
        /// The file that it should stand in.
        to: String,
    },
    /// The path is not that of a configuration file of the module.
    #[error("`{file}` is not a configuration file of the module at `{directory}`")]
    BadFile {
        /// The path.
        file: String,
        /// The module's directory.
        directory: String,
    },
    /// The two components are in different modules.
    #[error("`{from}` and `{to}` are in different modules")]
    OtherModule {
        /// The component that would refer.
        from: ComponentKey,
        /// The one referred to.
        to: ComponentKey,
    },
    /// The component cannot be referred to.
    #[error("nothing can refer to `{0}`")]
    NotReferable(ComponentKey),
    /// The reference is a part of a larger expression.
    #[error("`{path}` refers to `{to}` in a larger expression")]
    PartOfExpression {
        /// The attribute.
        path: String,
        /// The one referred to.
        to: ComponentKey,
    },
    /// The attribute does not refer to the component.
    #[error("`{path}` does not refer to `{to}`")]
    NotConnected {
        /// The attribute.
        path: String,
        /// The one it does not refer to.
        to: ComponentKey,
    },
    /// Components of templates and manifests are edited by their attributes alone.
    #[error("components of `{file}`, a template or manifest, cannot be {what} here")]
    Foreign {
        /// The file.
        file: String,
        /// What was wanted.
        what: &'static str,
    },
    /// The value of a template or manifest cannot be changed where it stands.
    #[error("`{path}` cannot be changed in place: {why}")]
    NotInPlace {
        /// The attribute.
        path: String,
        /// What is in the way.
        why: String,
    },
    /// The text could not be patched.
    #[error("`{file}` could not be changed: {message}")]
    NotPatched {
        /// The file.
        file: String,
        /// Why.
        message: String,
    },
}

impl Refusal {
    /// What programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoComponent(_) => "no_component",
            Self::NothingThere { .. } => "nothing_there",
            Self::BadPath(_) => "bad_path",
            Self::NotWrittenOut { .. } => "not_written_out",
            Self::BadExpression { .. } => "bad_expression",
            Self::BadText { .. } => "bad_text",
            Self::BadName(_) => "bad_name",
            Self::Taken(_) => "taken",
            Self::Nameless(_) => "nameless",
            Self::NotAddable => "not_addable",
            Self::ReadOnly(_) => "read_only",
            Self::Plan(_) => "plan",
            Self::Json(_) => "json",
            Self::OtherLanguage { .. } => "other_language",
            Self::BadFile { .. } => "bad_file",
            Self::OtherModule { .. } => "other_module",
            Self::NotReferable(_) => "not_referable",
            Self::PartOfExpression { .. } => "part_of_expression",
            Self::NotConnected { .. } => "not_connected",
            Self::Foreign { .. } => "foreign",
            Self::NotInPlace { .. } => "not_in_place",
            Self::NotPatched { .. } => "not_patched",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NoComponent(_) => "it may have been removed or renamed since; look at the blueprint again",
            Self::NothingThere { .. } => "look at the component again: it may have changed since",
            Self::BadPath(_) => "write it as `engine`, `ingress[0].from_port` or `tags.Name`",
            Self::NotWrittenOut { .. } => "set the whole attribute instead",
            Self::BadExpression { hint, .. } | Self::BadText { hint, .. } => hint,
            Self::BadName(_) => "a name begins with a letter or `_` and goes on with letters, digits, `_` and `-`",
            Self::Taken(_) => "choose another name",
            Self::Nameless(_) => "blocks of this kind are told apart by their number alone",
            Self::NotAddable => "paste the text of the block instead",
            Self::ReadOnly(_) => "it belongs to another project or was fetched by `terraform init`; change it there",
            Self::Plan(_) => "edit the configuration that it was made from, and plan again",
            Self::Json(_) => "set the whole attribute, or edit the file by hand",
            Self::OtherLanguage { .. } => {
                "comments and layout would be lost on the way; choose a file of the same ending, or copy the component, remove it and paste it into the other file"
            }
            Self::BadFile { .. } => "name a file that ends in `.tf`, `.tofu` or `.tf.json` in that directory",
            Self::OtherModule { .. } => "hand the value over: an output of one module, a variable of the other",
            Self::NotReferable(_) => "refer to a resource, data source, module, variable or local",
            Self::PartOfExpression { .. } => "set the expression without it",
            Self::NotConnected { .. } => "look at the component again: it may have changed since",
            Self::Foreign { .. } => "set its attributes here, or edit the file by hand",
            Self::NotInPlace { .. } => "edit the file by hand",
            Self::NotPatched { .. } => "correct what stands around it in the file first",
        };
        (!hint.is_empty()).then(|| hint.to_owned())
    }
}

/// A message of the reader without a doubled place.
pub(super) fn bad_expression(error: &hcl::SyntaxError) -> Refusal {
    Refusal::BadExpression {
        message: error.message.to_string(),
        line: error.line,
        column: error.column,
        hint: error.hint.to_string(),
    }
}

/// The same for the text of a block.
pub(super) fn bad_text(error: &hcl::SyntaxError, lines_before: u32) -> Refusal {
    Refusal::BadText {
        message: error.message.to_string(),
        line: error.line.saturating_sub(lines_before).max(1),
        column: error.column,
        hint: error.hint.to_string(),
    }
}
