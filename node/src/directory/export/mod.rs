//! Members as files for other programs.
