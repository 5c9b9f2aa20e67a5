//! A set of files as one download.

use std::io::{Cursor, Write as _};

use domain::FileEntry;
use zip::write::SimpleFileOptions;

/// A zip archive of the files, the same for the same files.
///
/// # Errors
/// When the archive cannot hold them.
pub fn zip(files: &[FileEntry]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for file in files {
        archive.start_file(file.path.as_str(), options)?;
        archive.write_all(&file.content.0)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn every_byte_comes_out_again() {
        let files = [("main.tf", b"a\r\n".to_vec()), ("modules/é/x.bin", vec![0, 255, 10])];
        let entries: Vec<FileEntry> = files
            .iter()
            .map(|(path, bytes)| FileEntry {
                path: (*path).to_owned(),
                content: domain::files::Content(bytes.clone().into()),
            })
            .collect();
        let mut archive = zip::ZipArchive::new(Cursor::new(zip(&entries).unwrap())).unwrap();
        for (path, bytes) in files {
            let mut out = Vec::new();
            archive.by_name(path).unwrap().read_to_end(&mut out).unwrap();
            assert_eq!(out, bytes, "{path}");
        }
    }
}
