-- Deals to work in: the board, when a deal goes stale, what a stage asks for, whom a deal was lost to.

-- distribution: reference
-- The words that people choose from when a deal ends. A deal keeps the word as text, so renaming or removing one changes no deal.
create table sales_reasons_wider (
  id uuid not null primary key,
  kind text not null check (kind in ('loss', 'win', 'competitor', 'objection', 'reject', 'recycle')),
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

-- Which deals of a stage have gone stale is a range of this index.
create index sales_deals_by_fresh on sales_deals (stage_id, fresh_at, owner_id, archived_at) where archived_at is null;

-- distribution: stage_id
-- What the deals of each stage come to, kept in the transaction that changes a deal, so that no board counts a hundred thousand of them.
-- No owner is the id of zeros, the stage's own probability is -1. Sums are floating: exact to nine quadrillion, and never too large to be kept.
create table sales_board_totals (
  stage_id uuid not null,
  owner_id uuid not null,
  currency text not null,
  probability integer not null,
  deals bigint not null,
  amount_minor double precision not null,
  primary key (stage_id, owner_id, currency, probability));

insert into sales_board_totals (stage_id, owner_id, currency, probability, deals, amount_minor)
select stage_id, owner_id, currency, probability, count(*), coalesce(sum(cast(amount_minor as double precision)), 0)
from (
  select stage_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner_id, currency, coalesce(probability, -1) as probability, amount_minor
  from sales_deals
  where archived_at is null) d
group by stage_id, owner_id, currency, probability;
