-- Forms: what people build, what was published, and what was sent.

-- distribution: reference
-- The draft is what somebody is working on; visitors see the version that was published last, and nothing while it is closed.
create table capture_forms (
  id uuid not null primary key,
  name text not null,
  draft text not null,
  published_version integer,
  is_open boolean not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint,
  version integer not null);

-- distribution: reference
-- What was published, for good: a submission names the version that it answers. origin is the address under which the one who published it worked, so that
-- links in mails do not follow what a stranger's request calls the host.
create table capture_form_versions (
  form_id uuid not null references capture_forms (id),
  number integer not null,
  definition text not null,
  origin text not null,
  published_at bigint not null,
  published_by text not null,
  primary key (form_id, number));

-- distribution: form_id
-- How often a form was opened and how often sent, by the workspace's day. What is suspicious counts once somebody releases it.
create table capture_form_days (
  form_id uuid not null,
  day text not null,
  views bigint not null,
  submissions bigint not null,
  primary key (form_id, day));

-- distribution: id
-- What somebody sent, as it was sent, apart from contacts: a suspicious one has none until somebody releases it.
create table capture_submissions (
  id uuid not null primary key,
  form_id uuid not null,
  form_version integer not null,
  state text not null check (state in ('accepted', 'unconfirmed', 'suspicious', 'rejected')),
  reasons text not null,
  answers text not null,
  consents text not null,
  context text not null,
  email text,
  email_key text,
  search_key text not null,
  contact_id uuid,
  visitor_id uuid,
  nonce text,
  content_hash text not null,
  address_key text not null,
  confirm_until bigint,
  confirmed_at bigint,
  mails_sent integer not null,
  decided_by text,
  decided_at bigint,
  received_at bigint not null);

create index capture_submissions_form on capture_submissions (form_id, id);
create index capture_submissions_state on capture_submissions (form_id, state, id);
create index capture_submissions_contact on capture_submissions (contact_id) where contact_id is not null;
create index capture_submissions_visitor on capture_submissions (visitor_id) where visitor_id is not null;
create index capture_submissions_email on capture_submissions (email_key) where email_key is not null;
create index capture_submissions_nonce on capture_submissions (nonce) where nonce is not null;
create index capture_submissions_address on capture_submissions (form_id, address_key, received_at);
create index capture_submissions_received on capture_submissions (received_at, id);

-- distribution: reference
-- What signs challenges and links; made with the first form.
create table capture_secrets (
  name text not null primary key,
  value text not null);
