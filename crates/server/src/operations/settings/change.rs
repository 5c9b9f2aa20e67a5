//! `settings.change`: some of a person's own settings; the others stay.

use api::Problem;
use api::settings::{Change, Settings};
use storage::setting;

use crate::problem::{self, bad_value};
use crate::{Handle, Subject, Writing, Written};

const MOST: usize = 200;
const LONGEST_NAME: usize = 100;
const LONGEST_VALUE: usize = 10_000;

impl Handle for Change {
    type Context = Writing;

    async fn handle(writing: &mut Writing, request: Settings) -> Result<Written<Settings>, Problem> {
        let (tenant, user) = (writing.tenant(), writing.user());
        let subject = Subject::new("settings", user);
        writing.about(subject.clone());
        if request.values.len() > MOST {
            return Err(
                bad_value("bad-setting", format!("more than {MOST} settings at once")).hint("send them in parts")
            );
        }
        for (name, value) in &request.values {
            if name.is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
                return Err(bad_value("bad-setting", format!("`{}` is no name of a setting", name.escape_debug()))
                    .hint(format!("a name has up to {LONGEST_NAME} letters on one line")));
            }
            if value.len() > LONGEST_VALUE || value.contains('\0') {
                return Err(bad_value("bad-setting", format!("the value of `{name}` is no short text"))
                    .hint(format!("a value has up to {LONGEST_VALUE} bytes")));
            }
        }
        let write = writing.begin().await?;
        for (name, value) in &request.values {
            setting::set(write, tenant, user, name, value).await.map_err(problem::storage)?;
        }
        let values = setting::all(write, tenant, user).await.map_err(problem::storage)?;
        Ok(Written::new(Settings { values }, subject))
    }
}
