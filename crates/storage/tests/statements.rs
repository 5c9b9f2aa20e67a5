//! Every SQL text is understood by both engines.

#![expect(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it should be")]

use std::collections::BTreeSet;

use storage::statement::STATEMENTS;
use test_support::both_engines;

both_engines! {
    async fn every_statement_is_understood(database: TestDatabase) {
        let database = database.open().await;
        let texts: BTreeSet<&'static str> = STATEMENTS.iter().copied().collect();
        assert!(texts.len() > 30, "the register holds {} texts: those of every table", texts.len());
        let mut failed = Vec::new();
        for text in texts {
            let mut tx = database.read().await.unwrap();
            if let Err(error) = tx.prepare(text).await {
                failed.push(format!("{text}\n{error:?}"));
            }
        }
        assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    }
}
