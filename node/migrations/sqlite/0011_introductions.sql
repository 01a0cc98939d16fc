-- Introductions: a matchmaker asks the member behind a handle of another cluster to reveal itself.

-- One row for each side: within one cluster a node is on both. Everything but the steps, and always
-- what all steps together come to.
CREATE TABLE introduction (
    id TEXT NOT NULL,              -- a UUID, made by the asking node
    side BIGINT NOT NULL,          -- 0 asking, 1 holding
    cluster TEXT NOT NULL,         -- the other cluster
    state TEXT NOT NULL,
    is_open BIGINT NOT NULL,       -- 1 while somebody may still decide
    purpose TEXT NOT NULL,
    query_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    member_id BIGINT,              -- the own member; none: the cluster itself, or nobody
    erased BIGINT NOT NULL,        -- 1: there was a member, and it is erased
    reveal BIGINT NOT NULL,        -- field groups of the own member to reveal, seven bits
    requested_at BIGINT NOT NULL,
    delivered_at BIGINT,
    expires_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    release_at BIGINT NOT NULL,    -- holding: no decline leaves before this
    sent BIGINT NOT NULL,          -- own steps made
    acknowledged BIGINT NOT NULL,  -- own steps that the other side has
    received BIGINT NOT NULL,      -- steps of the other side taken
    due BIGINT,                    -- when it declines, withdraws or expires by itself
    next_try BIGINT,               -- when the next own step is sent; none: nothing to send
    tries BIGINT NOT NULL,         -- how often that was tried in vain
    problem TEXT,                  -- why the last try failed
    PRIMARY KEY (id, side)
) WITHOUT ROWID;
CREATE INDEX introduction_changed ON introduction (changed_at);
CREATE INDEX introduction_member ON introduction (member_id, side, is_open);
CREATE INDEX introduction_cluster ON introduction (cluster, side, is_open);
CREATE INDEX introduction_due ON introduction (due);
CREATE INDEX introduction_next_try ON introduction (next_try);

-- The steps of both sides: what people see as the timeline, and what is sent.
CREATE TABLE introduction_step (
    id TEXT NOT NULL,
    side BIGINT NOT NULL,          -- which row above it belongs to
    sender BIGINT NOT NULL,        -- whose step: 0 the asking side's, 1 the holding one's
    seq BIGINT NOT NULL,           -- its number among those of its sender, from 1
    kind TEXT NOT NULL,
    content TEXT NOT NULL,         -- what is said, as JSON; empty once a member is erased
    fields BIGINT NOT NULL,        -- field groups in it or agreed to by it, seven bits
    at BIGINT NOT NULL,
    actor TEXT,                    -- who of this cluster did it
    not_before BIGINT NOT NULL,    -- it is not sent before this
    entry BIGINT NOT NULL,         -- its entry in the audit log
    PRIMARY KEY (id, side, sender, seq)
) WITHOUT ROWID;
