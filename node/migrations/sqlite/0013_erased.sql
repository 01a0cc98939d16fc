-- The tombstones of erased members that this store has seen: salted hashes, as in the log. Those that
-- stand in the file beside the store and not here were set after this store was copied.
CREATE TABLE erased (
    tombstone TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
