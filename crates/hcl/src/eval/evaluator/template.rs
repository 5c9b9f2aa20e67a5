//! Strings with sequences in them.

use super::{Evaluator, Names};
use crate::eval::convert::{to_bool, to_text};
use crate::eval::error::{Outcome, Stop};
use crate::eval::value::Value;
use crate::syntax::{Part, Template};

impl Evaluator<'_> {
    pub(in crate::eval) fn template(&self, template: Template<'_>, names: Names<'_>) -> Outcome<Value> {
        if let Some(expr) = template.lone_interpolation() {
            return self.evaluate(expr, names);
        }
        if let Some(text) = template.text() {
            return Ok(Value::string(text));
        }
        let mut text = String::new();
        self.parts(template.parts(), names, &mut text)?;
        Ok(Value::string(text))
    }

    fn parts<'t>(&self, parts: impl Iterator<Item = Part<'t>>, names: Names<'_>, text: &mut String) -> Outcome<()> {
        for part in parts {
            match part {
                Part::Literal(literal) => self.append(&literal.text(), text)?,
                Part::Interpolation(expr, _) => {
                    let value = self.evaluate(expr, names)?;
                    if matches!(value, Value::Null) {
                        let error = Stop::error("null cannot be part of a text", "give a value, or use `coalesce`");
                        return Err(error.at(expr.span()));
                    }
                    self.append(&to_text(&value).map_err(|stop| stop.at(expr.span()))?, text)?;
                }
                Part::If(directive) => {
                    let condition = self.evaluate(directive.condition(), names)?;
                    if to_bool(&condition).map_err(|stop| stop.at(directive.condition().span()))? {
                        self.nested(&mut directive.then(), names, text)?;
                    } else {
                        self.nested(&mut directive.otherwise(), names, text)?;
                    }
                }
                Part::For(directive) => {
                    let collection = self.evaluate(directive.collection(), names)?;
                    let body = &mut |names: Names<'_>| self.nested(&mut directive.body(), names, text);
                    self.bind_each(directive.key_name(), directive.value_name(), &collection, names, body)
                        .map_err(|stop| stop.at(directive.collection().span()))?;
                }
            }
        }
        Ok(())
    }

    fn nested(&self, parts: &mut dyn Iterator<Item = Part<'_>>, names: Names<'_>, text: &mut String) -> Outcome<()> {
        self.parts(parts, names, text)
    }

    fn append(&self, more: &str, text: &mut String) -> Outcome<()> {
        self.spend(more.len())?;
        text.push_str(more);
        Ok(())
    }
}
