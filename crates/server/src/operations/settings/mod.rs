//! A person's own settings.

mod change;
mod read;
