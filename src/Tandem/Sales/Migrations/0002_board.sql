-- Deals to work in: the board, when a deal goes stale, what a stage asks for, whom a deal was lost to.

-- distribution: reference
-- The words that people choose from when a deal ends. A deal keeps the word as text, so renaming or removing one changes no deal.
create table sales_reasons_wider (
  id uuid not null primary key,
  kind text not null check (kind in ('loss', 'win', 'competitor', 'objection')),
  name text not null,
  name_key text not null,
  position integer not null,
  archived_at bigint,
  version integer not null,
  unique (kind, name_key));

insert into sales_reasons_wider (id, kind, name, name_key, position, archived_at, version)
select id, kind, name, name_key, position, archived_at, version
from sales_reasons;

drop table sales_reasons;

alter table sales_reasons_wider rename to sales_reasons;

-- What a deal must have to enter the stage: a JSON list of the API's names of fields.
alter table sales_stages add column required_fields text not null default '[]';

alter table sales_deals add column competitor text;
alter table sales_deals add column objections text not null default '[]';

-- The last time both sides spoke, kept by a reactor, and the later of that and stage_at: since when the deal has been going stale.
alter table sales_deals add column last_activity_at bigint;
alter table sales_deals add column fresh_at bigint not null default 0;

update sales_deals
set fresh_at = stage_at;

-- The heads of a board's columns are read from this index alone (SQLite wants archived_at in it for that, though it is always null).
create index sales_deals_by_board on sales_deals (stage_id, currency, probability, owner_id, fresh_at, amount_minor, archived_at)
where archived_at is null;
