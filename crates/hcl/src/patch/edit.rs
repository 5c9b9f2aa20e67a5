use crate::Span;

/// One step of a path to a block: its type, its labels, and which it is of those that share both (from 0).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BlockRef {
    /// The block's type, such as `resource`.
    pub block_type: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// How many blocks of the same type and labels stand before it in the same body.
    pub nth: usize,
}

impl BlockRef {
    /// The first block of that type with those labels.
    pub fn new(block_type: impl Into<String>, labels: impl IntoIterator<Item = impl Into<String>>) -> BlockRef {
        BlockRef { block_type: block_type.into(), labels: labels.into_iter().map(Into::into).collect(), nth: 0 }
    }
}

/// The blocks to step into from the file's own body; empty for that body itself.
pub type BodyPath = Vec<BlockRef>;

/// A change of a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets an attribute to the text of an expression; adds it if it is not there.
    SetAttribute {
        /// The body it is in.
        body: BodyPath,
        /// Its name.
        name: String,
        /// The expression, as source text.
        value: String,
    },
    /// Removes an attribute with its own comments.
    UnsetAttribute {
        /// The body it is in.
        body: BodyPath,
        /// Its name.
        name: String,
    },
    /// Adds a block.
    AddBlock {
        /// The body it goes into.
        body: BodyPath,
        /// The block.
        block: NewBlock,
        /// Where in the body.
        place: Place,
    },
    /// Adds a block that is already source text, such as a copy of another one.
    AddSource {
        /// The body it goes into.
        body: BodyPath,
        /// The text, of one or more whole items.
        source: String,
        /// Where in the body.
        place: Place,
    },
    /// Removes a block with its own comments.
    RemoveBlock {
        /// The block.
        block: BodyPath,
    },
    /// Changes the labels of a block.
    RenameLabels {
        /// The block, by its labels of before.
        block: BodyPath,
        /// Its labels from now on.
        labels: Vec<String>,
    },
    /// Rewrites every reference that starts with `from` so that it starts with `to`, in expressions of every sort.
    RewriteReferences {
        /// The address as it is written, such as `aws_vpc.main`.
        from: String,
        /// What replaces it.
        to: String,
    },
    /// Replaces bytes.
    ReplaceSpan {
        /// Where, in the text as it is when this edit's turn comes.
        span: Span,
        /// By what.
        text: Vec<u8>,
    },
}

impl Edit {
    /// Sets an attribute to the text of an expression; adds it if it is not there.
    pub fn set_attribute(body: BodyPath, name: impl Into<String>, value: impl Into<String>) -> Edit {
        Edit::SetAttribute { body, name: name.into(), value: value.into() }
    }

    /// Removes an attribute with its own comments.
    pub fn unset_attribute(body: BodyPath, name: impl Into<String>) -> Edit {
        Edit::UnsetAttribute { body, name: name.into() }
    }

    /// Adds a block at the end of a body.
    pub fn add_block(body: BodyPath, block: NewBlock) -> Edit {
        Edit::AddBlock { body, block, place: Place::End }
    }

    /// Removes a block with its own comments.
    pub fn remove_block(block: BodyPath) -> Edit {
        Edit::RemoveBlock { block }
    }

    /// Rewrites every reference that starts with `from` so that it starts with `to`.
    pub fn rewrite_references(from: impl Into<String>, to: impl Into<String>) -> Edit {
        Edit::RewriteReferences { from: from.into(), to: to.into() }
    }
}

/// Where in a body something new goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// After everything else.
    #[default]
    End,
    /// Before everything else.
    Start,
    /// Right after this block of the same body.
    After(BlockRef),
    /// Right before this block of the same body, and before its comments.
    Before(BlockRef),
}

/// A block that is not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBlock {
    /// Its type.
    pub block_type: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// What it holds, in order.
    pub items: Vec<NewItem>,
}

/// Something in a block that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewItem {
    /// `name = value`, the value as source text.
    Attribute(String, String),
    /// A block.
    Block(NewBlock),
    /// A blank line.
    Blank,
}

impl NewBlock {
    /// An empty block.
    pub fn new(block_type: impl Into<String>, labels: impl IntoIterator<Item = impl Into<String>>) -> NewBlock {
        NewBlock {
            block_type: block_type.into(),
            labels: labels.into_iter().map(Into::into).collect(),
            items: Vec::new(),
        }
    }

    /// The same block with one more attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> NewBlock {
        self.items.push(NewItem::Attribute(name.into(), value.into()));
        self
    }

    /// The same block with one more block inside.
    #[must_use]
    pub fn block(mut self, block: NewBlock) -> NewBlock {
        self.items.push(NewItem::Block(block));
        self
    }
}

/// A path as a person reads it.
pub(crate) fn display(path: &[BlockRef]) -> String {
    let mut text = String::new();
    for step in path {
        if !text.is_empty() {
            text.push_str(" > ");
        }
        text.push_str(&step.block_type);
        for label in &step.labels {
            text.push_str(" \"");
            text.push_str(label);
            text.push('"');
        }
        if step.nth > 0 {
            text.push_str(&format!(" number {}", step.nth + 1));
        }
    }
    text
}
