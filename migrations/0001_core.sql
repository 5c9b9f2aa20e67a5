-- older versions may open: no

-- Which versions of the product may open this database; read before anything else.
CREATE TABLE schema_compatibility (
    version BIGINT NOT NULL PRIMARY KEY,
    older_may_open BOOLEAN NOT NULL
);

CREATE TABLE tenant (
    tenant_id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE setting (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    user_id UUID NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id, name)
);

-- The bytes of files, once each.
CREATE TABLE content (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    digest BYTEA NOT NULL,
    length BIGINT NOT NULL,
    encoding TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, digest)
);

-- Sets of files by their digest: what a base, a version or an offer consists of. Never changed once written.
CREATE TABLE file_set (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    digest BYTEA NOT NULL,
    files BIGINT NOT NULL,
    length BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, digest)
);

CREATE TABLE file_set_entry (
    tenant_id UUID NOT NULL,
    file_set_digest BYTEA NOT NULL,
    path TEXT NOT NULL,
    content_digest BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, file_set_digest, path),
    FOREIGN KEY (tenant_id, file_set_digest) REFERENCES file_set (tenant_id, digest) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, content_digest) REFERENCES content (tenant_id, digest)
);

CREATE INDEX file_set_entry_content ON file_set_entry (tenant_id, content_digest);

CREATE TABLE blueprint (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    blueprint_id UUID NOT NULL,
    name TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    root TEXT NOT NULL,
    revision BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    base_digest BYTEA NOT NULL,
    in_step_digest BYTEA NOT NULL,
    components BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id),
    FOREIGN KEY (tenant_id, base_digest) REFERENCES file_set (tenant_id, digest),
    FOREIGN KEY (tenant_id, in_step_digest) REFERENCES file_set (tenant_id, digest)
);

CREATE INDEX blueprint_base ON blueprint (tenant_id, base_digest);
CREATE INDEX blueprint_in_step ON blueprint (tenant_id, in_step_digest);

-- What was edited on top of the base: updates of the shared document in order; a snapshot stands for all before it.
CREATE TABLE document_update (
    tenant_id UUID NOT NULL,
    blueprint_id UUID NOT NULL,
    sequence BIGINT NOT NULL,
    snapshot BOOLEAN NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id, sequence),
    FOREIGN KEY (tenant_id, blueprint_id) REFERENCES blueprint (tenant_id, blueprint_id) ON DELETE CASCADE
);

CREATE TABLE version (
    tenant_id UUID NOT NULL,
    blueprint_id UUID NOT NULL,
    version_id UUID NOT NULL,
    number BIGINT NOT NULL,
    message TEXT NOT NULL,
    author TEXT NOT NULL,
    parent_id UUID,
    digest BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id, version_id),
    UNIQUE (tenant_id, blueprint_id, number),
    FOREIGN KEY (tenant_id, blueprint_id) REFERENCES blueprint (tenant_id, blueprint_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, digest) REFERENCES file_set (tenant_id, digest)
);

CREATE INDEX version_digest ON version (tenant_id, digest);

-- Files that changed outside and wait for a person: the latest offer of each blueprint.
CREATE TABLE incoming (
    tenant_id UUID NOT NULL,
    blueprint_id UUID NOT NULL,
    digest BYTEA NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id),
    FOREIGN KEY (tenant_id, blueprint_id) REFERENCES blueprint (tenant_id, blueprint_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, digest) REFERENCES file_set (tenant_id, digest)
);

CREATE INDEX incoming_digest ON incoming (tenant_id, digest);

-- The feed. Its counter stays locked to the commit, so that the order of numbers is the order of commits.
CREATE TABLE feed (
    tenant_id UUID NOT NULL PRIMARY KEY REFERENCES tenant (tenant_id),
    sequence BIGINT NOT NULL
);

CREATE TABLE change (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    sequence BIGINT NOT NULL,
    change_id UUID NOT NULL,
    operation TEXT NOT NULL,
    resource TEXT NOT NULL,
    subject TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
);

-- What a write answered under its idempotency key.
CREATE TABLE outcome (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    idempotency_key UUID NOT NULL,
    request_digest BYTEA NOT NULL,
    operation TEXT NOT NULL,
    answer BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, idempotency_key)
);

-- Who did what: one chain of digests a tenant. The head is locked last of all rows of a write.
CREATE TABLE audit_head (
    tenant_id UUID NOT NULL PRIMARY KEY REFERENCES tenant (tenant_id),
    sequence BIGINT NOT NULL,
    digest BYTEA NOT NULL
);

CREATE TABLE audit (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    sequence BIGINT NOT NULL,
    audit_id UUID NOT NULL,
    recorded_at BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    actor UUID NOT NULL,
    operation TEXT NOT NULL,
    permission TEXT NOT NULL,
    decision TEXT NOT NULL,
    result TEXT NOT NULL,
    subject TEXT NOT NULL,
    before_digest BYTEA,
    after_digest BYTEA,
    idempotency_key UUID,
    previous_digest BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
);
