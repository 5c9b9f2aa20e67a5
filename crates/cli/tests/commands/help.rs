//! What the program says of itself.

use crate::run::dharma;

#[test]
fn help_names_the_commands_the_exit_codes_and_examples() {
    let run = dharma(["--help"]);
    assert_eq!(run.code, 0);
    insta::assert_snapshot!(run.out);
}

#[test]
fn every_command_has_help_of_its_own_and_knows_json() {
    for command in ["import", "export", "diff", "serve"] {
        let run = dharma([command, "--help"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("--json") && run.out.contains("Usage: dharma"), "{}", run.out);
    }
}

#[test]
fn what_is_not_understood_exits_with_two_and_says_so_on_standard_error() {
    for arguments in [
        &["imprt"][..],
        &["import"],
        &["diff", "one"],
        &["export", "x", "--check", "--out", "y"],
        &["serve", "--port", "70000"],
        &[],
    ] {
        let run = dharma(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.contains("Usage") || run.errors.contains("--help"), "{arguments:?}: {}", run.errors);
    }
}
