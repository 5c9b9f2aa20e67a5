//! What is a block and what is an attribute in configuration that is written in JSON.

use hcl::json::Schema;

/// The shape of Terraform's own blocks. Nested blocks of providers' types look like attributes that hold objects.
pub(crate) struct Shape;

impl Schema for Shape {
    fn block_labels(&self, path: &[&str], name: &str) -> Option<usize> {
        match (path, name) {
            ([], "resource" | "data" | "ephemeral" | "action") => Some(2),
            ([], "module" | "variable" | "output" | "provider" | "check") => Some(1),
            ([], "terraform" | "locals" | "moved" | "import" | "removed") => Some(0),
            (["terraform"], "backend" | "provider_meta") => Some(1),
            (["terraform"], "required_providers" | "cloud") => Some(0),
            (["terraform", "cloud"], "workspaces") => Some(0),
            (["variable"], "validation") => Some(0),
            (["output"], "precondition") => Some(0),
            (["check"], "data") => Some(2),
            (["check"], "assert") => Some(0),
            (["resource" | "data" | "ephemeral", ..], "dynamic") => Some(1),
            (["resource" | "data" | "ephemeral", .., "dynamic"], "content") => Some(0),
            (["resource" | "removed"], "provisioner") => Some(1),
            (["resource" | "removed"], "connection") | (["resource", "provisioner"], "connection") => Some(0),
            (["resource" | "data" | "ephemeral" | "removed"], "lifecycle") => Some(0),
            (["resource" | "data" | "ephemeral", "lifecycle"], "precondition" | "postcondition") => Some(0),
            (["resource" | "data"], "timeouts") => Some(0),
            (["resource", "lifecycle"], "action_trigger") => Some(0),
            (["action"], "config") => Some(0),
            _ => None,
        }
    }

    fn holds_references(&self, path: &[&str], name: &str) -> bool {
        matches!(
            (path, name),
            (["variable"], "type")
                | (["terraform", "required_providers"], _)
                | (["check", "data"], "provider" | "depends_on")
                | (["resource" | "removed", "provisioner"], "when" | "on_failure")
                | (["resource" | "data" | "ephemeral", .., "dynamic"], "iterator")
                | (["resource" | "data" | "ephemeral" | "module" | "output"], "depends_on")
                | (["resource" | "data" | "ephemeral" | "action" | "import"], "provider")
                | (["module"], "providers")
                | (["resource", "lifecycle"], "ignore_changes" | "replace_triggered_by")
                | (["resource", "lifecycle", "action_trigger"], "actions" | "events")
                | (["moved"], "from" | "to")
                | (["import"], "to")
                | (["removed"], "from")
        )
    }
}
