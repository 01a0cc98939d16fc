-- What the cluster's matchmakers keep of their work, and what they find members by.
--
-- Answers are other clusters' data and are not kept. A search keeps what was asked and the handles
-- that it has found, which are pseudonyms, so that it can tell what is new.

CREATE TABLE saved_search (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    inquiry TEXT NOT NULL,         -- JSON
    member_id BIGINT,              -- the own member that partners are sought for
    saved_by TEXT NOT NULL,
    saved_at BIGINT NOT NULL,      -- milliseconds since 1970
    run_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX saved_search_member ON saved_search (member_id);

CREATE TABLE search_seen (
    search TEXT NOT NULL,
    cluster TEXT NOT NULL,
    handle TEXT NOT NULL,
    PRIMARY KEY (search, cluster, handle)
) WITHOUT ROWID;

CREATE TABLE shortlisted (
    cluster TEXT NOT NULL,
    handle TEXT NOT NULL,
    note TEXT NOT NULL,
    inquiry TEXT NOT NULL,         -- the search that found it, as JSON
    member_id BIGINT,
    added_by TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (cluster, handle)
) WITHOUT ROWID;
CREATE INDEX shortlisted_member ON shortlisted (member_id);

-- Members as a list of the staff shows and finds them; made from their profiles.
CREATE TABLE member_listing (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,            -- folded: small letters without accents
    member_ref TEXT NOT NULL,
    country TEXT NOT NULL,         -- empty where not known
    kind TEXT NOT NULL
);
CREATE INDEX member_listing_name ON member_listing (name, id, member_ref, country, kind);
