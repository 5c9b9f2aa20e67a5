//! What decides whether a command can be used now.

use leptos::prelude::*;

use crate::app::App;
use crate::app::workbench::is_component;
use crate::transport::is_desktop;

/// What is the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// A blueprint is open.
    pub blueprint: bool,
    /// How many nodes are selected.
    pub selected: usize,
    /// How many of them are components.
    pub components: usize,
    /// How many of them are groups.
    pub groups: usize,
    /// There is a step to take back.
    pub undo: bool,
    /// There is a step to make again.
    pub redo: bool,
    /// Nothing can be edited now.
    pub read_only: bool,
    /// Two versions are compared.
    pub comparing: bool,
    /// Files came in that wait.
    pub incoming: bool,
    /// There are folders on this machine.
    pub desktop: bool,
}

impl Facts {
    /// As it is now. Inside a reactive scope it is followed.
    pub fn now(app: App) -> Self {
        let work = app.work;
        let (selected, components, groups) = work.selection.with(|selection| {
            let components = selection.iter().filter(|key| is_component(key)).count();
            let groups = selection.iter().filter(|key| key.0.starts_with("group:")).count();
            (selection.len(), components, groups)
        });
        let history = work.history.get();
        Self {
            blueprint: work.id.with(Option::is_some),
            selected,
            components,
            groups,
            undo: history.undo > 0,
            redo: history.redo > 0,
            read_only: work.read_only(),
            comparing: work.comparing.with(Option::is_some),
            incoming: work.cover.with(|cover| cover.here().is_some_and(|cover| cover.incoming)),
            desktop: is_desktop(),
        }
    }
}
