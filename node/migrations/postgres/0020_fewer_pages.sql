-- What an answer disclosed is one row until it is sorted: the field groups of each member (seven
-- bits, bit 0 for region) as a JSON object by the member's number.
INSERT INTO disclosed_run (run, member_id, entry, fields)
    SELECT (SELECT MAX(entry) + 1 FROM disclosed), member_id, entry, fields FROM disclosed
    ORDER BY member_id, entry;
INSERT INTO disclosed_runs (run) SELECT MAX(entry) + 1 FROM disclosed HAVING COUNT(*) > 0;
DROP TABLE disclosed;
CREATE TABLE disclosed (
    entry BIGINT NOT NULL PRIMARY KEY,
    members TEXT NOT NULL
);

-- Numbers of queries grow with time, whoever asks: so rows come in order.
CREATE TABLE seen (
    expires BIGINT NOT NULL,
    query_id TEXT NOT NULL,
    asker TEXT NOT NULL,
    PRIMARY KEY (expires, query_id, asker)
);
INSERT INTO seen (expires, query_id, asker) SELECT expires, query_id, asker FROM seen_query;
DROP TABLE seen_query;
ALTER TABLE seen RENAME TO seen_query;
