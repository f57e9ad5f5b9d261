-- A browser that several people use acts as a visitor of its own for each of them: as which one now. Null: as its own.
alter table capture_visitors add column acts_as uuid;

-- distribution: reference
-- Which events came from outside, kept by a reactor.
create table capture_event_names (
  name text not null primary key,
  count bigint not null,
  first_seen_at bigint not null,
  last_seen_at bigint not null);

-- distribution: reference
-- The properties that came with them; types is a JSON list: text, number, boolean, date, object, list.
create table capture_event_properties (
  name text not null,
  property text not null,
  types text not null,
  last_seen_at bigint not null,
  primary key (name, property));

-- distribution: reference
-- What people of the team say about an event. Of one without a row nothing was said.
create table capture_event_settings (
  name text not null primary key,
  label text,
  description text,
  blocked boolean not null,
  conversion boolean not null,
  updated_by text not null,
  updated_at bigint not null,
  version integer not null);

create view capture_public_conversions as select name from capture_event_settings where conversion;
