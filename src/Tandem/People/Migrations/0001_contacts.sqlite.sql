-- One row a person, for life. row_no exists for the full-text index only: it needs a rowid that never changes.

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

-- Substring search: trigrams over search_key, kept by triggers.
create virtual table people_contacts_search using fts5 (
  search_key, content = 'people_contacts', content_rowid = 'row_no', tokenize = 'trigram', detail = 'none', columnsize = 0);

create trigger people_contacts_search_insert after insert on people_contacts begin
  insert into people_contacts_search (rowid, search_key) values (new.row_no, new.search_key);
end;

create trigger people_contacts_search_delete after delete on people_contacts begin
  insert into people_contacts_search (people_contacts_search, rowid, search_key) values ('delete', old.row_no, old.search_key);
end;

create trigger people_contacts_search_update after update of search_key on people_contacts when old.search_key <> new.search_key begin
  insert into people_contacts_search (people_contacts_search, rowid, search_key) values ('delete', old.row_no, old.search_key);
  insert into people_contacts_search (rowid, search_key) values (new.row_no, new.search_key);
end;
