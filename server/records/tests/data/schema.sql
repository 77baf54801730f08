CREATE TABLE api_tokens (
    firm_id bigint not null references firms (id),
    id bigint not null,
    name text not null,
    level text not null,
    token_hash text not null,
    created_at bigint not null,
    last_used_at bigint,
    primary key (firm_id, id)
);

CREATE UNIQUE INDEX api_tokens_by_token on api_tokens (token_hash);

CREATE TABLE client_links (
    firm_id bigint not null,
    id bigint not null,
    token_hash text not null,
    run_id bigint not null,
    contact_id bigint not null,
    step text not null,
    read_only boolean not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    seen_count integer not null,
    last_seen_at bigint,
    primary key (firm_id, id),
    foreign key (firm_id, run_id) references runs (firm_id, id),
    foreign key (firm_id, contact_id) references contacts (firm_id, id)
);

CREATE INDEX client_links_by_run on client_links (firm_id, run_id);

CREATE UNIQUE INDEX client_links_by_token on client_links (token_hash);

CREATE TABLE contacts (
    firm_id bigint not null references firms (id),
    id bigint not null,
    kind text not null,
    name text not null,
    first_name text not null,
    last_name text not null,
    company text not null,
    position text not null,
    email text,
    phone text not null,
    address text not null,
    zone text not null,
    tags text not null,
    fields text not null,
    notes text not null,
    created_at bigint not null,
    revision bigint not null,
    primary key (firm_id, id)
);

CREATE UNIQUE INDEX contacts_by_email on contacts (firm_id, lower(email));

CREATE INDEX contacts_by_name on contacts (firm_id, lower(name), id);

CREATE TABLE contracts (
    firm_id bigint not null,
    id bigint not null,
    run_id bigint not null,
    step text not null,
    iteration integer not null,
    title text not null,
    markdown text not null,
    text_hash text not null,
    key_terms text not null,
    consent_text text not null,
    state text not null,
    created_at bigint not null,
    sealed_file_id bigint,
    primary key (firm_id, id),
    unique (firm_id, run_id, step, iteration),
    foreign key (firm_id, run_id) references runs (firm_id, id),
    foreign key (firm_id, sealed_file_id) references files (firm_id, id)
);

CREATE TABLE delivery_attempts (
    firm_id bigint not null,
    message_id bigint not null,
    number integer not null,
    at bigint not null,
    outcome text not null,
    code integer,
    words text not null,
    primary key (firm_id, message_id, number),
    foreign key (firm_id, message_id) references messages (firm_id, id)
);

CREATE TABLE email_settings (
    firm_id bigint not null primary key references firms (id),
    mode text not null,
    host text not null,
    port integer not null,
    security text not null,
    "user" text not null,
    password text not null,
    from_name text not null,
    from_address text not null,
    reply_to text not null
);

CREATE TABLE files (
    firm_id bigint not null references firms (id),
    id bigint not null,
    sha256 text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    run_id bigint,
    step text not null,
    field text not null,
    contact_id bigint,
    created_at bigint not null,
    primary key (firm_id, id),
    foreign key (firm_id, run_id) references runs (firm_id, id),
    foreign key (firm_id, contact_id) references contacts (firm_id, id)
);

CREATE INDEX files_by_contact on files (firm_id, contact_id) where contact_id is not null;

CREATE INDEX files_by_run on files (firm_id, run_id) where run_id is not null;

CREATE TABLE firm_identities (
    firm_id bigint not null primary key references firms (id),
    signing_key text not null,
    signing_certificate text not null
);

CREATE TABLE firms (
    id bigint not null primary key,
    name text not null,
    tagline text not null,
    colour text not null,
    website text not null,
    phone text not null,
    email text not null,
    address text not null,
    zone text not null,
    locale text not null,
    currency text not null,
    hours text not null,
    holidays text not null,
    link_days integer not null,
    created_at bigint not null,
    revision bigint not null
);

CREATE TABLE history (
    firm_id bigint not null,
    id bigint not null,
    run_id bigint not null,
    at bigint not null,
    event text not null,
    step text not null,
    iteration integer not null,
    actor_kind text not null,
    actor_name text not null,
    actor_id text,
    note text not null,
    reason text not null,
    primary key (firm_id, id)
);

