use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::error::{Problem, SyntaxError};
use super::lexer::{Lexed, lex, lex_template};
use super::node::{Arena, Kind, Node, NodeId};
use super::parser::Parser;
use super::token::Token;
use super::view::{Body, Expr};
use crate::Span;
use crate::lines::{LineIndex, Position};

/// Offsets are 32 bit; longer texts are refused as a whole.
const LONGEST: usize = u32::MAX as usize / 2;

/// A text that was read, with everything that is known about it.
#[derive(Clone, Debug)]
pub struct Tree {
    pub(super) source: Arc<[u8]>,
    pub(super) tokens: Vec<Token>,
    pub(super) arena: Arena,
    pub(super) root: NodeId,
    pub(super) errors: Vec<SyntaxError>,
    pub(super) lines: OnceLock<LineIndex>,
    /// Text that stands in the source in another spelling, such as strings of a JSON file. Its offsets go on after the
    /// end of the source.
    pub(super) aside: Option<Arc<Aside>>,
}

/// Text beside the source, and where in the source each part of it comes from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aside {
    pub(crate) text: Vec<u8>,
    /// Offset of each byte of `text` in the source.
    pub(crate) origins: Vec<u32>,
}

/// Reads `source` as a file. Never fails: see [`Tree::errors`].
///
/// ```
/// let tree = hcl::parse(&b"a = 1\nb = = 2\nc = 3\n"[..]);
/// assert_eq!(tree.errors().len(), 1);
/// assert_eq!((tree.errors()[0].line, tree.errors()[0].column), (2, 5));
/// assert!(tree.body().attribute("c").is_some());
/// ```
pub fn parse(source: impl Into<Arc<[u8]>>) -> Tree {
    let source = source.into();
    if source.len() > LONGEST {
        return Tree::too_long();
    }
    let Lexed { tokens, problems } = lex(&source);
    let mut parser = Parser::new(&source, &tokens, false);
    let mut root = parser.file();
    if parser.found_unclosed_block {
        let mut again = Parser::new(&source, &tokens, true);
        let other_root = again.file();
        // A file without any indentation is understood better by its braces alone.
        if again.problems.len() <= parser.problems.len() {
            root = other_root;
            parser = again;
        }
    }
    let (arena, found) = (std::mem::take(&mut parser.arena), std::mem::take(&mut parser.problems));
    Tree::new(source, tokens, arena, root, problems, found, None)
}

/// An expression or a template that is a whole text of its own.
#[derive(Clone, Debug)]
pub struct Fragment {
    tree: Tree,
}

impl Fragment {
    /// What was read.
    pub fn expr(&self) -> Expr<'_> {
        Expr::new(&self.tree, self.tree.root)
    }

    /// The tree that holds it.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }
}

/// Reads `source` as one expression, such as a person typed it. Line breaks do not matter, as between parentheses.
///
/// # Errors
///
/// The first thing in it that the language does not allow.
///
/// ```
/// assert!(hcl::parse_expression("cidrsubnet(var.cidr, 8, 1)").is_ok());
/// let error = hcl::parse_expression("1 +").unwrap_err();
/// assert_eq!((error.line, error.column), (1, 4));
/// ```
pub fn parse_expression(source: &str) -> Result<Fragment, SyntaxError> {
    let mut source = Cow::Borrowed(source);
    if source.contains("<<") && !source.ends_with('\n') {
        // A heredoc ends with its line, and nobody types that line's end.
        source.to_mut().push('\n');
    }
    fragment(source.as_bytes(), lex, |parser| parser.lone_expression())
}

/// Reads `source` as a template without quotes around it, as `templatefile` and JSON strings have them.
///
/// # Errors
///
/// The first thing in it that the language does not allow.
pub fn parse_template(source: &str) -> Result<Fragment, SyntaxError> {
    let all = |source: &[u8]| lex_template(source, Span::new(0, source.len() as u32));
    fragment(source.as_bytes(), all, |parser| parser.lone_template())
}

