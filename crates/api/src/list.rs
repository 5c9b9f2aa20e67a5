//! The one list of all operations.

/// Calls `$callback!` with every operation, as `module::Type` paths of this crate.
///
/// The server mounts a handler for each from here; an operation without a handler does not compile.
#[macro_export]
macro_rules! operations {
    ($callback:ident) => {
        $callback! {
            core::Describe,
            changes::After,
            settings::Read,
            settings::Change,
            catalogue::Types,
            catalogue::ReadSchema,
            blueprints::List,
            blueprints::Inspect,
            blueprints::Create,
            blueprints::Get,
            blueprints::Rename,
            blueprints::Remove,
            blueprints::Export,
            blueprints::Picture,
            editing::ReadScene,
            editing::ReadBlocks,
            editing::ReadComponent,
            editing::ReadSource,
            editing::Apply,
            editing::Preview,
            editing::Undo,
            editing::Redo,
            editing::Arrange,
            versions::Save,
            versions::List,
            versions::Compare,
            versions::Restore,
            incoming::Offer,
            incoming::Review,
            incoming::Merge,
            incoming::InStep,
        }
    };
}
