-- What people may sign up for, and in which words they were asked. A proof in the ledger names the version of the words: neither ever changes.

-- distribution: reference
create table people_topics (
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

-- distribution: reference
create table people_topic_texts (
  topic_id text not null,
  number integer not null,
  text text not null,
  created_by text not null,
  created_at bigint not null,
  primary key (topic_id, number));

create function people_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a proof and its text never change';
end $$;

create trigger people_topic_texts_stay before update or delete on people_topic_texts
for each row execute function people_refuse_change();

create trigger people_consents_stay before update on people_consents
for each row execute function people_refuse_change();
