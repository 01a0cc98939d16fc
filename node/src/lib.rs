//! The Steelyard node: holds one cluster's members, answers signed, consent-checked queries of peer
//! clusters, and asks them.

pub mod answering;
pub mod app;
pub mod asking;
pub mod audit;
pub mod cli;
pub mod clock;
pub mod config;
pub mod directory;
pub mod identity;
pub mod introductions;
pub mod matching;
pub mod network;
pub mod ops;
pub mod people;
pub mod rights;
pub mod store;
pub mod telemetry;
pub mod texts;
pub mod vocabulary;
pub mod web;
