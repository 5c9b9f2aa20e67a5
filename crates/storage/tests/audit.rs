//! Whoever changes the audit behind our back is found out.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test ends at the first thing that is not as it should be")]

use domain::Digest;
use domain::ids::{TenantId, UserId};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, SqlitePool};
use storage::audit::{self, Broken, Record};
use storage::{Database, Location, tenant};
use test_support::TestDatabase;
use test_support::core::NOW;

const ENTRIES: u64 = 5;

struct Tampered {
    database: TestDatabase,
    tenant: TenantId,
    open: Database,
}

impl Tampered {
    /// A chain of five entries, changed by an SQL text.
    async fn by(texts: &[&str]) -> Self {
        let database = TestDatabase::sqlite();
        let open = database.open().await;
        let tenant = TenantId::new(NOW, [1; 10]);
        let mut write = open.write().await.unwrap();
        tenant::ensure(&mut write, tenant, "ours", NOW).await.unwrap();
        for number in 1..=ENTRIES {
            audit::append(&mut write, tenant, record(number)).await.unwrap();
        }
        write.commit().await.unwrap();
        let tampered = Self { database, tenant, open };
        for text in texts {
            tampered.run(text).await;
        }
        tampered
    }

    async fn run(&self, text: &str) {
        let Location::Sqlite(path) = &self.database.location else { panic!("a SQLite file") };
        let raw = SqlitePool::connect_with(SqliteConnectOptions::new().filename(path)).await.unwrap();
        let changed = sqlx::query(AssertSqlSafe(text.to_owned())).execute(&raw).await.unwrap().rows_affected();
        assert!(changed > 0, "`{text}` changes something");
        raw.close().await;
    }

    async fn verify(&self) -> Result<audit::Verified, Broken> {
        let mut read = self.open.read().await.unwrap();
        audit::verify(&mut read, self.tenant).await
    }
}

fn record(number: u64) -> Record {
    Record {
        recorded_at: NOW,
        made_at: NOW,
        actor: UserId::new(NOW, [2; 10]),
        operation: "blueprint.edit".to_owned(),
        permission: "blueprint:update".to_owned(),
        decision: "local: allowed".to_owned(),
        result: "done".to_owned(),
        subject: format!("blueprint:{number}"),
        before: Some(Digest::of(b"before")),
        after: None,
        key: None,
    }
}

#[tokio::test]
async fn an_untouched_chain_holds() {
    assert_eq!(Tampered::by(&[]).await.verify().await.unwrap().entries, ENTRIES);
}

#[tokio::test]
async fn every_field_of_an_entry_counts() {
    let other = format!("x'{}'", "ab".repeat(32));
    for (column, value) in [
        ("recorded_at", "1"),
        ("made_at", "1"),
        ("actor", "x'00000000000000000000000000000000'"),
        ("operation", "'blueprint.remove'"),
        ("permission", "''"),
        ("decision", "'denied'"),
        ("result", "'refused: x'"),
        ("subject", "'blueprint:other'"),
        ("before_digest", "NULL"),
        ("after_digest", other.as_str()),
        ("idempotency_key", "x'00000000000000000000000000000000'"),
        ("previous_digest", other.as_str()),
        ("digest", other.as_str()),
    ] {
        let tampered = Tampered::by(&[&format!("UPDATE audit SET {column} = {value} WHERE sequence = 3")]).await;
        let broken = tampered.verify().await.unwrap_err();
        assert!(matches!(broken, Broken::Entry(3)), "`{column}`: {broken}");
    }
}

#[tokio::test]
async fn entries_cannot_be_taken_out_or_swapped() {
    for (texts, entry) in [
        (&["DELETE FROM audit WHERE sequence = 1"][..], 1),
        (&["DELETE FROM audit WHERE sequence = 3"], 3),
        (&["DELETE FROM audit WHERE sequence = 3", "UPDATE audit SET sequence = sequence - 1 WHERE sequence > 3"], 3),
        (
            &[
                "UPDATE audit SET sequence = 9 WHERE sequence = 2",
                "UPDATE audit SET sequence = 2 WHERE sequence = 3",
                "UPDATE audit SET sequence = 3 WHERE sequence = 9",
            ],
            2,
        ),
    ] {
        let broken = Tampered::by(texts).await.verify().await.unwrap_err();
        assert!(matches!(broken, Broken::Entry(found) if found == entry), "{texts:?}: {broken}");
    }
}

#[tokio::test]
async fn the_end_cannot_be_cut_off() {
    for text in [
        "DELETE FROM audit WHERE sequence = 5",
        "DELETE FROM audit",
        "UPDATE audit_head SET sequence = 4",
        "DELETE FROM audit_head",
    ] {
        let broken = Tampered::by(&[text]).await.verify().await.unwrap_err();
        assert!(matches!(broken, Broken::Head { .. }), "`{text}`: {broken}");
    }
}
