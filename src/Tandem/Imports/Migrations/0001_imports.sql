-- distribution: reference
-- A file that was handed in: what was found in it, what goes where, and how it went. The file itself lies in uploads/ of the data folder,
-- or where the command line found it.
create table imports_files (
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

create index imports_files_created on imports_files (created_at, id);
create index imports_files_headers on imports_files (object, header_key, created_at);
create index imports_files_job on imports_files (job_id);

-- distribution: import_id
-- Rows that were not taken, with the reason. A dry run's are replaced by the real run's.
create table imports_errors (
  import_id uuid not null,
  line bigint not null,
  code text not null,
  message text not null,
  cells text not null,
  primary key (import_id, line));
