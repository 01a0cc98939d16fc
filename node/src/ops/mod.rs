//! What those who run the node need: probes, metrics, and a doctor.

pub mod doctor;
pub mod probes;
