//! Folders with Terraform in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use tempfile::TempDir;

/// A folder that a story opens.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A folder with these files.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn with(files: &[(&str, &str)]) -> Result<Self> {
        let project = Self { folder: tempfile::Builder::new().prefix("project-").tempdir()? };
        for (path, content) in files {
            project.write(path, content)?;
        }
        Ok(project)
    }

    /// A small network with a database, formatted as `terraform fmt` does it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn shop() -> Result<Self> {
        Self::with(&[("main.tf", SHOP), ("variables.tf", VARIABLES)])
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Its name, as a person sees it.
    #[must_use]
    pub fn name(&self) -> String {
        self.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The text of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, path: &str) -> Result<String> {
        Ok(fs::read_to_string(self.path().join(path))?)
    }

    /// The texts of all its files, by path.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn texts(&self) -> Result<BTreeMap<String, String>> {
        crate::handing::texts_below(self.path())
    }

    /// Where in it each of its files is.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn files(&self) -> Result<Vec<PathBuf>> {
        let (mut files, mut folders) = (Vec::new(), vec![self.path().to_owned()]);
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(path.strip_prefix(self.path())?.to_owned());
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// Writes a file as many editors do: beside it first, then over it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn replace(&self, path: &str, content: &str) -> Result<()> {
        let draft = self.write(&format!("{path}~"), content)?;
        fs::rename(draft, self.path().join(path))?;
        Ok(())
    }

    /// Runs git in it, as some fixed person.
    ///
    /// # Errors
    /// When git is missing or refuses.
    pub fn git(&self, arguments: &[&str]) -> Result<()> {
        let person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"];
        let mut git = Command::new("git");
        git.arg("-C").arg(self.path()).args(person).args(arguments);
        let output = git.output()?;
        ensure!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    }

    /// Writes a file, as another program would.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&self, path: &str, content: &str) -> Result<PathBuf> {
        let place = self.path().join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&place, content)?;
        Ok(place)
    }
}

/// `main.tf` of the shop.
pub const SHOP: &str = r#"# The shop's network; everything else sits inside it.
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "data" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, 1) # one of 256
}

resource "aws_db_instance" "ledger" {
  identifier        = "ledger"
  engine            = "postgres"
  instance_class    = var.instance_class
  allocated_storage = 50
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
"#;

/// `variables.tf` of the shop.
pub const VARIABLES: &str = r#"variable "instance_class" {
  description = "How large the ledger's machine is"
  type        = string
  default     = "db.m6g.large"
}
"#;
