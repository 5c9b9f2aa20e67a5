//! The walls around somebody else's policy: time, text, stack. It has no way out: no network, no clock, no chance.
//!
//! The engine reads the clock between steps of the evaluation; a step that makes something large is refused before it is
//! made, and all that is made is counted. What does not even end then is left behind after a grace, on its own thread.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use regorus::utils::limits::ExecutionTimerConfig;
use regorus::{Engine, Value};

/// What a policy may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Time for one rule over all its inputs.
    pub time: Duration,
    /// Bytes that functions which make text and lists may make in that time, all told.
    pub made: u64,
    /// Elements of one list, bytes of one text, digits of one shift.
    pub one: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(2), made: 256 << 20, one: 1 << 20 }
    }
}

/// Why a policy has no result.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum Stopped {
    #[error("it took more than {0:?}")]
    Time(Duration),
    #[error("{0}")]
    Failed(String),
    #[error("the check was given up")]
    Cancelled,
}

/// How long a policy may go on after it was told to stop.
const GRACE: Duration = Duration::from_millis(500);
/// How often somebody is asked whether the check goes on.
const BEAT: Duration = Duration::from_millis(20);
/// Stack of any policy.
const STACK: usize = 64 << 20;
/// Stack of one rule leading to another. Only what is used is ever taken.
const STACK_OF_A_RULE: usize = if cfg!(debug_assertions) { 128 << 10 } else { 32 << 10 };

/// Runs a rule over inputs, each by itself. `rules` is how many rules the engine has.
pub(crate) fn run(
    mut engine: Engine,
    rule: String,
    inputs: Vec<Value>,
    rules: usize,
    limits: Limits,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<Value>, Stopped> {
    engine.set_execution_timer_config(ExecutionTimerConfig {
        limit: limits.time,
        check_interval: NonZeroU32::new(32).unwrap_or(NonZeroU32::MIN),
    });
    engine.set_gather_prints(true);
    fence(&mut engine, limits).map_err(|error| Stopped::Failed(format!("{error:#}")))?;
    let (sender, receiver) = channel();
    let thread = std::thread::Builder::new().name("policy".to_owned()).stack_size(STACK + rules * STACK_OF_A_RULE);
    let started = thread.spawn(move || {
        let mut found = Vec::with_capacity(inputs.len());
        for input in inputs {
            engine.set_input(input);
            match engine.eval_rule(rule.clone()) {
                Ok(value) => found.push(value),
                Err(error) => {
                    // Nobody may be waiting any more.
                    let _ = sender.send(Err(format!("{error:#}")));
                    return;
                }
            }
            if engine.take_prints().is_err() {
                break;
            }
        }
        let _ = sender.send(Ok(found));
    });
    if let Err(error) = started {
        return Err(Stopped::Failed(format!("no thread could be had for it: {error}")));
    }
    let mut waited = Duration::ZERO;
    loop {
        match receiver.recv_timeout(BEAT) {
            Ok(Ok(found)) => return Ok(found),
            Ok(Err(message)) if message.contains("execution exceeded time limit") => {
                return Err(Stopped::Time(limits.time));
            }
            Ok(Err(message)) => return Err(Stopped::Failed(message)),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Stopped::Failed("the engine gave up on it".to_owned()));
            }
            Err(RecvTimeoutError::Timeout) => {
                waited += BEAT;
                if cancelled() {
                    return Err(Stopped::Cancelled);
                }
                if waited > limits.time + GRACE {
                    return Err(Stopped::Time(limits.time));
                }
            }
        }
    }
}

/// Functions that can make much out of little, and how many arguments they take.
const MAKERS: [(&str, u8); 30] = [
    ("array.concat", 2),
    ("array.reverse", 1),
    ("array.slice", 3),
    ("base64.decode", 1),
    ("base64.encode", 1),
    ("base64url.encode", 1),
    ("bits.lsh", 2),
    ("concat", 2),
    ("hex.encode", 1),
    ("json.marshal", 1),
    ("lower", 1),
    ("numbers.range", 2),
    ("numbers.range_step", 3),
    ("object.union", 2),
    ("object.union_n", 1),
    ("regex.replace", 3),
    ("regex.split", 2),
    ("replace", 3),
    ("split", 2),
    ("sprintf", 2),
    ("strings.replace_n", 2),
    ("strings.reverse", 1),
    ("substring", 3),
    ("trim", 2),
    ("trim_prefix", 2),
    ("trim_space", 1),
    ("trim_suffix", 2),
    ("union", 1),
    ("upper", 1),
    ("urlquery.encode", 1),
];

