-- For which month each person has been written to: a letter is sent once, also across restarts.
CREATE TABLE person_digest (
    person_id TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL            -- the last month that was told of, as 2026-11
) WITHOUT ROWID;
