//! The functions that Terraform has.

mod arguments;
mod cidr;
mod collection;
mod convert;
mod date;
mod digest;
mod encoding;
mod file;
mod json_text;
mod numeric;
mod pattern;
mod printf;
mod set;
mod string;
mod yaml_read;
mod yaml_write;

use arguments::Arguments;

use super::convert::mismatch;
use super::error::{Outcome, Stop};
use super::evaluator::{Evaluator, Names};
use super::value::{Unknown, Value};
use crate::syntax::Call;

type Function = fn(&Arguments<'_, '_>) -> Outcome<Value>;

/// How many arguments a function takes at least and at most, and what it does.
struct Signature(usize, usize, Function);

const ANY: usize = usize::MAX;

/// Calls a function. `try` and `can` see the errors of their arguments, all others get values.
pub(super) fn call(evaluator: &Evaluator<'_>, call: Call<'_>, names: Names<'_>) -> Outcome<Value> {
    let name = call.name().strip_prefix("core::").unwrap_or(call.name());
    match name {
        "try" => return attempt(evaluator, call, names),
        "can" => return succeeds(evaluator, call, names),
        _ => {}
    }
    let mut values = Vec::new();
    for argument in call.arguments() {
        values.push(evaluator.evaluate(argument, names)?);
    }
    if call.expands_last() {
        let last = values.pop().unwrap_or(Value::Null);
        match &last {
            Value::List(items) | Value::Set(items) => values.extend(items.iter().cloned()),
            Value::Unknown(unknown) => return Err(unknown.clone().into()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                return Err(mismatch("a list", &last));
            }
        }
    }
    let Some(Signature(least, most, function)) = find(name) else { return outside(evaluator, name, &values) };
    if values.len() < least || values.len() > most {
        let wanted = match most {
            ANY => format!("at least {least}"),
            most if most == least => format!("{least}"),
            most => format!("{least} to {most}"),
        };
        let found = values.len();
        return Err(Stop::error(
            format!("`{name}` takes {wanted} arguments, not {found}"),
            "look the function up in the documentation of Terraform",
        ));
    }
    let result = function(&Arguments { evaluator, values: &values })?;
    // What makes much more than it returns counts that itself.
    evaluator.spend(match &result {
        Value::List(items) | Value::Set(items) => items.len(),
        Value::Object(entries) => entries.len(),
        Value::String(text) => text.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Unknown(_) => 0,
    })?;
    Ok(result)
}

/// A function that depends on the world, or that a provider brings.
fn outside(evaluator: &Evaluator<'_>, name: &str, values: &[Value]) -> Outcome<Value> {
    if let Some(value) = evaluator.scope.call(name, values) {
        return Ok(value);
    }
    match name {
        "timestamp" | "plantimestamp" | "uuid" | "bcrypt" => {
            Err(Unknown::new(format!("`{name}` gives another value each time")).into())
        }
        "base64gzip" | "rsadecrypt" | "fileset" | "pathexpand" | "abspath" => {
            Err(Unknown::new(format!("`{name}` is not computed here")).into())
        }
        _ if name.contains("::") => Err(Unknown::new(format!("`{name}` is a function of a provider")).into()),
        _ => Err(Stop::error(format!("there is no function `{name}`"), "check its name")),
    }
}

/// The first argument that can be computed.
fn attempt(evaluator: &Evaluator<'_>, call: Call<'_>, names: Names<'_>) -> Outcome<Value> {
    let mut last = Stop::error("`try` needs an argument", "give it one");
    for argument in call.arguments() {
        match evaluator.evaluate(argument, names) {
            Ok(value) => return Ok(value),
            Err(Stop::Limit) => return Err(Stop::Limit),
            Err(stop) => last = stop,
        }
    }
    Err(last)
}

/// Whether the argument can be computed.
fn succeeds(evaluator: &Evaluator<'_>, call: Call<'_>, names: Names<'_>) -> Outcome<Value> {
    let Some(argument) = call.arguments().next() else {
        return Err(Stop::error("`can` needs an argument", "give it one"));
    };
    match evaluator.evaluate(argument, names) {
        Ok(Value::Unknown(unknown)) => Err(unknown.into()),
        Ok(_) => Ok(Value::Bool(true)),
        Err(Stop::Limit) => Err(Stop::Limit),
        Err(_) => Ok(Value::Bool(false)),
    }
}

