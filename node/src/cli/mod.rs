//! The command line: one file for each subcommand.

pub mod consent;
pub mod local;
pub mod member;
pub mod vocabulary;