CREATE INDEX history_by_run on history (run_id);

CREATE TABLE idempotency_keys (
    firm_id bigint not null,
    principal text not null,
    route text not null,
    key text not null,
    fingerprint text not null,
    status integer not null,
    answer text not null,
    created_at bigint not null,
    primary key (firm_id, principal, route, key)
);

CREATE INDEX idempotency_keys_by_time on idempotency_keys (created_at);

CREATE TABLE members (
    firm_id bigint not null references firms (id),
    id bigint not null,
    name text not null,
    email text not null,
    level text not null,
    active boolean not null,
    password_hash text not null,
    created_at bigint not null,
    primary key (firm_id, id)
);

CREATE UNIQUE INDEX members_by_email on members (lower(email));

CREATE TABLE message_contents (
    firm_id bigint not null,
    message_id bigint not null,
    text text not null,
    html text not null,
    primary key (firm_id, message_id),
    foreign key (firm_id, message_id) references messages (firm_id, id)
);

CREATE TABLE messages (
    firm_id bigint not null references firms (id),
    id bigint not null,
    message_id text not null,
    run_id bigint,
    step text not null,
    iteration integer not null,
    contact_id bigint,
    purpose text not null,
    envelope_from text not null,
    from_name text not null,
    from_address text not null,
    reply_to text not null,
    "to" text not null,
    subject text not null,
    attachments text not null,
    state text not null,
    why text not null,
    queued_at bigint not null,
    sent_at bigint,
    attempts integer not null,
    opened_at bigint,
    primary key (firm_id, id),
    unique (firm_id, message_id),
    foreign key (firm_id, run_id) references runs (firm_id, id),
    foreign key (firm_id, contact_id) references contacts (firm_id, id)
);

CREATE INDEX messages_by_contact on messages (firm_id, contact_id) where contact_id is not null;

CREATE INDEX messages_by_run on messages (firm_id, run_id) where run_id is not null;

CREATE INDEX messages_by_time on messages (firm_id, queued_at);

CREATE INDEX messages_unsent on messages (firm_id, state) where state <> 'sent';

CREATE TABLE outbox (
    firm_id bigint not null,
    id bigint not null,
    kind text not null,
    message_id bigint,
    contract_id bigint,
    run_id bigint,
    step text not null,
    iteration integer not null,
    due_at bigint not null,
    claimed_until bigint not null,
    attempts integer not null,
    primary key (firm_id, id)
);

CREATE UNIQUE INDEX outbox_by_contract on outbox (firm_id, contract_id)
    where contract_id is not null;

CREATE INDEX outbox_by_due on outbox (due_at);

CREATE UNIQUE INDEX outbox_by_message on outbox (firm_id, message_id) where message_id is not null;

CREATE TABLE projects (
    firm_id bigint not null,
    id bigint not null,
    contact_id bigint not null,
    run_id bigint,
    name text not null,
    state text not null,
    start text,
    due text,
    team text not null,
    created_at bigint not null,
    primary key (firm_id, id),
    foreign key (firm_id, contact_id) references contacts (firm_id, id),
    foreign key (firm_id, run_id) references runs (firm_id, id)
);

CREATE INDEX projects_by_contact on projects (firm_id, contact_id);

CREATE TABLE responses (
    firm_id bigint not null,
    run_id bigint not null,
    step text not null,
    iteration integer not null,
    form text not null,
    answers text not null,
    submitted_at bigint,
    updated_at bigint not null,
    primary key (firm_id, run_id, step, iteration),
    foreign key (firm_id, run_id) references runs (firm_id, id)
);

CREATE TABLE runs (
    firm_id bigint not null,
    id bigint not null,
    workflow_id bigint not null,
    version_id bigint not null,
    contact_id bigint not null,
    project_id bigint,
    state text not null,
    mark text not null,
    since bigint not null,
    progress text not null,
    roles text not null,
    dates text not null,
    fields text not null,
    notes text not null,
    started_by text not null,
    started_at bigint not null,
    ended_at bigint,
    revision bigint not null,
    primary key (firm_id, id),
    foreign key (firm_id, workflow_id) references workflows (firm_id, id),
    foreign key (firm_id, version_id) references workflow_versions (firm_id, id),
    foreign key (firm_id, contact_id) references contacts (firm_id, id)
);

