CREATE TRIGGER access_audit_keeps_facts before update of id, at, actor, verb, object, object_id, address on access_audit
begin
  select raise(abort, 'the audit log is append-only');
end;

CREATE TRIGGER access_audit_only_blanks before update of before, after on access_audit
when new.before is not null or new.after is not null
begin
  select raise(abort, 'the audit log is append-only');
end;

CREATE TRIGGER access_audit_stays before delete on access_audit
begin
  select raise(abort, 'the audit log is append-only');
end;

CREATE TABLE access_audit (
  id uuid not null primary key,
  at bigint not null,
  actor text not null,
  verb text not null,
  object text not null,
  object_id text,
  before text,
  after text,
  address text);

CREATE INDEX access_audit_by_actor on access_audit (actor, id);

CREATE INDEX access_audit_by_object on access_audit (object, object_id, id);

CREATE TABLE access_failures (
  email_hash text not null primary key,
  failures integer not null,
  last_at bigint not null,
  locked_until bigint);

CREATE INDEX access_failures_by_time on access_failures (last_at);

CREATE TABLE access_links (
  id uuid not null primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('invitation', 'passwordReset')),
  user_id uuid not null references access_users (id),
  created_by text not null,
  created_at bigint not null,
  expires_at bigint not null);

CREATE INDEX access_links_by_user on access_links (user_id, kind);

CREATE VIEW access_public_users as
select id, name, email, role, manager_id, office, status
from access_users;

CREATE TABLE access_sessions (
  token_hash text not null primary key,
  user_id uuid not null references access_users (id),
  security_stamp text not null,
  created_at bigint not null,
  expires_at bigint not null);

CREATE INDEX access_sessions_by_expiry on access_sessions (expires_at);

CREATE INDEX access_sessions_by_user on access_sessions (user_id);

CREATE TABLE access_setup (
  one integer not null primary key check (one = 1),
  at bigint not null);

CREATE TABLE access_tokens (
  id uuid not null primary key,
  token_hash text not null unique,
  name text not null,
  hint text not null,
  scopes text not null,
  created_by text not null,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint);

CREATE TABLE access_users (
  id uuid not null primary key,
  name text not null,
  name_key text not null,
  email text,
  email_key text unique,
  role text not null check (role in ('owner', 'admin', 'manager', 'marketer', 'salesRep', 'viewer')),
  manager_id uuid references access_users (id),
  office text,
  core_team boolean not null,
  status text not null check (status in ('active', 'invited', 'disabled', 'noLogin')),
  password_hash text,
  security_stamp text not null,
  created_at bigint not null,
  version integer not null);

CREATE INDEX access_users_by_manager on access_users (manager_id, id);

CREATE INDEX access_users_by_name on access_users (name_key, id);

CREATE TABLE alignment_goals (
  period text not null primary key,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  set_by text not null,
  set_at bigint not null,
  version integer not null);

CREATE TABLE alignment_plans (
  month text not null,
  fit text not null check (fit in ('A', 'B', 'C', 'D')),
  people integer not null check (people >= 0),
  primary key (month, fit));

CREATE TABLE audience_engagement (
  contact_id uuid not null,
  rule_id uuid not null,
  value double precision not null,
  as_of bigint not null,
  times bigint not null,
  primary key (contact_id, rule_id));

CREATE TABLE audience_engagement_rules (
  id uuid not null primary key,
  name text not null,
  event_type text not null,
  properties text not null,
  points integer not null,
  half_life_days integer,
  most_points integer,
  position integer not null,
  version integer not null);

CREATE TABLE audience_fit_rules (
  id uuid not null primary key,
  name text not null,
  condition text not null,
  points integer not null,
  position integer not null,
  version integer not null);

CREATE TABLE audience_mql_rules (
  version integer not null primary key,
  rule_id uuid not null,
  definition text not null,
  summary text not null,
  reason text not null,
  made_by text not null,
  made_at bigint not null);

CREATE VIEW audience_public_scores as
select contact_id, fit, fit_points, qualified_at, cool_down_until
from audience_scores;

CREATE TABLE audience_scores (
  contact_id uuid not null primary key,
  fit text,
  fit_points integer,
  fit_at bigint,
  qualified_at bigint,
  cool_down_until bigint,
  cool_down_cause text);

CREATE INDEX audience_scores_by_fit on audience_scores (fit, contact_id);

CREATE TABLE audience_scoring (
  id integer not null primary key check (id = 1),
  fit_a integer not null,
  fit_b integer not null,
  fit_c integer not null,
  engagement_first integer not null,
  engagement_second integer not null,
  engagement_third integer not null,
  version integer not null,
  computed_version integer not null,
  job_id uuid);