fn find(name: &str) -> Option<Signature> {
    Some(match name {
        "abs" => Signature(1, 1, numeric::abs),
        "ceil" => Signature(1, 1, numeric::ceil),
        "floor" => Signature(1, 1, numeric::floor),
        "log" => Signature(2, 2, numeric::log),
        "max" => Signature(1, ANY, numeric::max),
        "min" => Signature(1, ANY, numeric::min),
        "parseint" => Signature(2, 2, numeric::parseint),
        "pow" => Signature(2, 2, numeric::pow),
        "signum" => Signature(1, 1, numeric::signum),
        "sum" => Signature(1, 1, numeric::sum),

        "chomp" => Signature(1, 1, string::chomp),
        "endswith" => Signature(2, 2, string::endswith),
        "format" => Signature(1, ANY, printf::format),
        "formatlist" => Signature(1, ANY, printf::formatlist),
        "indent" => Signature(2, 2, string::indent),
        "join" => Signature(1, ANY, string::join),
        "lower" => Signature(1, 1, string::lower),
        "regex" => Signature(2, 2, pattern::regex),
        "regexall" => Signature(2, 2, pattern::regexall),
        "replace" => Signature(3, 3, pattern::replace),
        "split" => Signature(2, 2, string::split),
        "startswith" => Signature(2, 2, string::startswith),
        "strcontains" => Signature(2, 2, string::strcontains),
        "strrev" => Signature(1, 1, string::strrev),
        "substr" => Signature(3, 3, string::substr),
        "title" => Signature(1, 1, string::title),
        "trim" => Signature(2, 2, string::trim),
        "trimprefix" => Signature(2, 2, string::trimprefix),
        "trimspace" => Signature(1, 1, string::trimspace),
        "trimsuffix" => Signature(2, 2, string::trimsuffix),
        "upper" => Signature(1, 1, string::upper),

        "alltrue" => Signature(1, 1, collection::alltrue),
        "anytrue" => Signature(1, 1, collection::anytrue),
        "chunklist" => Signature(2, 2, collection::chunklist),
        "coalesce" => Signature(1, ANY, collection::coalesce),
        "coalescelist" => Signature(1, ANY, collection::coalescelist),
        "compact" => Signature(1, 1, collection::compact),
        "concat" => Signature(1, ANY, collection::concat),
        "contains" => Signature(2, 2, collection::contains),
        "distinct" => Signature(1, 1, collection::distinct),
        "element" => Signature(2, 2, collection::element),
        "flatten" => Signature(1, 1, collection::flatten),
        "index" => Signature(2, 2, collection::index),
        "keys" => Signature(1, 1, collection::keys),
        "length" => Signature(1, 1, collection::length),
        "lookup" => Signature(2, 3, collection::lookup),
        "matchkeys" => Signature(3, 3, collection::matchkeys),
        "merge" => Signature(0, ANY, collection::merge),
        "one" => Signature(1, 1, collection::one),
        "range" => Signature(1, 3, collection::range),
        "reverse" => Signature(1, 1, collection::reverse),
        "slice" => Signature(3, 3, collection::slice),
        "sort" => Signature(1, 1, collection::sort),
        "transpose" => Signature(1, 1, collection::transpose),
        "values" => Signature(1, 1, collection::values),
        "zipmap" => Signature(2, 2, collection::zipmap),
        "setintersection" => Signature(1, ANY, set::intersection),
        "setproduct" => Signature(2, ANY, set::product),
        "setsubtract" => Signature(2, 2, set::subtract),
        "setunion" => Signature(1, ANY, set::union),

        "tobool" => Signature(1, 1, convert::tobool),
        "tolist" => Signature(1, 1, convert::tolist),
        "tomap" => Signature(1, 1, convert::tomap),
        "tonumber" => Signature(1, 1, convert::tonumber),
        "toset" => Signature(1, 1, convert::toset),
        "tostring" => Signature(1, 1, convert::tostring),
        "sensitive" | "nonsensitive" | "ephemeralasnull" => Signature(1, 1, convert::same),
        "issensitive" => Signature(1, 1, convert::never_sensitive),

        "base64decode" => Signature(1, 1, encoding::base64decode),
        "base64encode" => Signature(1, 1, encoding::base64encode),
        "csvdecode" => Signature(1, 1, encoding::csvdecode),
        "jsondecode" => Signature(1, 1, json_text::jsondecode),
        "jsonencode" => Signature(1, 1, json_text::jsonencode),
        "textdecodebase64" => Signature(2, 2, encoding::textdecodebase64),
        "textencodebase64" => Signature(2, 2, encoding::textencodebase64),
        "urlencode" => Signature(1, 1, encoding::urlencode),
        "yamldecode" => Signature(1, 1, yaml_read::yamldecode),
        "yamlencode" => Signature(1, 1, yaml_write::yamlencode),

        "base64sha256" => Signature(1, 1, digest::base64sha256),
        "base64sha512" => Signature(1, 1, digest::base64sha512),
        "md5" => Signature(1, 1, digest::md5),
        "sha1" => Signature(1, 1, digest::sha1),
        "sha256" => Signature(1, 1, digest::sha256),
        "sha512" => Signature(1, 1, digest::sha512),
        "uuidv5" => Signature(2, 2, digest::uuidv5),

        "formatdate" => Signature(2, 2, date::formatdate),
        "timeadd" => Signature(2, 2, date::timeadd),
        "timecmp" => Signature(2, 2, date::timecmp),

        "cidrhost" => Signature(2, 2, cidr::cidrhost),
        "cidrnetmask" => Signature(1, 1, cidr::cidrnetmask),
        "cidrsubnet" => Signature(3, 3, cidr::cidrsubnet),
        "cidrsubnets" => Signature(1, ANY, cidr::cidrsubnets),

        "basename" => Signature(1, 1, file::basename),
        "dirname" => Signature(1, 1, file::dirname),
        "file" => Signature(1, 1, file::file),
        "filebase64" => Signature(1, 1, file::filebase64),
        "filebase64sha256" => Signature(1, 1, file::filebase64sha256),
        "filebase64sha512" => Signature(1, 1, file::filebase64sha512),
        "fileexists" => Signature(1, 1, file::fileexists),
        "filemd5" => Signature(1, 1, file::filemd5),
        "filesha1" => Signature(1, 1, file::filesha1),
        "filesha256" => Signature(1, 1, file::filesha256),
        "filesha512" => Signature(1, 1, file::filesha512),
        "templatefile" => Signature(2, 2, file::templatefile),
        "templatestring" => Signature(2, 2, file::templatestring),
        _ => return None,
    })
}
