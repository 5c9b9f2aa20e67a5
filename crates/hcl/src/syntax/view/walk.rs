use super::super::node::Kind;
use super::body::Body;
use super::expr::{Expr, ExprKind};

impl<'t> Expr<'t> {
    /// Itself and every expression inside of it, each before its parts, in the order of the text. Needs no stack.
    pub fn walk(self) -> impl Iterator<Item = Expr<'t>> {
        let mut stack = vec![self];
        std::iter::from_fn(move || {
            loop {
                let next = stack.pop()?;
                let children = next.tree.children(next.id);
                stack.extend(children.iter().rev().map(|&id| Expr { tree: next.tree, id }));
                if next.is_expression() {
                    return Some(next);
                }
            }
        })
    }

    fn is_expression(self) -> bool {
        match self.node().kind {
            Kind::Null
            | Kind::True
            | Kind::False
            | Kind::Number
            | Kind::Variable
            | Kind::Traversal
            | Kind::Call
            | Kind::Tuple
            | Kind::Object
            | Kind::ForTuple
            | Kind::ForObject
            | Kind::Conditional
            | Kind::Unary
            | Kind::Binary
            | Kind::Paren
            | Kind::Quoted
            | Kind::Heredoc
            | Kind::BareTemplate
            | Kind::ErrorExpr => true,
            Kind::Body
            | Kind::Attribute
            | Kind::Block
            | Kind::ErrorItem
            | Kind::Name
            | Kind::Equals
            | Kind::Label
            | Kind::OpenBrace
            | Kind::CloseBrace
            | Kind::ObjectItem
            | Kind::AttrStep
            | Kind::LegacyIndex
            | Kind::Index
            | Kind::AttrSplat
            | Kind::FullSplat
            | Kind::Literal
            | Kind::Interpolation
            | Kind::IfDirective
            | Kind::ForDirective
            | Kind::Parts => false,
        }
    }

    /// Every reference in it: traversals that start with a name, and bare names. A plain word that is the key of an
    /// object, and the names that a `for` binds, are left out. Each comes with the names bound around it, so that a
    /// caller can tell `for`'s own names apart.
    pub fn references(self) -> impl Iterator<Item = Expr<'t>> {
        References { stack: vec![Visit::Expr(self)], bound: Vec::new() }
    }

    /// The name that a reference starts with: of `aws_vpc.main.id`, `aws_vpc`.
    pub fn reference_root(self) -> Option<&'t str> {
        match self.kind() {
            ExprKind::Variable(name) => Some(name),
            ExprKind::Traversal(traversal) => traversal.root(),
            _ => None,
        }
    }
}

enum Visit<'t> {
    Expr(Expr<'t>),
    /// Names that a `for` binds from here on.
    Bind(Vec<&'t str>),
    /// So many names are not bound any more.
    Release(usize),
}

struct References<'t> {
    stack: Vec<Visit<'t>>,
    bound: Vec<&'t str>,
}

impl<'t> References<'t> {
    fn push(&mut self, expr: Expr<'t>) {
        self.stack.push(Visit::Expr(expr));
    }

    fn push_children(&mut self, expr: Expr<'t>, skip: usize) {
        for &id in expr.tree.children(expr.id).iter().skip(skip).rev() {
            self.stack.push(Visit::Expr(Expr { tree: expr.tree, id }));
        }
    }

    /// Names, collection, then what sees the names.
    fn push_for(&mut self, expr: Expr<'t>) {
        let children = expr.tree.children(expr.id);
        let names: Vec<&str> = children
            .iter()
            .take_while(|id| expr.tree.node(**id).kind == Kind::Name)
            .filter_map(|id| str::from_utf8(expr.tree.bytes(expr.tree.node(*id).span)).ok())
            .collect();
        let Some(&collection) = children.get(names.len()) else { return };
        self.stack.push(Visit::Release(names.len()));
        self.push_children(expr, names.len() + 1);
        self.stack.push(Visit::Bind(names));
        self.push(Expr { tree: expr.tree, id: collection });
    }
}

impl<'t> Iterator for References<'t> {
    type Item = Expr<'t>;

    fn next(&mut self) -> Option<Expr<'t>> {
        loop {
            let expr = match self.stack.pop()? {
                Visit::Expr(expr) => expr,
                Visit::Bind(names) => {
                    self.bound.extend(names);
                    continue;
                }
                Visit::Release(count) => {
                    self.bound.truncate(self.bound.len().saturating_sub(count));
                    continue;
                }
            };
            match expr.node().kind {
                Kind::Variable => {
                    if expr.reference_root().is_some_and(|root| !self.bound.contains(&root)) {
                        return Some(expr);
                    }
                }
                Kind::Traversal => match expr.reference_root() {
                    Some(root) => {
                        self.push_children(expr, 1);
                        if !self.bound.contains(&root) {
                            return Some(expr);
                        }
                    }
                    None => self.push_children(expr, 0),
                },
                Kind::ObjectItem => {
                    let key_is_word = expr
                        .tree
                        .children(expr.id)
                        .first()
                        .is_some_and(|key| expr.tree.node(*key).kind == Kind::Variable);
                    self.push_children(expr, usize::from(key_is_word));
                }
                Kind::ForTuple | Kind::ForObject | Kind::ForDirective => self.push_for(expr),
                _ => self.push_children(expr, 0),
            }
        }
    }
}

impl<'t> Body<'t> {
    /// Every expression that is the value of an attribute here or in a block inside, in order.
    pub fn all_values(self) -> impl Iterator<Item = Expr<'t>> {
        let mut stack: Vec<super::Item<'t>> = self.items().collect();
        stack.reverse();
        std::iter::from_fn(move || {
            loop {
                match stack.pop()? {
                    super::Item::Attribute(attribute) => return Some(attribute.expr()),
                    super::Item::Block(block) => {
                        let from = stack.len();
                        stack.extend(block.body().items());
                        if let Some(added) = stack.get_mut(from..) {
                            added.reverse();
                        }
                    }
                    super::Item::Error(_) => {}
                }
            }
        })
    }
}
