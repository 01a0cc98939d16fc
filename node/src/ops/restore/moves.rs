//! Moves in the file system that can be taken back, all of them, if one of them fails.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{copy_new, make_folder};
use crate::ops::backup::{BackupError, io_error};

/// What was done so far.
#[derive(Default)]
pub(super) struct Moves(Vec<Done>);

enum Done {
    /// This folder was made.
    Made(PathBuf),
    /// This file was copied there; it stays until another takes its place.
    Kept(PathBuf, PathBuf),
    /// This file or folder was moved there.
    Moved(PathBuf, PathBuf),
}

/// Something cannot be moved back.
#[derive(Debug)]
pub(super) struct Stuck {
    /// The folder where it lies.
    pub(super) folder: PathBuf,
    /// What the system said.
    pub(super) reason: io::Error,
}

impl Moves {
    /// Makes a folder, and those above it.
    pub(super) fn folder(&mut self, folder: &Path) -> Result<(), BackupError> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|f| !f.exists()).collect();
        make_folder(folder)?;
        let made = missing.into_iter().rev().map(Path::to_owned);
        self.0.extend(made.map(Done::Made));
        Ok(())
    }

    /// Copies a file that another will replace.
    pub(super) fn keep(&mut self, file: &Path, copy: PathBuf) -> Result<(), BackupError> {
        let copied = copy_new(file, &copy);
        self.0.push(Done::Kept(file.to_owned(), copy));
        copied
    }

    /// Moves a file or folder to where nothing is, or a file that was kept.
    pub(super) fn make(&mut self, from: &Path, to: PathBuf) -> Result<(), BackupError> {
        fs::rename(from, &to).map_err(|e| io_error(from, e))?;
        self.0.push(Done::Moved(from.to_owned(), to));
        Ok(())
    }

    /// Takes everything back that can be, the last first.
    ///
    /// # Errors
    /// Says where something lies that cannot be moved back.
    pub(super) fn take_back(self) -> Result<(), Stuck> {
        let copy_of = |file: &PathBuf| {
            self.0.iter().find_map(|done| match done {
                Done::Kept(kept, copy) if kept == file => Some(copy),
                _ => None,
            })
        };
        let mut stuck = None;
        for done in self.0.iter().rev() {
            let (lies, place) = match done {
                // With what lies in it, it stays.
                Done::Made(folder) => {
                    let _ = fs::remove_dir(folder);
                    continue;
                }
                Done::Kept(_, copy) => {
                    // It may be the only one.
                    if stuck.is_none() {
                        let _ = fs::remove_file(copy);
                    }
                    continue;
                }
                // The old file takes the place of the new one in one step, so that one is always there.
                Done::Moved(from, to) => match copy_of(to) {
                    Some(copy) => (copy, to),
                    None => (to, from),
                },
            };
            if let Err(reason) = fs::rename(lies, place) {
                let folder = lies.parent().unwrap_or(lies).to_owned();
                // The last one counts: what was moved first was there before.
                stuck = Some(Stuck { folder, reason });
            }
        }
        stuck.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder `node` with files `a` and `erased` and a folder `rules`, and `new` with another
    /// `erased`.
    fn folders() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let temp = tempfile::tempdir().unwrap();
        let (node, new) = (temp.path().join("node"), temp.path().join("new"));
        fs::create_dir_all(node.join("rules")).unwrap();
        fs::create_dir(&new).unwrap();
        for (file, content) in [("a", "a"), ("erased", "old"), ("rules/own", "own")] {
            fs::write(node.join(file), content).unwrap();
        }
        fs::write(new.join("erased"), "new").unwrap();
        (temp, node, new)
    }

    fn read(file: PathBuf) -> String {
        fs::read_to_string(file).unwrap()
    }

    #[test]
    fn what_was_moved_goes_back_where_something_cannot_be_moved() {
        let (_temp, node, new) = folders();
        let aside = node.join("aside/deep");
        let mut moves = Moves::default();
        moves.folder(&aside).unwrap();
        moves
            .keep(&node.join("erased"), aside.join("erased"))
            .unwrap();
        for name in ["a", "rules"] {
            moves.make(&node.join(name), aside.join(name)).unwrap();
        }
        moves
            .make(&new.join("erased"), node.join("erased"))
            .unwrap();
        assert_eq!(read(node.join("erased")), "new");
        let gone = moves.make(&node.join("gone"), aside.join("gone"));
        assert!(gone.unwrap_err().to_string().contains("gone"));
        moves.take_back().unwrap();
        for (file, content) in [("a", "a"), ("erased", "old"), ("rules/own", "own")] {
            assert_eq!(read(node.join(file)), content, "{file}");
        }
        assert!(!node.join("aside").exists());
    }

    #[test]
    fn what_cannot_be_moved_back_is_named_with_its_folder_and_stops_nothing_else() {
        let (_temp, node, _new) = folders();
        let aside = node.join("aside");
        let mut moves = Moves::default();
        moves.folder(&aside).unwrap();
        for name in ["a", "rules"] {
            moves.make(&node.join(name), aside.join(name)).unwrap();
        }
        fs::create_dir_all(node.join("rules/in the way")).unwrap();
        let stuck = moves.take_back().unwrap_err();
        assert_eq!(stuck.folder, aside);
        assert_eq!(read(node.join("a")), "a");
        assert_eq!(read(aside.join("rules/own")), "own");
    }
}
