R"sql(
-- The first and last line make this file a C++ literal, which migrations.cpp includes.
--
-- Every table begins with firm_id, and so does every key, so that a firm's rows can be placed
-- together and no statement reaches another firm's by accident. The exceptions say why. Foreign
-- keys stand where rows are made at a person's pace; what each step of a run writes (waits,
-- history, outbox) has none, and as few and narrow indexes as it can do with. JSON is text; enums
-- are text, by name; times are UTC microseconds; dates are text.

create table firms (
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

create table email_settings (
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

create table firm_identities (
    firm_id bigint not null primary key references firms (id),
    signing_key text not null,
    signing_certificate text not null
);

create table members (
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

-- Over all firms: whoever signs in gives an address and no firm.
create unique index members_by_email on members (lower(email));

create table sessions (
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

-- Over all firms: a cookie holds a token and no firm. So it is with the two indexes by token below.
create unique index sessions_by_token on sessions (token_hash);

create table api_tokens (
    firm_id bigint not null references firms (id),
    id bigint not null,
    name text not null,
    level text not null,
    token_hash text not null,
    created_at bigint not null,
    last_used_at bigint,
    primary key (firm_id, id)
);

create unique index api_tokens_by_token on api_tokens (token_hash);

-- Of no firm: who tries to sign in belongs to none yet.
create table sign_in_attempts (
    key text not null primary key,
    failures integer not null,
    last_failure_at bigint not null,
    blocked_until bigint not null
);

create table contacts (
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

create unique index contacts_by_email on contacts (firm_id, lower(email));
create index contacts_by_name on contacts (firm_id, lower(name), id);

create table templates (
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

create table workflows (
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

create table workflow_versions (
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

-- Saving a run's progress touches no index: what is indexed changes when a run starts, is paused or
-- ends. A run's project is no foreign key, because a project names its run.
create table runs (
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

create index runs_by_state on runs (firm_id, state, started_at);
create index runs_by_contact on runs (firm_id, contact_id);

create table waits (
    firm_id bigint not null,
    run_id bigint not null,
    due_at bigint not null,
    primary key (firm_id, run_id)
);

-- Over all firms: one look finds whatever is due.
create index waits_by_due on waits (due_at);

create table history (
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

-- By run alone: run ids are time-ordered, so that the entries of what is live lie together.
create index history_by_run on history (run_id);

create table responses (
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

create table files (
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

create index files_by_run on files (firm_id, run_id) where run_id is not null;
create index files_by_contact on files (firm_id, contact_id) where contact_id is not null;

create table contracts (
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

create table signers (
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

create index signers_called on signers (firm_id, member_id) where state = 'next';

create table client_links (
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

create unique index client_links_by_token on client_links (token_hash);
create index client_links_by_run on client_links (firm_id, run_id);

create table projects (
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

create index projects_by_contact on projects (firm_id, contact_id);

create table tasks (
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

create index tasks_by_assignee on tasks (firm_id, assignee_id, state);
create index tasks_by_project on tasks (firm_id, project_id) where project_id is not null;
create index tasks_by_run on tasks (firm_id, run_id) where run_id is not null;

create table messages (
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

create index messages_by_time on messages (firm_id, queued_at);
create index messages_by_run on messages (firm_id, run_id) where run_id is not null;
create index messages_by_contact on messages (firm_id, contact_id) where contact_id is not null;
create index messages_unsent on messages (firm_id, state) where state <> 'sent';

-- Apart from the messages, so that lists of them read narrow rows.
create table message_contents (
    firm_id bigint not null,
    message_id bigint not null,
    text text not null,
    html text not null,
    primary key (firm_id, message_id),
    foreign key (firm_id, message_id) references messages (firm_id, id)
);

create table delivery_attempts (
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

create table outbox (
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

-- Over all firms, as with waits.
create index outbox_by_due on outbox (due_at);
-- A message or a contract stands in the outbox once.
create unique index outbox_by_message on outbox (firm_id, message_id) where message_id is not null;
create unique index outbox_by_contract on outbox (firm_id, contract_id)
    where contract_id is not null;

create table idempotency_keys (
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

create index idempotency_keys_by_time on idempotency_keys (created_at);

-- Of the installation, not of a firm.
create table settings (
    key text not null primary key,
    value text not null
);
)sql"
