//! The two macros that every query goes through.

/// Registers an SQL text and gives it back.
macro_rules! sql {
    ($text:literal) => {{
        #[linkme::distributed_slice($crate::statement::STATEMENTS)]
        #[expect(unsafe_code, reason = "the register is a section of the binary; nothing here runs")]
        static TEXT: &str = $text;
        TEXT
    }};
}

/// Runs one query body on whichever engine the transaction belongs to.
macro_rules! within {
    ($tx:expr, $connection:ident => $body:expr) => {
        match $tx.engine() {
            $crate::database::Engine::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body.map_err($crate::Error::from)
            }
            $crate::database::Engine::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $body.map_err($crate::Error::from)
            }
        }
    };
}

/// Runs a query that gives no rows, and says how many it changed.
macro_rules! execute {
    ($tx:expr, $query:expr) => {
        within!($tx, connection => $query.execute(connection).await.map(|done| done.rows_affected()))
    };
}
