-- distribution: reference
create table insights_campaigns (
  id uuid not null primary key,
  name text not null,
  key text not null,
  budget_minor bigint,
  currency text,
  created_at bigint not null,
  archived_at bigint,
  version integer not null);

create unique index insights_campaigns_key on insights_campaigns (key) where archived_at is null;

-- distribution: reference
-- day is a calendar day in the workspace's zone.
create table insights_costs (
  id uuid not null primary key,
  campaign_id uuid references insights_campaigns (id),
  origin text,
  day text not null,
  amount_minor bigint not null,
  currency text not null,
  kind text not null,
  team text not null check (team in ('marketing', 'sales')),
  note text,
  created_by text not null,
  created_at bigint not null,
  version integer not null);

create index insights_costs_day on insights_costs (day, id);

-- distribution: reference
-- How many units of the base currency one unit of currency buys from a day on. Kept by hand.
create table insights_rates (
  currency text not null,
  from_day text not null,
  rate double precision not null,
  primary key (currency, from_day));