CREATE INDEX runs_by_contact on runs (firm_id, contact_id);

CREATE INDEX runs_by_state on runs (firm_id, state, started_at);

CREATE TABLE schema_migrations (
        number integer not null primary key, name text not null, sha256 text not null);

CREATE TABLE sessions (
    firm_id bigint not null,
    token_hash text not null,
    csrf_token text not null,
    member_id bigint not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    primary key (firm_id, token_hash),
    foreign key (firm_id, member_id) references members (firm_id, id)
);

CREATE UNIQUE INDEX sessions_by_token on sessions (token_hash);

CREATE TABLE settings (
    key text not null primary key,
    value text not null
);

CREATE TABLE sign_in_attempts (
    key text not null primary key,
    failures integer not null,
    last_failure_at bigint not null,
    blocked_until bigint not null
);

CREATE TABLE signers (
    firm_id bigint not null,
    contract_id bigint not null,
    position integer not null,
    kind text not null,
    contact_id bigint,
    member_id bigint,
    name text not null,
    email text not null,
    state text not null,
    signed_at bigint,
    full_name text not null,
    typed text not null,
    strokes text not null,
    ip text not null,
    user_agent text not null,
    text_hash text not null,
    reason text not null,
    primary key (firm_id, contract_id, position),
    foreign key (firm_id, contract_id) references contracts (firm_id, id),
    foreign key (firm_id, contact_id) references contacts (firm_id, id),
    foreign key (firm_id, member_id) references members (firm_id, id)
);

CREATE INDEX signers_called on signers (firm_id, member_id) where state = 'next';

CREATE TABLE tasks (
    firm_id bigint not null references firms (id),
    id bigint not null,
    project_id bigint,
    run_id bigint,
    step text not null,
    iteration integer not null,
    purpose text not null,
    title text not null,
    description text not null,
    assignee_id bigint,
    due text,
    state text not null,
    done_at bigint,
    done_by bigint,
    position integer not null,
    created_at bigint not null,
    primary key (firm_id, id),
    foreign key (firm_id, project_id) references projects (firm_id, id),
    foreign key (firm_id, run_id) references runs (firm_id, id),
    foreign key (firm_id, assignee_id) references members (firm_id, id),
    foreign key (firm_id, done_by) references members (firm_id, id)
);

CREATE INDEX tasks_by_assignee on tasks (firm_id, assignee_id, state);

CREATE INDEX tasks_by_project on tasks (firm_id, project_id) where project_id is not null;

CREATE INDEX tasks_by_run on tasks (firm_id, run_id) where run_id is not null;

CREATE TABLE templates (
    firm_id bigint not null references firms (id),
    id bigint not null,
    kind text not null,
    key text not null,
    name text not null,
    subject text not null,
    body text not null,
    key_terms text not null,
    form text not null,
    project text not null,
    updated_at bigint not null,
    revision bigint not null,
    primary key (firm_id, id),
    unique (firm_id, kind, key)
);

CREATE TABLE waits (
    firm_id bigint not null,
    run_id bigint not null,
    due_at bigint not null,
    primary key (firm_id, run_id)
);

CREATE INDEX waits_by_due on waits (due_at);

CREATE TABLE workflow_versions (
    firm_id bigint not null,
    id bigint not null,
    workflow_id bigint not null,
    number integer not null,
    text text not null,
    definition text not null,
    note text not null,
    published_by text not null,
    published_at bigint not null,
    primary key (firm_id, id),
    unique (firm_id, workflow_id, number),
    foreign key (firm_id, workflow_id) references workflows (firm_id, id)
);

CREATE TABLE workflows (
    firm_id bigint not null references firms (id),
    id bigint not null,
    name text not null,
    draft_text text not null,
    draft_revision bigint not null,
    published_version integer,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (firm_id, id)
);

