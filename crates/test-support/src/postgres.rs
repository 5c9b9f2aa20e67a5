//! The PostgreSQL of this test process: made by the system's own `initdb`, on a socket in a private folder.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use storage::Location;
use tempfile::TempDir;

/// Set to `skip` to run tests without PostgreSQL; they say that they were skipped.
pub const SETTING: &str = "DHARMA_TEST_POSTGRES";
/// Where Debian and Ubuntu keep the binaries, a folder for each version.
const BINARIES: &str = "/usr/lib/postgresql";

/// A running server.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    binaries: PathBuf,
    databases: AtomicU32,
}

/// The server of this process, started when first asked for; `None` when tests are told to do without.
///
/// # Panics
/// When there is no PostgreSQL on this machine, or it does not start.
pub fn shared() -> Option<&'static Postgres> {
    static SERVER: OnceLock<Postgres> = OnceLock::new();
    #[expect(clippy::disallowed_methods, reason = "a test's edge: this is where its settings are read")]
    let setting = std::env::var(SETTING).unwrap_or_default();
    if setting == "skip" {
        eprintln!("skipped: no postgresql");
        return None;
    }
    Some(SERVER.get_or_init(Postgres::start))
}

impl Postgres {
    fn start() -> Self {
        let binaries = binaries().unwrap_or_else(|| {
            panic!(
                "there is no PostgreSQL under `{BINARIES}`: install the package `postgresql`, or set {SETTING}=skip to \
                 test on SQLite alone"
            )
        });
        let folder = TempDir::with_prefix("dharma-pg-").expect("the system gives temporary folders").keep();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("the folder is ours");
        let data = folder.join("data");
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&folder));
        }
        run(as_server(&binaries.join("initdb")).arg("--pgdata").arg(&data).args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]));
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off -c max_connections=200 \
             -c shared_buffers=32MB",
            folder.display()
        );
        run(as_server(&binaries.join("pg_ctl"))
            .args(["--wait", "--silent", "start", "--pgdata"])
            .arg(&data)
            .arg("--log")
            .arg(folder.join("log"))
            .arg("--options")
            .arg(options));
        stop_with_this_process(&binaries, &folder);
        Self { folder, binaries, databases: AtomicU32::new(0) }
    }

    /// An empty database of its own.
    #[must_use]
    pub fn new_database(&self) -> Location {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        run(Command::new(self.binaries.join("createdb"))
            .args(["--username=postgres", "--host"])
            .arg(&self.folder)
            .arg(&name));
        let host: String = self.folder.display().to_string().replace('/', "%2F");
        Location::Postgres(format!("postgres://postgres@{host}/{name}"))
    }
}

/// Leaves a process behind that stops the server and removes its folder when this one ends, however it ends: a
/// pipe of ours closes then.
#[expect(clippy::zombie_processes, reason = "it outlives this process, which is its purpose")]
fn stop_with_this_process(binaries: &Path, folder: &Path) {
    let script = format!(
        "cat >/dev/null; '{}' --pgdata '{data}' --mode immediate --silent stop; rm -rf '{folder}'",
        binaries.join("pg_ctl").display(),
        data = folder.join("data").display(),
        folder = folder.display(),
    );
    let mut watch = as_server(Path::new("sh"));
    watch.args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut watch = watch.spawn().expect("there is a shell");
    // Open until this process ends.
    std::mem::forget(watch.stdin.take());
}

/// PostgreSQL refuses to run as root.
fn as_server(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("there is `id`");
    output.stdout.trim_ascii() == b"0"
}

fn binaries() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> =
        fs::read_dir(BINARIES).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    versions.sort_by_key(|path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    versions.into_iter().rev().map(|version| version.join("bin")).find(|bin| bin.join("initdb").exists())
}

fn run(command: &mut Command) {
    // A server that is started must not hold our output open.
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output();
    let output = output.unwrap_or_else(|error| panic!("`{command:?}` does not start: {error}"));
    assert!(output.status.success(), "`{command:?}` failed: {}", String::from_utf8_lossy(&output.stderr));
}
