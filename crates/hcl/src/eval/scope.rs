use std::sync::Arc;

use super::value::Value;

/// What a reference stands for, and how many of its steps that took.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The value.
    pub value: Value,
    /// How many of the names after the first were used: for `local.a.b`, 1 if the value is that of `local.a`.
    pub used: usize,
}

/// What names stand for.
pub trait Scope {
    /// What a reference stands for. `root` is its first name; `names` are the plain `.name` steps that follow at once.
    /// `None` means that there is nothing of that name, which is an error of the expression.
    ///
    /// For `aws_vpc.main[0].id`, `root` is `aws_vpc` and `names` is `["main"]`.
    fn resolve(&self, root: &str, names: &[&str]) -> Option<Resolved>;

    /// The bytes of a file that the expression reads, if they are known.
    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let _ = path;
        None
    }

    /// The value of a function that this crate does not have (`provider::...`) or that depends on the world
    /// (`timestamp`, `uuid`, ...). `None` leaves it unknown.
    fn call(&self, name: &str, arguments: &[Value]) -> Option<Value> {
        let _ = (name, arguments);
        None
    }
}

/// A scope without any names.
#[derive(Clone, Copy, Debug)]
pub struct NoScope;

impl Scope for NoScope {
    fn resolve(&self, _: &str, _: &[&str]) -> Option<Resolved> {
        None
    }
}

/// A function of root and names.
impl<F: Fn(&str, &[&str]) -> Option<Resolved>> Scope for F {
    fn resolve(&self, root: &str, names: &[&str]) -> Option<Resolved> {
        self(root, names)
    }
}
