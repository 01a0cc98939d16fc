-- What changed since a revision is read in pages, by revision and number. SQLite's indexes end in the
-- number by themselves.

DROP INDEX member_revision;
CREATE INDEX member_revision ON member (revision, id);
DROP INDEX consent_revision;
CREATE INDEX consent_revision ON consent (revision, id);
