//! Reads the one-line form of a schema; `codegen/README.md` describes it.

use super::{AttributeSchema, BlockSchema, Nesting, Presence, Schema, ValueType};

/// Shapes nest no deeper than this; no schema comes near it.
const DEEPEST: u32 = 64;

/// Reads lines of one file.
pub(super) struct Reader {
    text: &'static str,
    shapes: &'static [(u32, u32)],
}

/// What is left of a line.
struct Line {
    rest: &'static str,
    depth: u32,
}

/// The fields that stood between two braces.
struct Fields {
    attributes: Vec<AttributeSchema>,
    blocks: Vec<BlockSchema>,
}

impl Reader {
    pub(super) const fn new(text: &'static str, shapes: &'static [(u32, u32)]) -> Self {
        Self { text, shapes }
    }

    /// The schema of a whole line; `None` where the line is not well formed.
    pub(super) fn schema(&self, line: &'static str) -> Option<Schema> {
        let mut line = Line { rest: line, depth: 0 };
        let fields = self.fields(&mut line)?;
        line.rest.is_empty().then_some(Schema { attributes: fields.attributes, blocks: fields.blocks })
    }

    /// Fields up to the end of the line or a closing brace.
    fn fields(&self, line: &mut Line) -> Option<Fields> {
        let mut fields = Fields { attributes: Vec::new(), blocks: Vec::new() };
        while !line.rest.is_empty() && !line.rest.starts_with('}') {
            let name = line.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
            if name.is_empty() {
                return None;
            }
            let presence = match line.byte()? {
                b'!' => Presence::Required,
                b'?' => Presence::Optional,
                b'=' => Presence::Computed,
                _ => return None,
            };
            if line.rest.starts_with(['@', '#']) {
                fields.blocks.push(self.block(line, name, presence)?);
            } else {
                let value_type = self.value_type(line)?;
                fields.attributes.push(AttributeSchema { name, value_type, presence });
            }
            line.rest = line.rest.strip_prefix(' ').unwrap_or(line.rest);
        }
        Some(fields)
    }

    fn block(&self, line: &mut Line, name: &'static str, presence: Presence) -> Option<BlockSchema> {
        let assignable = line.byte()? == b'#';
        let (nesting, max_items) = match line.byte()? {
            b'1' => (Nesting::List, Some(1)),
            b'N' => (Nesting::Single, Some(1)),
            b'L' => (Nesting::List, None),
            b'S' => (Nesting::Set, None),
            _ => return None,
        };
        let open = line.rest.starts_with('*');
        let schema = if open {
            line.byte()?;
            Schema::default()
        } else {
            let fields = self.body(line)?;
            Schema { attributes: fields.attributes, blocks: fields.blocks }
        };
        Some(BlockSchema {
            name,
            nesting,
            min_items: u32::from(presence == Presence::Required),
            max_items,
            assignable,
            open,
            schema,
        })
    }

    fn value_type(&self, line: &mut Line) -> Option<ValueType> {
        line.depth += 1;
        if line.depth > DEEPEST {
            return None;
        }
        let value_type = match line.byte()? {
            b's' => ValueType::String,
            b'n' => ValueType::Number,
            b'b' => ValueType::Bool,
            b'*' => ValueType::Any,
            b'L' => ValueType::List(Box::new(self.value_type(line)?)),
            b'S' => ValueType::Set(Box::new(self.value_type(line)?)),
            b'M' => ValueType::Map(Box::new(self.value_type(line)?)),
            b'O' => ValueType::Object(self.members(line)?),
            _ => return None,
        };
        line.depth -= 1;
        Some(value_type)
    }

    /// The attributes of an object; what is a block elsewhere is a collection of objects inside one.
    fn members(&self, line: &mut Line) -> Option<Vec<AttributeSchema>> {
        let fields = self.body(line)?;
        let mut members = fields.attributes;
        members.extend(fields.blocks.into_iter().map(|block| {
            let object = Box::new(ValueType::Object(block.schema.attributes));
            let presence = if block.min_items > 0 { Presence::Required } else { Presence::Optional };
            let value_type =
                if block.nesting == Nesting::Set { ValueType::Set(object) } else { ValueType::List(object) };
            AttributeSchema { name: block.name, value_type, presence }
        }));
        members.sort_by_key(|member| member.name);
        Some(members)
    }

    /// `{…}`, or the shape that `$N` names.
    fn body(&self, line: &mut Line) -> Option<Fields> {
        line.depth += 1;
        if line.depth > DEEPEST {
            return None;
        }
        let fields = match line.byte()? {
            b'{' => {
                let fields = self.fields(line)?;
                (line.byte()? == b'}').then_some(fields)
            }
            b'$' => {
                let number: usize = line.take_while(|byte| byte.is_ascii_digit()).parse().ok()?;
                let (start, end) = *self.shapes.get(number)?;
                let shape = self.text.get(start as usize..end as usize)?;
                let mut shape = Line { rest: shape, depth: line.depth };
                self.fields(&mut shape)
            }
            _ => None,
        };
        line.depth -= 1;
        fields
    }
}

impl Line {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest.as_bytes().first()?;
        self.rest = self.rest.get(1..)?;
        Some(byte)
    }

    fn take_while(&mut self, holds: impl Fn(u8) -> bool) -> &'static str {
        let length = self.rest.bytes().position(|byte| !holds(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ports!n size?s";

    fn read(line: &'static str) -> Option<Schema> {
        Reader::new(TEXT, &[(0, 14)]).schema(line)
    }

    #[test]
    fn every_piece_of_the_form_is_read() {
        let schema = read("a!s b?LMn c=O{x?b y?*} d?@1{e!s} f!@S$0 g?#L{} h?@N{i?s} j?@1*").unwrap();
        let types: Vec<_> =
            schema.attributes.iter().map(|it| (it.name, it.value_type.to_string(), it.presence)).collect();
        assert_eq!(types[0], ("a", "string".to_owned(), Presence::Required));
        assert_eq!(types[1], ("b", "list(map(number))".to_owned(), Presence::Optional));
        assert_eq!(types[2], ("c", "object({ x = bool, y = any })".to_owned(), Presence::Computed));
        let blocks: Vec<_> =
            schema.blocks.iter().map(|it| (it.name, it.nesting, it.min_items, it.max_items, it.assignable)).collect();
        assert_eq!(
            blocks,
            [
                ("d", Nesting::List, 0, Some(1), false),
                ("f", Nesting::Set, 1, None, false),
                ("g", Nesting::List, 0, None, true),
                ("h", Nesting::Single, 0, Some(1), false),
                ("j", Nesting::List, 0, Some(1), false),
            ]
        );
        assert!(schema.blocks[4].open && !schema.blocks[3].open);
        assert_eq!(schema.blocks[1].schema.attributes[0].name, "ports", "a shared shape stands for its fields");
    }

    #[test]
    fn what_is_not_well_formed_is_no_schema() {
        for line in ["a", "a!", "a!x", "!s", "a?{", "a?@1{b!s", "a?@1{b!s}}", "a?@9{}", "a?@S$7", "a?@S$", "ä!s"] {
            assert_eq!(read(line), None, "`{line}`");
        }
        let deep: &'static str = Box::leak(format!("a?{}s", "L".repeat(100_000)).into_boxed_str());
        assert_eq!(read(deep), None, "depth is limited");
    }
}
