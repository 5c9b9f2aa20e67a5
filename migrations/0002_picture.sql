-- older versions may open: yes

-- How a blueprint was laid out last, so that its picture looks alike after a restart. Nothing is lost without it.
CREATE TABLE picture (
    tenant_id UUID NOT NULL,
    blueprint_id UUID NOT NULL,
    with_values BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    length BIGINT NOT NULL,
    encoding TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, blueprint_id, with_values),
    FOREIGN KEY (tenant_id, blueprint_id) REFERENCES blueprint (tenant_id, blueprint_id) ON DELETE CASCADE
);
