//! What those who run the node need: probes, metrics, and a doctor.

pub mod backup;
pub mod doctor;
pub mod probes;
pub mod restore;
