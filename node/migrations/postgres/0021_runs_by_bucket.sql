-- A run has one row for each bucket of 64 members: for each of them its entries of the log with their
-- field groups, as a JSON object by the member's number.
CREATE TABLE disclosed_bucket (
    run BIGINT NOT NULL,
    bucket BIGINT NOT NULL,        -- the member's number, divided by 64
    members TEXT NOT NULL,
    PRIMARY KEY (run, bucket)
);
INSERT INTO disclosed_bucket (run, bucket, members)
    SELECT run, member_id / 64, '{' || string_agg('"' || member_id || '":' || entries, ',') || '}' FROM (
        SELECT run, member_id, '[' || string_agg('[' || entry || ',' || fields || ']', ',') || ']' AS entries
        FROM disclosed_run WHERE run IN (SELECT run FROM disclosed_runs)
        GROUP BY run, member_id
    ) sorted
    GROUP BY run, member_id / 64;
DROP TABLE disclosed_run;
ALTER TABLE disclosed_bucket RENAME TO disclosed_run;