CREATE TABLE capture_channel_rules (
  id integer not null primary key check (id = 1),
  version integer not null,
  rules text,
  job_id uuid);

CREATE TABLE capture_event_names (
  name text not null primary key,
  count bigint not null,
  first_seen_at bigint not null,
  last_seen_at bigint not null);

CREATE TABLE capture_event_properties (
  name text not null,
  property text not null,
  types text not null,
  last_seen_at bigint not null,
  primary key (name, property));

CREATE TABLE capture_event_settings (
  name text not null primary key,
  label text,
  description text,
  blocked boolean not null,
  conversion boolean not null,
  updated_by text not null,
  updated_at bigint not null,
  version integer not null);

CREATE TABLE capture_form_days (
  form_id uuid not null,
  day text not null,
  views bigint not null,
  submissions bigint not null,
  primary key (form_id, day));

CREATE TABLE capture_form_versions (
  form_id uuid not null references capture_forms (id),
  number integer not null,
  definition text not null,
  origin text not null,
  published_at bigint not null,
  published_by text not null,
  primary key (form_id, number));

CREATE TABLE capture_forms (
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

CREATE VIEW capture_public_conversions as select name from capture_event_settings where conversion;

CREATE TABLE capture_salts (
  day text not null primary key,
  salt text not null);

CREATE TABLE capture_secrets (
  name text not null primary key,
  value text not null);

CREATE TABLE capture_session_pages (
  subject_id uuid not null,
  session_id uuid not null,
  page text not null,
  views integer not null,
  engaged_seconds integer not null,
  scroll_depth integer not null,
  forms integer not null,
  primary key (subject_id, session_id, page));

CREATE TABLE capture_sessions (
  subject_id uuid not null,
  id uuid not null,
  started_at bigint not null,
  last_at bigint not null,
  pages integer not null,
  events integer not null,
  forms integer not null,
  engaged_seconds integer not null,
  channel text not null,
  source text not null,
  medium text not null,
  campaign text,
  term text,
  content text,
  click_id text,
  is_campaign boolean not null,
  referrer text,
  landing_page text,
  last_page text,
  browser text,
  browser_version text,
  os text,
  os_version text,
  device text,
  device_model text,
  bot text,
  primary key (subject_id, id));

CREATE INDEX capture_sessions_last on capture_sessions (last_at);

CREATE INDEX capture_sessions_started on capture_sessions (started_at);

CREATE TABLE capture_sites (
  id uuid not null primary key,
  write_key text,
  origins text not null,
  cookieless boolean not null,
  honour_dnt boolean not null,
  honour_gpc boolean not null,
  forms text not null check (forms in ('marked', 'all')),
  cookie_days integer not null,
  first_event_at bigint,
  last_event_at bigint,
  last_origin text,
  refused_origin text,
  refused_at bigint);

CREATE TABLE capture_submissions (
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

CREATE INDEX capture_submissions_address on capture_submissions (form_id, address_key, received_at);

CREATE INDEX capture_submissions_contact on capture_submissions (contact_id) where contact_id is not null;

CREATE INDEX capture_submissions_email on capture_submissions (email_key) where email_key is not null;

CREATE INDEX capture_submissions_form on capture_submissions (form_id, id);

CREATE INDEX capture_submissions_nonce on capture_submissions (nonce) where nonce is not null;

CREATE INDEX capture_submissions_received on capture_submissions (received_at, id);

CREATE INDEX capture_submissions_state on capture_submissions (form_id, state, id);

CREATE INDEX capture_submissions_visitor on capture_submissions (visitor_id) where visitor_id is not null;

CREATE TABLE capture_visitors (
  id uuid not null primary key,
  anonymous_id text not null,
  first_seen_at bigint not null,
  origin text,
  campaign text,
  landing_page text,
  referrer text, acts_as uuid);

CREATE INDEX capture_visitors_first_seen on capture_visitors (first_seen_at, id);

CREATE TABLE imports_errors (
  import_id uuid not null,
  line bigint not null,
  code text not null,
  message text not null,
  cells text not null,
  primary key (import_id, line));

CREATE TABLE imports_files (
  id uuid not null primary key,
  object text not null,
  file_name text not null,
  path text not null,
  encoding text not null,
  dialect text not null,
  columns text not null,
  hints text not null,
  -- Bytes that do not fit the encoding.
  invalid_bytes bigint not null,
  -- The same for files with the same set of headers: such a file begins with the mapping that was confirmed for the last one.
  header_key text not null,
  remembered_from uuid,
  options text not null,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled', 'undone')),
  job_id uuid,
  report text,
  -- What it did to users, for taking it back; other objects keep that themselves.
  undo text,
  created_by text not null,
  created_at bigint not null);

CREATE INDEX imports_files_created on imports_files (created_at, id);

CREATE INDEX imports_files_headers on imports_files (object, header_key, created_at);

CREATE INDEX imports_files_job on imports_files (job_id);

CREATE TABLE imports_unplaced (
  deal_id uuid not null,
  import_id uuid not null,
  pipeline_id uuid not null,
  stage_key text not null,
  stage_id uuid not null,
  primary key (deal_id, import_id));

CREATE INDEX imports_unplaced_of_stage on imports_unplaced (import_id, pipeline_id, stage_key);

CREATE TABLE insights_campaigns (
  id uuid not null primary key,
  name text not null,
  key text not null,
  budget_minor bigint,
  currency text,
  created_at bigint not null,
  archived_at bigint,
  version integer not null);

CREATE UNIQUE INDEX insights_campaigns_key on insights_campaigns (key) where archived_at is null;

CREATE TABLE insights_costs (
  id uuid not null primary key,
  campaign_id uuid references insights_campaigns (id),
  origin text,
  day text not null,
  amount_minor bigint not null,
  currency text not null,
  kind text not null,
  team text not null check (team in ('marketing', 'sales')),
  note text,
  created_by text not null,
  created_at bigint not null,
  version integer not null);

CREATE INDEX insights_costs_day on insights_costs (day, id);

CREATE TABLE insights_people (
  contact_id uuid not null primary key,
  counted boolean not null,
  lead_at bigint,
  marketing_qualified_at bigint,
  sales_accepted_at bigint,
  sales_qualified_at bigint,
  lead_day text,
  marketing_qualified_day text,
  sales_accepted_day text,
  sales_qualified_day text,
  origin text,
  campaign text,
  landing_page text,
  owner_id uuid,
  company_id uuid
) without rowid;

CREATE INDEX insights_people_long on insights_people (contact_id) where length(landing_page) > 500;

CREATE TABLE insights_people_days (
  dimension text not null,
  day text not null,
  key text not null,
  leads integer not null,
  marketing_qualified integer not null,
  sales_accepted integer not null,
  sales_qualified integer not null,
  cohort_marketing_qualified integer not null,
  cohort_sales_accepted integer not null,
  cohort_sales_qualified integer not null,
  primary key (dimension, day, key)
) without rowid;

CREATE TABLE insights_rates (
  currency text not null,
  from_day text not null,
  rate double precision not null,
  primary key (currency, from_day));

CREATE TABLE insights_rollups (
  id integer not null primary key check (id = 1),
  state text not null check (state in ('none', 'building', 'ready')),
  time_zone text not null,
  job_id uuid,
  check_job_id uuid,
  mends bigint not null,
  report text);

CREATE TABLE journey_cursors (
  reactor text not null,
  lane integer not null,
  seq bigint not null,
  primary key (reactor, lane));

CREATE TABLE journey_events (
  subject_id uuid not null,
  occurred_at bigint not null,
  id uuid not null,
  lane integer not null,
  seq bigint not null,
  type text not null,
  received_at bigint not null,
  source text not null,
  actor text,
  data text not null,
  bot text,
  verified boolean not null,
  primary key (subject_id, occurred_at, id));

CREATE INDEX journey_events_lane on journey_events (lane, seq);

CREATE TABLE journey_lanes (
  lane integer not null primary key,
  last_seq bigint not null);

CREATE TABLE journey_leases (
  lane integer not null primary key,
  owner text,
  epoch bigint not null,
  expires_at bigint not null);

CREATE VIEW journey_public_lanes as select lane, last_seq from journey_lanes;

CREATE VIEW journey_public_latest as
select e.id, e.type, e.subject_id, e.occurred_at, e.received_at, e.bot, e.verified, e.data, l.last_seq - e.seq as behind
from journey_lanes l
join journey_events e on e.lane = l.lane and e.seq > l.last_seq - 50;

CREATE VIEW journey_public_set_aside as select id from journey_set_aside where replayed_at is null;

CREATE VIEW journey_public_subjects as select subject_id, kind, contact_id from journey_subjects;

CREATE TABLE journey_seen_messages (
  value text not null,
  source text not null,
  seen_at bigint not null,
  primary key (value, source));

CREATE INDEX journey_seen_messages_at on journey_seen_messages (seen_at);

CREATE TABLE journey_set_aside (
  id uuid not null primary key,
  reactor text not null,
  lane integer not null,
  seq bigint not null,
  subject_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  error text not null,
  set_aside_at bigint not null,
  replayed_at bigint,
  unique (reactor, lane, seq));

CREATE TABLE journey_subjects (
  subject_id uuid not null primary key,
  kind text not null,
  contact_id uuid not null,
  since bigint not null);

CREATE INDEX journey_subjects_contact on journey_subjects (contact_id);

CREATE TABLE journey_workers (
  owner text not null primary key,
  seen_at bigint not null);

CREATE TABLE messaging_mails (
  id uuid not null primary key,
  recipient text not null,
  subject text not null,
  content text,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  error text,
  created_at bigint not null,
  expires_at bigint not null,
  ended_at bigint);

CREATE INDEX messaging_mails_by_recipient on messaging_mails (recipient);

CREATE INDEX messaging_mails_by_time on messaging_mails (created_at, id);

CREATE INDEX messaging_mails_waiting on messaging_mails (created_at) where state = 'waiting';

CREATE TABLE notifications_inboxes (
  user_id uuid not null primary key,
  last_seq bigint not null);

CREATE TABLE notifications_items (
  user_id uuid not null,
  seq bigint not null,
  id uuid not null,
  kind text not null,
  key text not null,
  title text not null,
  body text,
  link text not null,
  created_at bigint not null,
  read_at bigint,
  primary key (user_id, seq),
  unique (user_id, key),
  unique (user_id, id));

CREATE INDEX notifications_items_by_time on notifications_items (created_at);

CREATE INDEX notifications_items_unread on notifications_items (user_id, seq) where read_at is null;

CREATE TABLE notifications_mutes (
  user_id uuid not null,
  kind text not null,
  muted_at bigint not null,
  primary key (user_id, kind));

CREATE TABLE people_activity (
  contact_id uuid not null primary key,
  first_seen_at bigint not null,
  last_seen_at bigint not null,
  events bigint not null,
  page_views bigint not null);

CREATE INDEX people_activity_last_seen on people_activity (last_seen_at, contact_id);

CREATE TRIGGER people_companies_search_delete after delete on people_companies
when old.row_no <= (select last_row from people_searched where source = 'people_companies') begin
  insert into people_companies_unsearched (row_no, old_key) values (old.row_no, old.search_key) on conflict do nothing;
end;

CREATE TRIGGER people_companies_search_update after update of search_key on people_companies
when old.search_key <> new.search_key and new.row_no <= (select last_row from people_searched where source = 'people_companies') begin
  insert into people_companies_unsearched (row_no, old_key) values (new.row_no, old.search_key) on conflict do nothing;
end;

CREATE TABLE people_companies (
  row_no integer primary key,
  id uuid not null unique,
  name text not null,
  name_key text not null,
  sort_name text not null,
  domain text,
  industry text,
  country text,
  city text,
  employees bigint,
  annual_revenue_minor bigint,
  currency text,
  phone text,
  website text,
  owner_id uuid,
  parent_id uuid,
  custom text not null,
  search_key text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint,
  version integer not null, merged_into uuid);

CREATE INDEX people_companies_by_created on people_companies (created_at, id) where archived_at is null;

CREATE INDEX people_companies_by_key on people_companies (name_key);

CREATE INDEX people_companies_by_name on people_companies (sort_name, id) where archived_at is null;

CREATE INDEX people_companies_by_owner on people_companies (owner_id, created_at, id) where archived_at is null;

CREATE INDEX people_companies_merged on people_companies (merged_into) where merged_into is not null;

CREATE VIRTUAL TABLE people_companies_search using fts5 (
  search_key, content = 'people_companies', content_rowid = 'row_no', tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0);

CREATE TABLE people_companies_unsearched (
  row_no integer not null primary key,
  old_key text not null);

CREATE TRIGGER people_consents_stay before update on people_consents
begin
  select raise(abort, 'the consent ledger is append-only');
end;

CREATE TABLE people_consents (
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

CREATE TRIGGER people_contacts_search_delete after delete on people_contacts
when old.row_no <= (select last_row from people_searched where source = 'people_contacts') begin
  insert into people_contacts_unsearched (row_no, old_key) values (old.row_no, old.search_key) on conflict do nothing;
end;

CREATE TRIGGER people_contacts_search_update after update of search_key on people_contacts
when old.search_key <> new.search_key and new.row_no <= (select last_row from people_searched where source = 'people_contacts') begin
  insert into people_contacts_unsearched (row_no, old_key) values (new.row_no, old.search_key) on conflict do nothing;
end;

CREATE TABLE people_contacts (
  row_no integer primary key,
  id uuid not null unique,
  name text not null,
  first_name text,
  last_name text,
  sort_name text not null,
  email text,
  email_key text,
  phone text,
  job_title text,
  country text,
  city text,
  language text,
  time_zone text,
  website text,
  owner_id uuid,
  lifecycle_stage text not null,
  lifecycle_at bigint not null,
  origin text,
  campaign text,
  landing_page text,
  first_touch_at bigint,
  company_id uuid,
  custom text not null,
  search_key text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint,
  version integer not null, merged_into uuid);

CREATE INDEX people_contacts_by_company on people_contacts (company_id, created_at, id) where archived_at is null;

CREATE INDEX people_contacts_by_country on people_contacts (lower(country), created_at, id) where archived_at is null;

CREATE INDEX people_contacts_by_created on people_contacts (created_at, id, lifecycle_stage, owner_id, country, origin) where archived_at is null;

CREATE INDEX people_contacts_by_email on people_contacts (email_key, id) where archived_at is null;

CREATE INDEX people_contacts_by_mail_domain on people_contacts (substr(email_key, instr(email_key, '@') + 1), sort_name)
where archived_at is null and email_key is not null;

CREATE INDEX people_contacts_by_name on people_contacts (sort_name, id, lifecycle_stage, owner_id, country, origin) where archived_at is null;

CREATE INDEX people_contacts_by_origin on people_contacts (lower(origin), created_at, id) where archived_at is null;

CREATE INDEX people_contacts_by_owner on people_contacts (owner_id, created_at, id) where archived_at is null;

CREATE INDEX people_contacts_by_stage on people_contacts (lifecycle_stage, created_at, id) where archived_at is null;

CREATE INDEX people_contacts_by_stage_since on people_contacts (lifecycle_at, id) where archived_at is null;

CREATE INDEX people_contacts_by_updated on people_contacts (updated_at, id) where archived_at is null;

CREATE INDEX people_contacts_merged on people_contacts (merged_into) where merged_into is not null;

CREATE VIRTUAL TABLE people_contacts_search using fts5 (
  search_key, content = 'people_contacts', content_rowid = 'row_no', tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0);

CREATE TABLE people_contacts_unsearched (
  row_no integer not null primary key,
  old_key text not null);

CREATE TABLE people_duplicates (
  first_id uuid not null,
  second_id uuid not null,
  id uuid not null,
  score integer not null,
  why text not null,
  state text not null check (state in ('open', 'dismissed', 'merged')),
  found_at bigint not null,
  decided_at bigint,
  decided_by text, object text not null default 'contact' check (object in ('contact', 'company')),
  primary key (first_id, second_id));

CREATE INDEX people_duplicates_open on people_duplicates (object, score, id) where state = 'open';

CREATE INDEX people_duplicates_second on people_duplicates (second_id, first_id);

CREATE TABLE people_fields (
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

CREATE TABLE people_identifiers (
  value text not null,
  kind text not null,
  source text not null,
  subject_kind text not null check (subject_kind in ('contact', 'company')),
  subject_id uuid not null,
  display text not null,
  created_at bigint not null,
  primary key (value, kind, source, subject_kind));

CREATE INDEX people_identifiers_subject on people_identifiers (subject_id);

CREATE TABLE people_job_changes (
  subject_id uuid not null,
  job_id uuid not null,
  object text not null,
  kind text not null check (kind in ('created', 'updated')),
  before text not null,
  version_after integer not null,
  primary key (subject_id, job_id));

CREATE INDEX people_job_changes_job on people_job_changes (job_id, object, subject_id);

CREATE TABLE people_lifecycle_changes (
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

CREATE INDEX people_lifecycle_changes_at on people_lifecycle_changes (to_stage, at, contact_id);

CREATE TABLE people_memberships (
  contact_id uuid not null,
  company_id uuid not null,
  role text,
  is_primary boolean not null,
  since bigint not null,
  primary key (contact_id, company_id));

CREATE INDEX people_memberships_company on people_memberships (company_id, contact_id);

CREATE TABLE people_merges (
  winner_id uuid not null,
  id uuid not null,
  loser_id uuid not null,
  images text not null,
  parts text not null,
  actor text not null,
  at bigint not null,
  undone_at bigint, object text not null default 'contact' check (object in ('contact', 'company')),
  primary key (winner_id, id));

CREATE INDEX people_merges_by_id on people_merges (id);

CREATE INDEX people_merges_by_loser on people_merges (loser_id, at);

CREATE TABLE people_notes (
  subject_id uuid not null,
  id uuid not null,
  object text not null,
  body text not null,
  author text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version integer not null,
  primary key (subject_id, id));

CREATE INDEX people_notes_by_id on people_notes (id);

CREATE VIEW people_public_companies as
select id, name, name_key, domain, industry, country, employees, owner_id, archived_at
from people_companies
where merged_into is null;

CREATE VIEW people_public_contacts as
select id, name, email, job_title, country, owner_id, company_id, lifecycle_stage, origin, campaign, landing_page, first_touch_at, created_at, archived_at
from people_contacts
where merged_into is null;

CREATE VIEW people_public_fields as
select id, object, key, label, type
from people_fields
where archived_at is null;

CREATE VIEW people_public_lifecycle_changes as
select contact_id, from_stage, to_stage, at
from people_lifecycle_changes;

CREATE TABLE people_searched (
  source text not null primary key,
  last_row integer not null);

CREATE TABLE people_suppressions (
  value text not null,
  channel text not null,
  reason text not null,
  source text not null,
  actor text not null,
  created_at bigint not null,
  primary key (value, channel));

CREATE TABLE people_tags (
  subject_id uuid not null,
  object text not null,
  tag_key text not null,
  tag text not null,
  primary key (subject_id, tag_key));

CREATE INDEX people_tags_by_tag on people_tags (object, tag_key, subject_id);

CREATE TRIGGER people_topic_texts_remain before delete on people_topic_texts
begin
  select raise(abort, 'a text that somebody may have agreed to never changes');
end;

CREATE TRIGGER people_topic_texts_stay before update on people_topic_texts
begin
  select raise(abort, 'a text that somebody may have agreed to never changes');
end;

CREATE TABLE people_topic_texts (
  topic_id text not null,
  number integer not null,
  text text not null,
  created_by text not null,
  created_at bigint not null,
  primary key (topic_id, number));

CREATE TABLE people_topics (
  id text not null primary key,
  label text not null,
  description text,
  channels text not null,
  opt_in boolean not null,
  position integer not null,
  created_by text not null,
  created_at bigint not null,
  archived_at bigint,
  version integer not null);

CREATE TABLE people_verifications (
  value text not null primary key,
  verdict text not null check (verdict in ('valid', 'risky', 'invalid', 'unknown')),
  reasons text not null,
  problem text,
  suggestion text,
  checked_at bigint not null,
  expires_at bigint not null);

CREATE INDEX people_verifications_by_expiry on people_verifications (expires_at);

CREATE TABLE people_views (
  id uuid not null primary key,
  object text not null,
  name text not null,
  scope text not null check (scope in ('private', 'all')),
  owner_id uuid not null,
  definition text not null,
  created_at bigint not null,
  version integer not null);

CREATE TABLE platform_idempotency (
  key text not null,
  caller text not null,
  request_hash text not null,
  state text not null check (state in ('running', 'answered', 'unknown')),
  status integer,
  content_type text,
  etag text,
  body text,
  created_at bigint not null,
  primary key (key, caller));

CREATE INDEX platform_idempotency_created on platform_idempotency (created_at);

CREATE TABLE platform_jobs (
  id uuid not null primary key,
  kind text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'undone')),
  payload text not null,
  checkpoint text,
  result text,
  done bigint not null,
  total bigint,
  error text,
  cancel_requested boolean not null,
  can_undo boolean not null,
  undo_until bigint,
  lease_owner text,
  lease_until bigint,
  attempts integer not null,
  created_by text not null,
  created_at bigint not null,
  started_at bigint,
  finished_at bigint);

CREATE INDEX platform_jobs_created on platform_jobs (created_at, id);

CREATE INDEX platform_jobs_open on platform_jobs (state, created_at) where state in ('queued', 'running');

CREATE TABLE platform_migrations (
  module text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at bigint not null,
  primary key (module, number));

CREATE TABLE platform_outbox (
  id uuid not null primary key,
  channel text not null,
  unique_key text not null unique,
  payload text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null,
  due_at bigint not null,
  error text,
  created_at bigint not null);

CREATE INDEX platform_outbox_due on platform_outbox (due_at, id) where state in ('waiting', 'sending');

CREATE TABLE platform_settings (
  key text not null primary key,
  value text not null);

CREATE TABLE platform_timers (
  key text not null,
  kind text not null,
  due_at bigint not null,
  payload text not null,
  attempts integer not null,
  error text,
  primary key (kind, key));

CREATE INDEX platform_timers_due on platform_timers (due_at, kind, key);

CREATE TABLE sales_absences (
  id uuid not null primary key,
  user_id uuid not null,
  from_day text not null,
  to_day text not null,
  note text,
  created_by text not null,
  created_at bigint not null);

CREATE INDEX sales_absences_by_user on sales_absences (user_id, to_day);

CREATE TABLE sales_answers (
  deal_id uuid not null,
  question_key text not null,
  answer text not null,
  answered_by text not null,
  answered_at bigint not null,
  primary key (deal_id, question_key));

CREATE TABLE sales_board_totals (
  stage_id uuid not null,
  owner_id uuid not null,
  currency text not null,
  probability integer not null,
  deals bigint not null,
  amount_minor double precision not null,
  primary key (stage_id, owner_id, currency, probability));

CREATE TABLE sales_deal_contacts (
  deal_id uuid not null,
  contact_id uuid not null,
  role text,
  primary key (deal_id, contact_id));

CREATE INDEX sales_deal_contacts_contact on sales_deal_contacts (contact_id, deal_id);

CREATE TABLE sales_deal_identifiers (
  value text not null,
  source text not null,
  deal_id uuid not null,
  created_at bigint not null,
  primary key (value, source));

CREATE INDEX sales_deal_identifiers_deal on sales_deal_identifiers (deal_id);

CREATE TABLE sales_deal_question_sets (
  deal_id uuid not null primary key,
  set_key text not null);

CREATE TABLE sales_deal_tags (
  deal_id uuid not null,
  tag_key text not null,
  tag text not null,
  primary key (deal_id, tag_key));

CREATE INDEX sales_deal_tags_by_tag on sales_deal_tags (tag_key, deal_id);

CREATE TABLE sales_deals (
  id uuid not null primary key,
  name text not null,
  sort_name text not null,
  amount_minor bigint,
  currency text not null,
  pipeline_id uuid not null,
  stage_id uuid not null,
  stage_at bigint not null,
  outcome text not null check (outcome in ('open', 'won', 'lost')),
  probability integer,
  opened_at bigint not null,
  expected_close_on text,
  closed_at bigint,
  owner_id uuid,
  company_id uuid,
  contact_id uuid,
  product text,
  product_id uuid,
  loss_reason text,
  loss_note text,
  win_reason text,
  next_step text,
  custom text not null,
  search_key text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint,
  version integer not null, competitor text, objections text not null default '[]', last_activity_at bigint, fresh_at bigint not null default 0);

CREATE INDEX sales_deals_by_closed on sales_deals (outcome, closed_at, id) where archived_at is null;

CREATE INDEX sales_deals_by_company on sales_deals (company_id, opened_at, id);

CREATE INDEX sales_deals_by_contact on sales_deals (contact_id, opened_at, id);

CREATE INDEX sales_deals_by_created on sales_deals (created_at, id) where archived_at is null;

CREATE INDEX sales_deals_by_fresh on sales_deals (stage_id, fresh_at, owner_id, archived_at, id) where archived_at is null;

CREATE INDEX sales_deals_by_name on sales_deals (sort_name, id) where archived_at is null;

CREATE INDEX sales_deals_by_opened on sales_deals (opened_at, id) where archived_at is null;

CREATE INDEX sales_deals_by_owner on sales_deals (owner_id, opened_at, id) where archived_at is null;

CREATE INDEX sales_deals_by_stage on sales_deals (stage_id, stage_at, id) where archived_at is null;

CREATE TABLE sales_handoff_policy (
  one integer not null primary key check (one = 1),
  minutes_a integer not null,
  minutes_b integer not null,
  minutes_c integer not null,
  minutes_d integer not null,
  cool_down_days integer not null,
  rounds integer not null,
  version integer not null);

CREATE TABLE sales_handoffs (
  id uuid not null primary key,
  contact_id uuid not null,
  company_id uuid,
  state text not null check (state in ('sent', 'accepted', 'rejected', 'expired', 'qualified', 'recycled')),
  source text not null check (source in ('score', 'manual')),
  fit text,
  engagement integer,
  why text not null,
  trigger_type text,
  campaign text,
  form text,
  origin text,
  message text,
  owner_id uuid,
  owner_why text not null,
  round integer not null,
  previous_id uuid,
  sent_at bigint not null,
  sent_by text not null,
  promised_at bigint not null,
  accept_minutes integer not null,
  accept_by bigint not null,
  accepted_at bigint,
  accepted_by uuid,
  first_touch_at bigint,
  touches integer not null,
  closed_at bigint,
  closed_by text,
  reason text,
  note text,
  recycle_until text,
  deal_id uuid,
  updated_at bigint not null,
  version integer not null);

CREATE INDEX sales_handoffs_by_contact on sales_handoffs (contact_id, sent_at, id);

CREATE INDEX sales_handoffs_by_owner on sales_handoffs (owner_id, state, accept_by, id);

CREATE INDEX sales_handoffs_by_sent on sales_handoffs (sent_at, id);

CREATE INDEX sales_handoffs_by_state on sales_handoffs (state, accept_by, id);

CREATE TABLE sales_job_changes (
  deal_id uuid not null,
  job_id uuid not null,
  kind text not null check (kind in ('created', 'updated')),
  before text not null,
  version_after integer not null,
  primary key (deal_id, job_id));

CREATE INDEX sales_job_changes_job on sales_job_changes (job_id, deal_id);

CREATE TABLE sales_open_handoffs (
  contact_id uuid not null primary key,
  handoff_id uuid not null);

CREATE TABLE sales_pipelines (
  id uuid not null primary key,
  name text not null,
  currency text,
  is_default boolean not null,
  position integer not null,
  archived_at bigint,
  version integer not null, question_set text);

CREATE UNIQUE INDEX sales_pipelines_name on sales_pipelines (name) where archived_at is null;

CREATE TABLE sales_products (
  id uuid not null primary key,
  name text not null,
  name_key text not null unique,
  series text,
  sku text,
  price_minor bigint,
  currency text,
  archived_at bigint,
  version integer not null);

CREATE VIEW sales_public_deal_contacts as
select deal_id, contact_id, role
from sales_deal_contacts;

CREATE VIEW sales_public_deals as
select id, name, amount_minor, currency, outcome, opened_at, closed_at, owner_id, company_id, contact_id, product, stage_id, archived_at
from sales_deals;

CREATE VIEW sales_public_handoffs as
select id, contact_id, company_id, state, source, fit, engagement, campaign, form, origin, owner_id, round, sent_at, accept_by, accepted_at, first_touch_at, touches,
  closed_at, reason, deal_id
from sales_handoffs;

CREATE VIEW sales_public_job_deals as
select job_id, deal_id, kind
from sales_job_changes;

CREATE TABLE sales_question_sets (
  key text not null primary key,
  name text not null,
  description text not null,
  position integer not null);

CREATE TABLE sales_questions (
  key text not null primary key,
  set_key text not null references sales_question_sets (key),
  label text not null,
  question text not null,
  weight integer not null check (weight between 1 and 10),
  position integer not null);

CREATE INDEX sales_questions_of_set on sales_questions (set_key, position);

CREATE TABLE "sales_reasons" (
  id uuid not null primary key,
  kind text not null check (kind in ('loss', 'win', 'competitor', 'objection', 'reject', 'recycle')),
  name text not null,
  name_key text not null,
  position integer not null,
  archived_at bigint,
  version integer not null,
  unique (kind, name_key));

CREATE TABLE sales_reps (
  user_id uuid not null primary key,
  takes_leads boolean not null,
  weight integer not null check (weight between 1 and 100),
  capacity integer not null check (capacity >= 0),
  time_zone text,
  hours text,
  version integer not null);

CREATE TABLE sales_stage_changes (
  deal_id uuid not null,
  id uuid not null,
  from_stage_id uuid,
  to_stage_id uuid not null,
  outcome text not null,
  at bigint not null,
  actor text not null,
  seconds bigint,
  primary key (deal_id, id));

CREATE TABLE sales_stages (
  id uuid not null primary key,
  pipeline_id uuid not null references sales_pipelines (id),
  name text not null,
  category text not null check (category in ('open', 'won', 'lost')),
  probability integer not null check (probability between 0 and 100),
  rot_days integer,
  position integer not null,
  archived_at bigint,
  version integer not null, required_fields text not null default '[]');

CREATE INDEX sales_stages_pipeline on sales_stages (pipeline_id, position);

CREATE TABLE sales_tasks (
  id uuid not null primary key,
  title text not null,
  kind text not null check (kind in ('call', 'email', 'meeting', 'todo')),
  contact_id uuid,
  company_id uuid,
  deal_id uuid,
  assignee_id uuid not null,
  due_at bigint not null,
  due_on text,
  remind_at bigint,
  done_at bigint,
  done_by text,
  outcome text,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version integer not null);

CREATE INDEX sales_tasks_done on sales_tasks (done_at, id) where done_at is not null;

CREATE INDEX sales_tasks_done_by_assignee on sales_tasks (assignee_id, done_at, id) where done_at is not null;

CREATE INDEX sales_tasks_of_company on sales_tasks (company_id, due_at, id) where company_id is not null;

CREATE INDEX sales_tasks_of_contact on sales_tasks (contact_id, due_at, id) where contact_id is not null;

CREATE INDEX sales_tasks_of_deal on sales_tasks (deal_id, due_at, id) where deal_id is not null;

CREATE INDEX sales_tasks_open_by_assignee on sales_tasks (assignee_id, due_at, id) where done_at is null;

CREATE INDEX sales_tasks_open_by_due on sales_tasks (due_at, id) where done_at is null;

CREATE TABLE sales_territories (
  id uuid not null primary key,
  name text not null,
  position integer not null,
  countries text not null,
  industries text not null,
  employees_from bigint,
  employees_to bigint,
  members text not null,
  version integer not null);

CREATE TABLE sales_turns (
  pool text not null,
  user_id uuid not null,
  deficit double precision not null,
  got bigint not null,
  primary key (pool, user_id));
