-- Scores: the rules that both teams agreed on, and what they come to for each contact.

-- distribution: reference
-- Points for what a record says. condition is the JSON of a filter on contacts.
create table audience_fit_rules (
  id uuid not null primary key,
  name text not null,
  condition text not null,
  points integer not null,
  position integer not null,
  version integer not null);

-- distribution: reference
-- Points for what people do. properties is a JSON list of tests on an event's data; without a half-life nothing fades.
create table audience_engagement_rules (
  id uuid not null primary key,
  name text not null,
  event_type text not null,
  properties text not null,
  points integer not null,
  half_life_days integer,
  most_points integer,
  position integer not null,
  version integer not null);

-- distribution: reference
-- One row: the thresholds. version grows with every change of rules or thresholds, computed_version is the last one that all contacts were computed by.
create table audience_scoring (
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

-- distribution: reference
-- The MQL rule, every version of it; the greatest is in force. summary says in words what it said at the time.
create table audience_mql_rules (
  version integer not null primary key,
  rule_id uuid not null,
  definition text not null,
  summary text not null,
  reason text not null,
  made_by text not null,
  made_at bigint not null);

-- distribution: contact_id
-- One row for each contact that was ever looked at; whoever computes a contact holds this row.
create table audience_scores (
  contact_id uuid not null primary key,
  fit text,
  fit_points integer,
  fit_at bigint,
  qualified_at bigint,
  cool_down_until bigint,
  cool_down_cause text);

create index audience_scores_by_fit on audience_scores (fit, contact_id);

-- distribution: contact_id
-- How often a rule counted for a contact, faded to as_of, the last time that it did. What is left today is computed when it is read.
create table audience_engagement (
  contact_id uuid not null,
  rule_id uuid not null,
  value double precision not null,
  as_of bigint not null,
  times bigint not null,
  primary key (contact_id, rule_id));

-- What other modules may read in SQL.
create view audience_public_scores as
select contact_id, fit, fit_points, qualified_at, cool_down_until
from audience_scores;
