-- What a member was shown when it consented, and whether it has edited its own profile.

-- The texts of notices, each once however many consents were given after reading it.
CREATE TABLE notice (
    digest BLOB NOT NULL PRIMARY KEY,  -- SHA-256 of the text
    language TEXT NOT NULL,            -- BCP 47
    text TEXT NOT NULL                 -- as it was shown; it names no member
) WITHOUT ROWID;

CREATE TABLE consent_notice (
    consent_id INTEGER NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL,
    digest BLOB NOT NULL               -- of the notice
);
CREATE INDEX consent_notice_member ON consent_notice (member_id);

-- Members that edited their own profiles: an import leaves these as they are.
CREATE TABLE member_edited (
    member_id INTEGER NOT NULL PRIMARY KEY,
    edited_at BIGINT NOT NULL          -- milliseconds since 1970, the last time
);

-- Refused queries, which members are shown, found without a walk over the log.
CREATE INDEX audit_entry_refused ON audit_entry (idx) WHERE kind = 'refused';
