//! Which links to folders are followed.
//!
//! A folder of the project has one name, the one without links: under two, an edit could go half by one and half by
//! the other, and two links to a folder that they are in would make names without end. What lies outside is read
//! under each name that the project's own links give it, but a link met out there leads to each folder once.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};

use crate::place;

/// A link that is not followed.
pub(in super::super) struct Unfollowed {
    pub link: PathBuf,
    pub leads: Leads,
}

/// Where such a link leads.
pub(in super::super) enum Leads {
    /// To a folder that the whole project is in, which may be all of a disk.
    Above,
    /// To a folder of the project; from its top.
    Inside(PathBuf),
    /// To a folder that another link met outside has led to.
    Again,
}

/// What a walk knows of the links it has met.
pub(super) struct Links {
    resolved_top: PathBuf,
    followed_outside: Mutex<HashSet<PathBuf>>,
    unfollowed: Sender<Unfollowed>,
}

impl Links {
    /// For the project at `resolved_top`; `unfollowed` is told what is held back.
    pub(super) fn new(resolved_top: &Path, unfollowed: Sender<Unfollowed>) -> Self {
        Self { resolved_top: resolved_top.to_owned(), followed_outside: Mutex::default(), unfollowed }
    }

    /// Whether the link to a folder at `link` is not followed.
    pub(super) fn hold_back(&self, link: &Path) -> bool {
        let Some(leads) = self.leads(link) else { return false };
        // Whoever does not listen knows already.
        let _ = self.unfollowed.send(Unfollowed { link: link.to_owned(), leads });
        true
    }

    /// Where a link leads that is not followed.
    fn leads(&self, link: &Path) -> Option<Leads> {
        let target = link.canonicalize().ok()?;
        if self.resolved_top.starts_with(&target) && self.resolved_top != target {
            return Some(Leads::Above);
        }
        if let Some(below) = place::below(&self.resolved_top, &target) {
            return Some(Leads::Inside(below));
        }
        let stands_in = link.parent()?.canonicalize().ok()?;
        if stands_in.starts_with(&self.resolved_top) {
            return None;
        }
        let mut followed = self.followed_outside.lock().unwrap_or_else(PoisonError::into_inner);
        (!followed.insert(target)).then_some(Leads::Again)
    }
}
