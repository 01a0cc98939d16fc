//! What Steelyard nodes say to each other.
