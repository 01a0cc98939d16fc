//! What those who run the node need: probes, metrics, and a doctor.

pub mod backup;
mod beside;
pub mod doctor;
pub mod leftovers;
pub mod probes;
pub mod restore;