/// Puts a counter before what makes much, and takes away what is not the policy's to know.
fn fence(engine: &mut Engine, limits: Limits) -> anyhow::Result<()> {
    let made = Arc::new(AtomicU64::new(0));
    let mut inner = Engine::new();
    let mut text = String::from("package makers\nimport rego.v1\n");
    for (name, arguments) in MAKERS {
        let parameters: Vec<String> = (0..arguments).map(|number| format!("input[{number}]")).collect();
        text.push_str(&format!("{} := {name}({})\n", name.replace('.', "_"), parameters.join(", ")));
    }
    inner.add_policy("makers.rego".to_owned(), text)?;
    inner.set_input(Value::new_array());
    inner.eval_rule("data.makers.lower".to_owned())?;
    for (name, arguments) in MAKERS {
        let made = Arc::clone(&made);
        let mut inner = inner.clone();
        let rule = format!("data.makers.{}", name.replace('.', "_"));
        engine.add_extension(
            name.to_owned(),
            arguments,
            Box::new(move |mut arguments: Vec<Value>| {
                if name == "sprintf" {
                    arguments.iter_mut().take(1).for_each(without_flags);
                }
                let size = bound(name, &arguments);
                if size > limits.one {
                    anyhow::bail!("`{name}` would make more than a policy may have at once");
                }
                if made.fetch_add(size, Ordering::Relaxed).saturating_add(size) > limits.made {
                    anyhow::bail!("the policy makes more than it may have in all");
                }
                inner.set_input(Value::from(arguments));
                inner.eval_rule(rule.clone())
            }),
        )?;
    }
    for (name, arguments) in [("opa.runtime", 0u8), ("time.now_ns", 0), ("rand.intn", 2), ("uuid.rfc4122", 1)] {
        engine.add_extension(
            name.to_owned(),
            arguments,
            Box::new(move |_: Vec<Value>| {
                anyhow::bail!("`{name}` is not to be had here: a check of the same content says the same every day")
            }),
        )?;
    }
    Ok(())
}

/// At most how much a call makes.
fn bound(name: &str, arguments: &[Value]) -> u64 {
    let whole = |at: usize| arguments.get(at).and_then(|value| value.as_i64().ok()).unwrap_or(i64::MAX);
    let sizes: u64 = arguments.iter().map(|value| size(value, 0)).fold(0, u64::saturating_add);
    let of = |at: usize| arguments.get(at).map_or(0, |value| size(value, 0));
    match name {
        "numbers.range" | "numbers.range_step" => whole(1).abs_diff(whole(0)),
        "bits.lsh" => u64::try_from(whole(1)).unwrap_or(0),
        "concat" => {
            let pieces = arguments.get(1).map_or(0, elements);
            sizes.saturating_add(of(0).saturating_mul(pieces))
        }
        "replace" | "regex.replace" => sizes.saturating_add(of(0).saturating_mul(of(2))),
        "strings.replace_n" => sizes.saturating_add(of(1).saturating_mul(of(0))),
        "sprintf" => sizes.saturating_add(widths(arguments.first())),
        _ => sizes,
    }
}

/// The engine takes a flag before a width (`%-40s`) for a verb: the flags are taken out, and with them the padding.
fn without_flags(format: &mut Value) {
    let Ok(text) = format.as_string() else { return };
    if !["%-", "%+", "%#", "% "].iter().any(|flagged| text.contains(flagged)) {
        return;
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        plain.push(c);
        if c != '%' {
            continue;
        }
        if characters.peek() == Some(&'%') {
            plain.extend(characters.next());
            continue;
        }
        let flagged = characters.clone().find(|c| !matches!(c, '-' | '+' | '#' | ' '));
        if flagged.is_some_and(|verb| verb.is_ascii_alphanumeric() || verb == '.') {
            while characters.peek().is_some_and(|c| matches!(c, '-' | '+' | '#' | ' ')) {
                characters.next();
            }
        }
    }
    *format = Value::from(plain);
}

/// The widths that a format asks for.
fn widths(format: Option<&Value>) -> u64 {
    let Some(format) = format.and_then(|format| format.as_string().ok()) else { return 0 };
    format
        .split('%')
        .skip(1)
        .map(|verb| {
            let digits: String = verb.chars().skip_while(|c| *c == '.').take_while(char::is_ascii_digit).collect();
            if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
        })
        .fold(0, u64::saturating_add)
}

fn elements(value: &Value) -> u64 {
    let count = match value {
        Value::Array(items) => items.len(),
        Value::Set(items) => items.len(),
        _ => 1,
    };
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Deeper than this a value is not looked into: nothing that a policy is given is.
const DEEPEST: u32 = 200;

fn size(value: &Value, depth: u32) -> u64 {
    if depth > DEEPEST {
        return u64::MAX;
    }
    let all = |values: &mut dyn Iterator<Item = &Value>| {
        values.map(|value| size(value, depth + 1)).fold(1, u64::saturating_add)
    };
    match value {
        Value::String(text) => u64::try_from(text.len()).unwrap_or(u64::MAX),
        Value::Array(items) => all(&mut items.iter()),
        Value::Set(items) => all(&mut items.iter()),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| size(key, depth + 1).saturating_add(size(value, depth + 1)))
            .fold(1, u64::saturating_add),
        Value::Null | Value::Bool(_) | Value::Undefined => 4,
        Value::Number(_) => 8,
    }
}
