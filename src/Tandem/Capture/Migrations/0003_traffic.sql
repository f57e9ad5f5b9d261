-- distribution: subject_id
-- A visit: what somebody did on the site with one device, without half an hour of silence and without another campaign. The subject is that of its first event;
-- journey_subjects says whose visit it is today. What came from where is kept as it was told; channel is what the rules of channels make of it.
create table capture_sessions (
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

create index capture_sessions_started on capture_sessions (started_at);
create index capture_sessions_last on capture_sessions (last_at);

-- distribution: subject_id
-- The pages of a visit: host and path.
create table capture_session_pages (
  subject_id uuid not null,
  session_id uuid not null,
  page text not null,
  views integer not null,
  engaged_seconds integer not null,
  scroll_depth integer not null,
  forms integer not null,
  primary key (subject_id, session_id, page));

-- distribution: reference
-- One row from the first change on: until then the rules are those that come with Tandem.
create table capture_channel_rules (
  id integer not null primary key check (id = 1),
  version integer not null,
  rules text,
  job_id uuid);

insert into capture_channel_rules (id, version, rules) values (1, 1, null);