fn fragment(
    source: &[u8],
    lex: impl FnOnce(&[u8]) -> Lexed,
    read: impl FnOnce(&mut Parser<'_>) -> Result<NodeId, super::parser::Failed>,
) -> Result<Fragment, SyntaxError> {
    let too_long = source.len() > LONGEST;
    let source: Arc<[u8]> = if too_long { Arc::default() } else { source.into() };
    let Lexed { tokens, problems } = lex(&source);
    let mut parser = Parser::new(&source, &tokens, false);
    let root = read(&mut parser).unwrap_or(NodeId(0));
    let (arena, found) = (std::mem::take(&mut parser.arena), std::mem::take(&mut parser.problems));
    let mut tree = Tree::new(source, tokens, arena, root, problems, found, None);
    if too_long {
        tree = Tree::too_long();
    }
    match tree.errors.first() {
        Some(error) => Err(error.clone()),
        None => Ok(Fragment { tree }),
    }
}

impl Tree {
    pub(crate) fn new(
        source: Arc<[u8]>,
        tokens: Vec<Token>,
        arena: Arena,
        root: NodeId,
        mut problems: Vec<Problem>,
        found: Vec<Problem>,
        aside: Option<Arc<Aside>>,
    ) -> Tree {
        problems.extend(found);
        let mut tree = Tree { source, tokens, arena, root, errors: Vec::new(), lines: OnceLock::new(), aside };
        if !problems.is_empty() {
            let mut errors: Vec<SyntaxError> = problems.into_iter().map(|problem| tree.locate(problem)).collect();
            errors.sort_by_key(|error| (error.span.start, error.span.end));
            tree.errors = errors;
        }
        tree
    }

    fn locate(&self, problem: Problem) -> SyntaxError {
        let span = self.in_source(problem.span);
        let Position { line, column } = self.position(span.start);
        SyntaxError { span, line, column, message: problem.message, hint: problem.hint }
    }

    pub(crate) fn too_long() -> Tree {
        let mut arena = Arena::default();
        let root = arena.leaf(Kind::Body, Span::empty(0), 0, 0);
        let problem =
            Problem::new(Span::empty(0), "the text is longer than 2 gigabytes", "split it into several files");
        Tree::new(Arc::default(), Vec::new(), arena, root, Vec::new(), vec![problem], None)
    }

    /// The bytes that were read.
    pub fn source(&self) -> &Arc<[u8]> {
        &self.source
    }

    /// The file's own body.
    pub fn body(&self) -> Body<'_> {
        Body::new(self, self.root)
    }

    /// Everything that was not understood, in the order of the text; at most a few thousand.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// All tokens in order. Spaces and tabs between them are not listed.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Where its lines start.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.source))
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.source, offset)
    }

    /// The expression that a node is, for ids kept from [`Expr::id`].
    pub fn expr(&self, id: NodeId) -> Expr<'_> {
        Expr::new(self, id)
    }

    #[inline(always)]
    pub(crate) fn node(&self, id: NodeId) -> Node {
        self.arena.node(id)
    }

    #[inline(always)]
    pub(crate) fn children(&self, id: NodeId) -> &[NodeId] {
        self.arena.children(id)
    }

    /// The bytes of a node's span, which may lie beside the source.
    pub(crate) fn bytes(&self, span: Span) -> &[u8] {
        match &self.aside {
            Some(aside) if span.start as usize >= self.source.len() => {
                let from = self.source.len() as u32;
                Span::new(span.start - from, span.end - from).slice(&aside.text)
            }
            _ => span.slice(&self.source),
        }
    }

    /// The part of the source that a node's span stands for.
    pub(crate) fn in_source(&self, span: Span) -> Span {
        match &self.aside {
            Some(aside) if span.start as usize >= self.source.len() && !aside.origins.is_empty() => {
                let from = self.source.len() as u32;
                let origin =
                    |offset: u32| aside.origins.get((offset - from) as usize).or(aside.origins.last()).copied();
                let start = origin(span.start).unwrap_or(from);
                let end = if span.is_empty() { start } else { origin(span.end - 1).unwrap_or(from) + 1 };
                Span::new(start, end.max(start))
            }
            _ => span,
        }
    }
}
