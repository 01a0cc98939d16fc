-- The people who sign in: the cluster's staff, and those who act for members.

-- A person's id is a random UUID, so that the audit log can name it and says nothing when it is gone.
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,    -- in lower case
    name TEXT NOT NULL,            -- empty until the person says it
    language TEXT,
    role TEXT,                     -- matchmaker, admin; NULL: none of the staff
    disabled BIGINT NOT NULL,      -- 1: may not sign in
    digest BIGINT NOT NULL,        -- 1: wants a monthly digest by e-mail
    password TEXT,                 -- a PHC string of argon2id
    created_at BIGINT NOT NULL     -- milliseconds since 1970
);

CREATE TABLE acts_for (
    person_id TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (person_id, member_id)
);
CREATE INDEX acts_for_member ON acts_for (member_id);

-- Links that work once: only the hash of what stands in them is kept.
CREATE TABLE person_link (
    hash BYTEA NOT NULL PRIMARY KEY,  -- SHA-256
    kind TEXT NOT NULL,              -- invitation, sign_in
    person_id TEXT NOT NULL,
    member_id BIGINT,                -- invitation: for whom the person is to act
    expires_at BIGINT NOT NULL
);
CREATE INDEX person_link_person ON person_link (person_id);

CREATE TABLE person_session (
    hash BYTEA NOT NULL PRIMARY KEY,  -- SHA-256 of the cookie
    id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    label TEXT NOT NULL,             -- the browser, as it names itself
    began_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL       -- when it ends even if it is used
);
CREATE INDEX person_session_person ON person_session (person_id);

CREATE TABLE passkey (
    credential TEXT NOT NULL PRIMARY KEY,  -- the credential's id, base64url
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    passkey TEXT NOT NULL,                 -- JSON: the public key and its counter
    added_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkey_person ON passkey (person_id);
