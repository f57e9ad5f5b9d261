-- Contacts and companies: one row each, for life. row_no exists for the full-text index only: it needs a rowid that never changes.

-- distribution: id
create table people_contacts (
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
  version integer not null);

-- distribution: id
create table people_companies (
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
  version integer not null);

-- Substring search: trigrams over search_key. The index takes many rows at once, or one by one very slowly, so rows are entered at the end of
-- the transaction that writes them. people_searched knows up to which row that was done, …_unsearched which older rows have changed since; a
-- search looks through those itself and never misses any. There is no trigger on insert: it would cost more than all indexes together.
-- distribution: local
create table people_searched (
  source text not null primary key,
  last_row integer not null);

insert into people_searched (source, last_row) values ('people_contacts', 0), ('people_companies', 0);

create virtual table people_contacts_search using fts5 (
  search_key, content = 'people_contacts', content_rowid = 'row_no', tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0);

-- distribution: local
create table people_contacts_unsearched (
  row_no integer not null primary key,
  old_key text not null);

create trigger people_contacts_search_update after update of search_key on people_contacts
when old.search_key <> new.search_key and new.row_no <= (select last_row from people_searched where source = 'people_contacts') begin
  insert into people_contacts_unsearched (row_no, old_key) values (new.row_no, old.search_key) on conflict do nothing;
end;

create trigger people_contacts_search_delete after delete on people_contacts
when old.row_no <= (select last_row from people_searched where source = 'people_contacts') begin
  insert into people_contacts_unsearched (row_no, old_key) values (old.row_no, old.search_key) on conflict do nothing;
end;

create virtual table people_companies_search using fts5 (
  search_key, content = 'people_companies', content_rowid = 'row_no', tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0);

-- distribution: local
create table people_companies_unsearched (
  row_no integer not null primary key,
  old_key text not null);

create trigger people_companies_search_update after update of search_key on people_companies
when old.search_key <> new.search_key and new.row_no <= (select last_row from people_searched where source = 'people_companies') begin
  insert into people_companies_unsearched (row_no, old_key) values (new.row_no, old.search_key) on conflict do nothing;
end;

create trigger people_companies_search_delete after delete on people_companies
when old.row_no <= (select last_row from people_searched where source = 'people_companies') begin
  insert into people_companies_unsearched (row_no, old_key) values (old.row_no, old.search_key) on conflict do nothing;
end;
