-- Everything around contacts and companies that reads the same on both engines.

-- The two usual orders carry the usual conditions along, so that a list can walk through rows that do not match without fetching them.
create index people_contacts_by_name on people_contacts (sort_name, id, lifecycle_stage, owner_id, country, origin) where archived_at is null;
create index people_contacts_by_created on people_contacts (created_at, id, lifecycle_stage, owner_id, country, origin) where archived_at is null;
create index people_contacts_by_updated on people_contacts (updated_at, id) where archived_at is null;
create index people_contacts_by_stage_since on people_contacts (lifecycle_at, id) where archived_at is null;
create index people_contacts_by_email on people_contacts (email_key, id) where archived_at is null;
create index people_contacts_by_stage on people_contacts (lifecycle_stage, created_at, id) where archived_at is null;
create index people_contacts_by_owner on people_contacts (owner_id, created_at, id) where archived_at is null;
create index people_contacts_by_country on people_contacts (lower(country), created_at, id) where archived_at is null;
create index people_contacts_by_origin on people_contacts (lower(origin), created_at, id) where archived_at is null;
create index people_contacts_by_company on people_contacts (company_id, created_at, id) where archived_at is null;

create index people_companies_by_name on people_companies (sort_name, id) where archived_at is null;
create index people_companies_by_created on people_companies (created_at, id) where archived_at is null;
create index people_companies_by_key on people_companies (name_key);
create index people_companies_by_owner on people_companies (owner_id, created_at, id) where archived_at is null;

-- distribution: contact_id
-- A person belongs to many companies with a role, one of them primary (people_contacts.company_id repeats that one for lists).
create table people_memberships (
  contact_id uuid not null,
  company_id uuid not null,
  role text,
  is_primary boolean not null,
  since bigint not null,
  primary key (contact_id, company_id));

create index people_memberships_company on people_memberships (company_id, contact_id);

-- distribution: value
-- What recognises a person or a company: email, phone, external id (source = the system or column it is known by), domain, unique custom fields.
create table people_identifiers (
  value text not null,
  kind text not null,
  source text not null,
  subject_kind text not null check (subject_kind in ('contact', 'company')),
  subject_id uuid not null,
  display text not null,
  created_at bigint not null,
  primary key (value, kind, source, subject_kind));

create index people_identifiers_subject on people_identifiers (subject_id);

-- distribution: contact_id
-- Append-only. at is when the stage was reached (an import may know an earlier day than the day it was written down).
create table people_lifecycle_changes (
  contact_id uuid not null,
  id uuid not null,
  from_stage text,
  to_stage text not null,
  at bigint not null,
  cause text not null,
  actor text not null,
  reason text,
  recorded_at bigint not null,
  primary key (contact_id, id));

create index people_lifecycle_changes_at on people_lifecycle_changes (to_stage, at, contact_id);

-- distribution: subject_id
create table people_tags (
  subject_id uuid not null,
  object text not null,
  tag_key text not null,
  tag text not null,
  primary key (subject_id, tag_key));

create index people_tags_by_tag on people_tags (object, tag_key, subject_id);

-- distribution: subject_id
create table people_notes (
  subject_id uuid not null,
  id uuid not null,
  object text not null,
  body text not null,
  author text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version integer not null,
  primary key (subject_id, id));

create index people_notes_by_id on people_notes (id);

-- distribution: contact_id
-- Append-only proof: who agreed to or withdrew what, when, how, on which text.
create table people_consents (
  contact_id uuid not null,
  id uuid not null,
  topic text not null,
  channel text not null,
  state text not null check (state in ('subscribed', 'unsubscribed')),
  basis text not null,
  text_version text,
  evidence text not null,
  source text not null,
  actor text not null,
  at bigint not null,
  recorded_at bigint not null,
  primary key (contact_id, id));

-- distribution: value
-- The do-not-contact list. It outlives the contact; value is the key of the address or number.
create table people_suppressions (
  value text not null,
  channel text not null,
  reason text not null,
  source text not null,
  actor text not null,
  created_at bigint not null,
  primary key (value, channel));

-- distribution: contact_id
-- What reactors compute about a contact; people's edits and versions do not meet it.
create table people_activity (
  contact_id uuid not null primary key,
  first_seen_at bigint not null,
  last_seen_at bigint not null,
  events bigint not null,
  page_views bigint not null);

create index people_activity_last_seen on people_activity (last_seen_at, contact_id);

-- distribution: reference
create table people_fields (
  id text not null primary key,
  object text not null check (object in ('contact', 'company', 'deal')),
  key text not null,
  label text not null,
  type text not null,
  options text not null,
  required boolean not null,
  is_unique boolean not null,
  indexed boolean not null,
  description text,
  position integer not null,
  created_by text not null,
  created_at bigint not null,
  archived_at bigint,
  version integer not null,
  unique (object, key));

-- distribution: reference
create table people_views (
  id uuid not null primary key,
  object text not null,
  name text not null,
  scope text not null check (scope in ('private', 'all')),
  owner_id uuid not null,
  definition text not null,
  created_at bigint not null,
  version integer not null);

-- distribution: subject_id
-- What a job (import, bulk edit) changed, row by row, so that it can be taken back for 30 days.
create table people_job_changes (
  subject_id uuid not null,
  job_id uuid not null,
  object text not null,
  kind text not null check (kind in ('created', 'updated')),
  before text not null,
  version_after integer not null,
  primary key (subject_id, job_id));

create index people_job_changes_job on people_job_changes (job_id, object, subject_id);

-- What other modules may read in SQL.
create view people_public_contacts as
select id, name, email, owner_id, company_id, lifecycle_stage, origin, campaign, landing_page, first_touch_at, created_at, archived_at
from people_contacts;

create view people_public_companies as
select id, name, name_key, domain, owner_id, archived_at
from people_companies;

create view people_public_lifecycle_changes as
select contact_id, from_stage, to_stage, at
from people_lifecycle_changes;

create view people_public_fields as
select id, object, key, label, type
from people_fields
where archived_at is null;
