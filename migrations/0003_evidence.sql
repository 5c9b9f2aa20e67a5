-- older versions may open: yes

-- What a company brings: folders of policies, frameworks, price books, discounts, and what is done about broken rules.
CREATE TABLE library_item (
    tenant_id UUID NOT NULL REFERENCES tenant (tenant_id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    digest BYTEA NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, kind, name),
    FOREIGN KEY (tenant_id, digest) REFERENCES file_set (tenant_id, digest)
);

CREATE INDEX library_item_digest ON library_item (tenant_id, digest);

-- What is kept beside a blueprint: the usage that is assumed, results of other scanners.
CREATE TABLE attachment (
    tenant_id UUID NOT NULL,
    blueprint_id UUID NOT NULL,
    kind TEXT NOT NULL,
    attachment_id UUID NOT NULL,
    digest BYTEA NOT NULL,
    content_digest BYTEA NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id, kind, attachment_id),
    FOREIGN KEY (tenant_id, blueprint_id) REFERENCES blueprint (tenant_id, blueprint_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, digest) REFERENCES file_set (tenant_id, digest)
);

CREATE INDEX attachment_digest ON attachment (tenant_id, digest);

-- What was said about a version when it was saved: the reports are files, what they were made by are digests.
CREATE TABLE evidence (
    tenant_id UUID NOT NULL,
    blueprint_id UUID NOT NULL,
    version_id UUID NOT NULL,
    content_digest BYTEA NOT NULL,
    policies_digest BYTEA NOT NULL,
    books_digest BYTEA NOT NULL,
    usage_digest BYTEA NOT NULL,
    reports_digest BYTEA NOT NULL,
    summary TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id, version_id),
    FOREIGN KEY (tenant_id, blueprint_id, version_id)
        REFERENCES version (tenant_id, blueprint_id, version_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, reports_digest) REFERENCES file_set (tenant_id, digest)
);

CREATE INDEX evidence_reports ON evidence (tenant_id, reports_digest);
