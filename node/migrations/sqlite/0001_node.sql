-- Applied migrations never change; write a new one instead.
--
-- INTEGER PRIMARY KEY is SQLite's own row number, and WITHOUT ROWID keeps the rows in the primary
-- key: either way a row is written once, where a BIGINT key would make it two.

-- The head of the ledger: one row. Every change of the node's data locks it, so that writers of
-- whatever process come one after the other, and a reader can tell whether anything has changed.
CREATE TABLE ledger (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL,          -- entries in the audit log
    frontier BLOB NOT NULL,        -- the Merkle tree's right edge, 32 bytes a hash
    mac BLOB NOT NULL,             -- HMAC over all of this row, by the node's secret
    revision BIGINT NOT NULL,      -- of members, consents, charter and vocabulary
    next_member BIGINT NOT NULL,   -- numbers are never used twice
    next_consent BIGINT NOT NULL
);

-- The audit log. The body is the exact bytes that the leaf hash is made of.
CREATE TABLE audit_entry (
    idx INTEGER NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,            -- milliseconds since 1970
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    leaf BLOB NOT NULL,
    mac BLOB NOT NULL              -- HMAC over place and leaf, by the node's secret
);

CREATE TABLE checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    note TEXT NOT NULL             -- a signed note (C2SP)
);

-- Which members an answer disclosed; the log itself names them by a salted hash only.
CREATE TABLE disclosure (
    member_id BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    at BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    purpose TEXT NOT NULL,
    fields BIGINT NOT NULL,        -- seven bits, bit 0 for region
    PRIMARY KEY (member_id, entry)
) WITHOUT ROWID;

-- Queries that were answered or refused after verification, until they have expired.
CREATE TABLE seen_query (
    asker TEXT NOT NULL,
    query_id TEXT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (asker, query_id)
) WITHOUT ROWID;
CREATE INDEX seen_query_expires ON seen_query (expires);

CREATE TABLE charter (
    version BIGINT NOT NULL PRIMARY KEY,
    adopted_at BIGINT NOT NULL,
    document TEXT NOT NULL
);

CREATE TABLE member (
    id INTEGER NOT NULL PRIMARY KEY,
    member_ref TEXT NOT NULL UNIQUE,
    profile TEXT NOT NULL,         -- JSON
    salt BLOB NOT NULL,            -- of the hash that names the member in the log
    updated_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX member_revision ON member (revision);

CREATE TABLE member_removed (
    id BIGINT NOT NULL PRIMARY KEY,
    removed_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX member_removed_revision ON member_removed (revision);

-- Consents are append-only: one row when given, one row when withdrawn.
CREATE TABLE consent (
    id INTEGER NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL,
    terms TEXT NOT NULL,           -- JSON
    valid_from BIGINT NOT NULL,
    valid_until BIGINT,
    given_at BIGINT NOT NULL,
    source TEXT NOT NULL,          -- how it was given
    revision BIGINT NOT NULL
);
CREATE INDEX consent_member ON consent (member_id);
CREATE INDEX consent_revision ON consent (revision);

CREATE TABLE consent_withdrawn (
    consent_id BIGINT NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX consent_withdrawn_revision ON consent_withdrawn (revision);

-- Standing objections, append-only; the last row of a member and cluster counts.
CREATE TABLE objection (
    member_id BIGINT NOT NULL,
    cluster TEXT NOT NULL,
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    stands BIGINT NOT NULL,        -- 1 raised, 0 lifted
    PRIMARY KEY (member_id, cluster, revision)
);
CREATE INDEX objection_revision ON objection (revision);

CREATE TABLE vocabulary (
    name TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL       -- one more with each import of any vocabulary
);

CREATE TABLE concept (
    code TEXT NOT NULL PRIMARY KEY,
    parent TEXT,
    vocabulary TEXT NOT NULL
);

CREATE TABLE concept_label (
    code TEXT NOT NULL,
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    preferred BIGINT NOT NULL,     -- 1 preferred, 0 alternative
    PRIMARY KEY (code, language, label)
);
