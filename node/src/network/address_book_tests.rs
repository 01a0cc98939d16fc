//! The address book: when a peer is dialled, and how.
