//! Folders and files as far as a browser lets a page: chosen or dropped folders are read, files are downloaded.

use std::cell::Cell;
use std::rc::Rc;

use domain::FileEntry;
use domain::files::Content;
use folder::chosen::{Fate, Ignored};
use folder::kind::{Kind, LARGEST_FOLDER, is_never_read};
use futures::channel::oneshot;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::{OpenedFolder, Progress, Refusal, Skipped};
use crate::copy::opening as text;

/// Why a folder was not read.
#[derive(Debug)]
pub enum NotRead {
    /// A person gave it up.
    Cancelled,
    /// There is more in it than one project holds.
    TooLarge,
    /// The browser refused.
    Refused(String),
}

impl From<JsValue> for NotRead {
    fn from(error: JsValue) -> Self {
        Self::Refused(
            error
                .dyn_ref::<js_sys::Error>()
                .map_or_else(|| format!("{error:?}"), |error| String::from(error.message())),
        )
    }
}

/// Lets a person choose a folder: its files with their relative paths; none when they change their mind.
pub async fn pick_folder() -> Vec<(String, File)> {
    let Some(input) = folder_input() else { return Vec::new() };
    choose(&input).await;
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length())
        .filter_map(|index| files.get(index))
        .map(|file| {
            let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
            (path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file)
        })
        .collect()
}

/// Lets a person choose one file: its name and its bytes; nothing when they change their mind.
pub async fn pick_file(endings: &str) -> Result<Option<(String, Vec<u8>)>, NotRead> {
    let Some(input) = file_input() else { return Ok(None) };
    input.set_accept(endings);
    choose(&input).await;
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return Ok(None) };
    Ok(Some((file.name(), bytes_of(&file).await?)))
}

/// Shows the choice, and resolves when it is made or left.
async fn choose(input: &web_sys::HtmlInputElement) {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let answer = Closure::<dyn FnMut()>::new(move || {
        if let Some(sender) = sender.take() {
            let _ = sender.send(());
        }
    });
    input.set_onchange(Some(answer.as_ref().unchecked_ref()));
    let _ = input.add_event_listener_with_callback("cancel", answer.as_ref().unchecked_ref());
    input.click();
    let _ = receiver.await;
}

/// What was dropped and can be opened: one folder, or files of Terraform's.
pub struct Dropped {
    /// The name of the folder, or of the first file.
    pub name: String,
    entries: Vec<FileSystemEntry>,
}

/// What was dropped. The list of it is empty again once the event has passed; what is returned stays.
pub fn dropped(transfer: &DataTransfer) -> Result<Dropped, Refusal> {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|index| items.get(index))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect();
    let first = entries.first().map(FileSystemEntry::name).unwrap_or_default();
    let (folders, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(FileSystemEntry::is_directory);
    match folders.as_slice() {
        [folder] => Ok(Dropped { name: folder.name(), entries: folders }),
        [] if files.iter().any(|file| is_of_terraform(&file.name())) => Ok(Dropped { name: first, entries: files }),
        [] if files.is_empty() => Err(Refusal::Unknown { name: first }),
        [] => Err(Refusal::File { name: first }),
        several => Err(Refusal::Several { folders: several.len() }),
    }
}

fn is_of_terraform(name: &str) -> bool {
    match Kind::of(name) {
        Kind::Configuration | Kind::Values => true,
        Kind::State | Kind::Other => false,
    }
}

/// The files of what was dropped with their relative paths, the folder's name first.
pub async fn files_of(dropped: Dropped, cancelled: &Cell<bool>) -> Result<Vec<(String, File)>, NotRead> {
    let mut found = Vec::new();
    let mut waiting = dropped.entries;
    while let Some(entry) = waiting.pop() {
        if cancelled.get() {
            return Err(NotRead::Cancelled);
        }
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if entry.is_directory() {
            let name = entry.name();
            // What was dropped itself is meant, whatever it is called.
            if path.contains('/') && is_never_read(&name) && name != ".terraform" {
                continue;
            }
            waiting.extend(children(entry.unchecked_into()).await?);
        } else if entry.is_file() {
            found.push((path, file_of(entry.unchecked_into()).await?));
        }
    }
    Ok(found)
}

/// Reads the files of the folder called `name`, which their paths may begin with; files dropped by themselves are in none.
pub async fn read(
    name: String,
    chosen: Vec<(String, File)>,
    progress: impl Fn(Progress),
    cancelled: &Cell<bool>,
) -> Result<OpenedFolder, NotRead> {
    let prefix = format!("{name}/");
    let mut ignores = Vec::new();
    for (path, file) in &chosen {
        let path = path.strip_prefix(&prefix).unwrap_or(path);
        if path == ".gitignore" || path.ends_with("/.gitignore") {
            if size_of(file) > LARGEST_FOLDER {
                return Err(NotRead::TooLarge);
            }
            ignores.push((path, String::from_utf8_lossy(&bytes_of(file).await?).into_owned()));
        }
    }
    let ignored = Ignored::new(ignores.iter().map(|(path, text)| (*path, text.as_str())));
    let mut folder =
        OpenedFolder { path: String::new(), name, files: Vec::new(), values_only: Vec::new(), skipped: Vec::new() };
    let mut so_far = Progress::default();
    for (path, file) in &chosen {
        if cancelled.get() {
            return Err(NotRead::Cancelled);
        }
        let path = path.strip_prefix(&prefix).unwrap_or(path).to_owned();
        let size = size_of(file);
        let kept = match ignored.fate(&path, size) {
            Fate::Taken => &mut folder.files,
            Fate::ValuesOnly => &mut folder.values_only,
            Fate::Left => continue,
            Fate::Skipped(reason) => {
                folder.skipped.push(Skipped { path, reason });
                continue;
            }
        };
        if so_far.bytes + size > LARGEST_FOLDER {
            return Err(NotRead::TooLarge);
        }
        match bytes_of(file).await {
            Ok(bytes) => {
                so_far.files += 1;
                so_far.bytes += size;
                kept.push(FileEntry { path, content: Content(bytes.into()) });
                progress(so_far);
            }
            Err(_) => folder.skipped.push(Skipped { path, reason: text::UNREADABLE.to_owned() }),
        }
    }
    Ok(folder)
}

/// Hands a file to the person.
pub fn download(name: &str, content_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(content_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document =
        web_sys::window().and_then(|window| window.document()).ok_or_else(|| JsValue::from_str("no document"))?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}

fn file_input() -> Option<web_sys::HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    let input: web_sys::HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    Some(input)
}

fn folder_input() -> Option<web_sys::HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    let input: web_sys::HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_multiple(true);
    input.set_attribute("webkitdirectory", "").ok()?;
    Some(input)
}

fn size_of(file: &File) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
    let size = file.size() as u64;
    size
}

async fn bytes_of(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn file_of(entry: FileSystemFileEntry) -> Result<File, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(promise).await?.dyn_into()
}

async fn children(directory: FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = directory.create_reader();
    let mut all = Vec::new();
    loop {
        // A browser gives at most a hundred at a time.
        let promise = Promise::new(&mut |resolve, reject| {
            if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        });
        let batch: Array = JsFuture::from(promise).await?.dyn_into()?;
        if batch.length() == 0 {
            return Ok(all);
        }
        // Chromium has the interface under another name, so that asking for it by this one finds nothing.
        all.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
