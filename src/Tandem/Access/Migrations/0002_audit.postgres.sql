-- Who changed what, from what, to what. Nothing here is ever changed or removed; only what a row says of a person may be blanked.

-- distribution: local
create table access_audit (
  id uuid not null primary key,
  at bigint not null,
  actor text not null,
  verb text not null,
  object text not null,
  object_id text,
  before text,
  after text,
  address text);

create index access_audit_by_object on access_audit (object, object_id, id);
create index access_audit_by_actor on access_audit (actor, id);

create function access_audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;

create trigger access_audit_stays before delete or truncate on access_audit
for each statement execute function access_audit_refuse();

create trigger access_audit_keeps_facts before update of id, at, actor, verb, object, object_id, address on access_audit
for each row execute function access_audit_refuse();

create trigger access_audit_only_blanks before update of before, after on access_audit
for each row when (new.before is not null or new.after is not null) execute function access_audit_refuse();
