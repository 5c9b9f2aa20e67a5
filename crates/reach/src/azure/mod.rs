//! Translated below.
use crate::book::Book;
use crate::model::Model;

pub(crate) fn translate(_book: &Book<'_>, _model: &mut Model) {}
