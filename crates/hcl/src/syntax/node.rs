//! The arena: fixed-size nodes and one list of children, no allocation per node.

use crate::Span;

/// Names a node of one tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    // Bodies
    /// Children: items.
    Body,
    /// Children: `Name`, `Equals`, an expression.
    Attribute,
    /// Children: `Name`, `Label`s, `OpenBrace`, `Body`, and `CloseBrace` unless it is missing.
    Block,
    /// A construct that was not understood.
    ErrorItem,
    Name,
    Equals,
    Label,
    OpenBrace,
    CloseBrace,
    // Expressions
    Null,
    True,
    False,
    Number,
    Variable,
    /// Children: the source, then steps.
    Traversal,
    /// Children: `Name`, then arguments. `EXPAND`: the last argument ends with `...`.
    Call,
    Tuple,
    /// Children: `ObjectItem`s.
    Object,
    /// Children: key, value. `COLON`: separated by `:`. Data: offset of the separator.
    ObjectItem,
    /// Children as its flags say: key name, value name, collection, key, value, condition.
    ForTuple,
    ForObject,
    Conditional,
    /// Data: the operator.
    Unary,
    /// Data: offset of the operator. Flags: the operator.
    Binary,
    Paren,
    /// A quoted string. Children: template parts.
    Quoted,
    /// Data: offset after the opening line.
    Heredoc,
    /// A template without quotes.
    BareTemplate,
    ErrorExpr,
    // Steps of a traversal
    /// Data: offset of the name.
    AttrStep,
    /// Data: offset of the number.
    LegacyIndex,
    /// Children: the key.
    Index,
    AttrSplat,
    FullSplat,
    // Parts of a template
    /// Data: how many leading characters a `<<-` heredoc takes away.
    Literal,
    /// Children: an expression.
    Interpolation,
    /// Children: condition, `Parts`, and `Parts` if there is an `else`.
    IfDirective,
    /// Children as its flags say: key name, value name, collection, `Parts`.
    ForDirective,
    Parts,
}

/// Bits of [`Node::flags`]; what they mean depends on the kind.
pub(crate) mod flag {
    /// Call: the last argument is expanded.
    pub(crate) const EXPAND: u8 = 1;
    /// Object item: separated by a colon.
    pub(crate) const COLON: u8 = 1;
    /// For: names a key.
    pub(crate) const KEY_NAME: u8 = 1;
    /// For: has a key expression.
    pub(crate) const KEY: u8 = 2;
    /// For: has a condition.
    pub(crate) const CONDITION: u8 = 4;
    /// For: groups by key.
    pub(crate) const GROUP: u8 = 8;
    /// Label: quoted.
    pub(crate) const QUOTED: u8 = 1;
    /// Literal: white space before it goes.
    pub(crate) const TRIM_START: u8 = 1;
    /// Literal: white space after it goes.
    pub(crate) const TRIM_END: u8 = 2;
    /// Literal: backslash escapes count.
    pub(crate) const ESCAPES: u8 = 4;
    /// Heredoc: `<<-`.
    pub(crate) const FLUSH: u8 = 1;
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) children: u32,
    pub(crate) child_count: u32,
    pub(crate) data: u32,
    pub(crate) kind: Kind,
    pub(crate) flags: u8,
}

/// Nodes in the order in which they were finished: children before their parent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    nodes: Vec<Node>,
    children: Vec<NodeId>,
}

impl Arena {
    pub(crate) fn with_capacity(nodes: usize) -> Arena {
        Arena { nodes: Vec::with_capacity(nodes), children: Vec::with_capacity(nodes) }
    }

    #[inline(always)]
    pub(crate) fn leaf(&mut self, kind: Kind, span: Span, data: u32, flags: u8) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node { span, children: 0, child_count: 0, data, kind, flags });
        id
    }

    /// Adds a node whose children are `pending[mark..]`, and takes them off.
    #[inline(always)]
    pub(crate) fn branch(
        &mut self,
        kind: Kind,
        span: Span,
        data: u32,
        flags: u8,
        pending: &mut Vec<NodeId>,
        mark: usize,
    ) -> NodeId {
        let children = self.children.len() as u32;
        self.children.extend(pending.drain(mark..));
        let id = NodeId(self.nodes.len() as u32);
        let child_count = self.children.len() as u32 - children;
        self.nodes.push(Node { span, children, child_count, data, kind, flags });
        id
    }

    /// Ids come from this arena, so a node is always there; the fallback only keeps a foreign id from a panic.
    #[inline(always)]
    pub(crate) fn node(&self, id: NodeId) -> Node {
        match self.nodes.get(id.0 as usize) {
            Some(node) => *node,
            None => {
                Node { span: Span::empty(0), children: 0, child_count: 0, data: 0, kind: Kind::ErrorExpr, flags: 0 }
            }
        }
    }

    pub(crate) fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.0 as usize)
    }

    #[inline(always)]
    pub(crate) fn children(&self, id: NodeId) -> &[NodeId] {
        let node = self.node(id);
        let start = node.children as usize;
        self.children.get(start..start + node.child_count as usize).unwrap_or_default()
    }
}
