//! Every limit of the exchange, in one place. Each is checked before memory is taken for what it
//! bounds, and the error that a check gives names the limit.

/// Longest query frame, in bytes, as read from the wire.
pub const QUERY_FRAME_BYTES: usize = 64 * 1024;
/// Longest answer frame, in bytes, as read from the wire.
pub const ANSWER_FRAME_BYTES: usize = 1024 * 1024;
/// Most bytes that a frame adds to the signed message in it.
pub const FRAME_HEAD_BYTES: usize = 7;
/// Most bytes that a frame adds to the receipt and the body in it.
pub const ANSWER_HEAD_BYTES: usize = 10;
/// Longest signed receipt, in bytes.
pub const RECEIPT_BYTES: usize = 4 * 1024;
/// Longest body of an answer, in bytes: what the frame has room for beside the receipt.
pub const ANSWER_BODY_BYTES: usize = ANSWER_FRAME_BYTES - ANSWER_HEAD_BYTES - RECEIPT_BYTES;
/// Most records in one answer.
pub const RECORDS: u32 = 100;
/// Records in one answer when a query names no limit.
pub const DEFAULT_RECORDS: u32 = 20;
/// Most concepts in one query.
pub const CONCEPTS: usize = 64;
/// Most characters (Unicode scalar values) of free text in one query.
pub const TEXT_CHARS: usize = 2_000;
/// Most entries in each list of a query's filters (countries, NUTS prefixes, kinds).
pub const FILTER_ENTRIES: usize = 100;
/// Most clusters that one query may name, and most clusters in a charter.
pub const CLUSTERS: usize = 2_000;
/// Longest deadline of a query, in milliseconds.
pub const DEADLINE_MS: u32 = 60_000;
/// Deadline of a query that names none, in milliseconds.
pub const DEFAULT_DEADLINE_MS: u32 = 5_000;
/// Largest weight of a concept in a query; the smallest is above 0.
pub const CONCEPT_WEIGHT: f64 = 100.0;
/// How far the clocks of two nodes may differ, in seconds (either way).
pub const CLOCK_SKEW_SECONDS: i64 = 300;
/// Longest life of a signed query or ping, in seconds, from `iat` to `exp`; for as long after its
/// `iat` an answer is taken.
pub const MESSAGE_LIFE_SECONDS: i64 = 300;
/// Longest signed charter, in bytes.
pub const CHARTER_BYTES: usize = 8 * 1024 * 1024;
/// Most signatures of a charter: a cluster that changes its key signs with the old and the new one.
pub const CHARTER_SIGNATURES: usize = 2 * CLUSTERS;
/// Longest cluster card or invitation, in bytes.
pub const CARD_BYTES: usize = 32 * 1024;
/// Most nodes of one cluster in a charter, and most addresses of one node.
pub const NODES_PER_CLUSTER: usize = 16;
/// Longest address of a node, IRI of a purpose or name of a vocabulary, in bytes.
pub const ADDRESS_BYTES: usize = 500;
/// Longest name of a federation or a cluster, in characters.
pub const NAME_CHARS: usize = 200;
/// Most purposes in a charter.
pub const PURPOSES: usize = 100;
/// Most vocabularies in a charter.
pub const VOCABULARIES: usize = 100;
/// Most reductions that one answer states.
pub const REDUCTIONS: usize = 32;
/// Highest score of a match of a semantic query: all that is wanted, without end.
pub const SEMANTIC_SCORE: f64 = 1.0;
/// Highest score of a match of a strict query: 1,000 for all of its concepts and 500 for all of its
/// words, without end.
pub const STRICT_SCORE: f64 = 1_500.0;
/// How far a score may be from what the weights of its parts add up to, or above the highest. Nodes
/// round scores and weights to decimal fractions that add up: only that they are kept as binary ones
/// makes a difference, of less than a millionth for as many parts as there may be.
pub const SCORE_TOLERANCE: f64 = 1e-6;
/// Most parts of the reason why a record fits: each concept that a query names and each word of its
/// text, which has no more words than characters, gives one at most.
pub const REASONS: usize = CONCEPTS + TEXT_CHARS;
/// Most offers, and most needs, of one member in an answer or an introduction. Memory is what bounds
/// it: an empty one has two bytes on the wire, and takes about a hundred in memory.
pub const ENTRIES: usize = 100;
/// Most concepts that were named, and most that were derived, of one offer or need: as many as the
/// longest field of an imported table has room for.
pub const ENTRY_CONCEPTS: usize = 10_000;
/// Longest sentence for people in a refusal or a reduction, in characters.
pub const MESSAGE_CHARS: usize = 1_000;
/// Most characters of a text in an introduction: why it is asked for, a question, an answer.
pub const INTRODUCTION_TEXT_CHARS: usize = 2_000;
/// Longest JSON of what a member reveals in an introduction, in bytes: what a frame has room for
/// beside the rest, once it is spelled in base64.
pub const REVEALED_BYTES: usize = 32 * 1024;
/// Longest life of an introduction, in days, from its request until it expires.
pub const INTRODUCTION_DAYS: i64 = 90;
/// Most messages of one cluster in one introduction.
pub const INTRODUCTION_MESSAGES: u32 = 64;
