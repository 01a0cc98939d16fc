-- What every answer writes is written in the order in which it comes, so that a commit touches few
-- pages, however many members there are.

-- What answers disclosed: newest first in `disclosed`, by entry of the audit log, which tells when,
-- to whom and why. Now and then all of it is sorted by member into a run in `disclosed_run`: a
-- member's disclosures are found by one look into each run.
CREATE TABLE disclosed (
    entry BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    fields BIGINT NOT NULL,        -- seven bits, bit 0 for region
    PRIMARY KEY (entry, member_id)
) WITHOUT ROWID;

CREATE TABLE disclosed_run (
    run BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    fields BIGINT NOT NULL,
    PRIMARY KEY (run, member_id, entry)
) WITHOUT ROWID;

CREATE TABLE disclosed_runs (
    run INTEGER NOT NULL PRIMARY KEY   -- entries of the log before this one, and not before the run before
);

INSERT INTO disclosed_run (run, member_id, entry, fields)
    SELECT 0, member_id, entry, fields FROM disclosure;
INSERT INTO disclosed_runs (run) VALUES (0);
DROP TABLE disclosure;

-- The same signed query ends at the same moment: the moment first, and rows come in order.
CREATE TABLE seen (
    expires BIGINT NOT NULL,
    asker TEXT NOT NULL,
    query_id TEXT NOT NULL,
    PRIMARY KEY (expires, asker, query_id)
) WITHOUT ROWID;
INSERT INTO seen (expires, asker, query_id) SELECT expires, asker, query_id FROM seen_query;
DROP TABLE seen_query;
ALTER TABLE seen RENAME TO seen_query;
