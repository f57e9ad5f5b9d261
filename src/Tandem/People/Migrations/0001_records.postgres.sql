-- Contacts and companies: one row each, for life. What lists sort by is compared in byte order, as SQLite does it.

-- distribution: id
create table people_contacts (
  id uuid not null primary key,
  name text not null,
  first_name text,
  last_name text,
  sort_name text collate "C" not null,
  email text,
  email_key text collate "C",
  phone text,
  job_title text,
  country text collate "C",
  city text,
  language text,
  time_zone text,
  website text,
  owner_id uuid,
  lifecycle_stage text collate "C" not null,
  lifecycle_at bigint not null,
  origin text collate "C",
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
  version integer not null);

-- distribution: id
create table people_companies (
  id uuid not null primary key,
  name text not null,
  name_key text not null,
  sort_name text collate "C" not null,
  domain text collate "C",
  industry text collate "C",
  country text collate "C",
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
  version integer not null);

-- Substring search: trigrams over search_key.
create extension if not exists pg_trgm;

create index people_contacts_search on people_contacts using gin (search_key gin_trgm_ops);
create index people_companies_search on people_companies using gin (search_key gin_trgm_ops);
