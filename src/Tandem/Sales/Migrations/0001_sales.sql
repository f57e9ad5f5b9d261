-- Pipelines, deals, products. Starter pipelines are inserted by the Sales module, not here: they are data that people may change.

-- distribution: reference
create table sales_pipelines (
  id uuid not null primary key,
  name text not null,
  currency text,
  is_default boolean not null,
  position integer not null,
  archived_at bigint,
  version integer not null);

create unique index sales_pipelines_name on sales_pipelines (name) where archived_at is null;

-- distribution: reference
create table sales_stages (
  id uuid not null primary key,
  pipeline_id uuid not null references sales_pipelines (id),
  name text not null,
  category text not null check (category in ('open', 'won', 'lost')),
  probability integer not null check (probability between 0 and 100),
  rot_days integer,
  position integer not null,
  archived_at bigint,
  version integer not null);

create index sales_stages_pipeline on sales_stages (pipeline_id, position);

-- distribution: reference
create table sales_products (
  id uuid not null primary key,
  name text not null,
  name_key text not null unique,
  series text,
  sku text,
  price_minor bigint,
  currency text,
  archived_at bigint,
  version integer not null);

-- distribution: reference
-- Why deals are won and lost. A deal keeps the name as text, so renaming or removing a reason changes no deal.
create table sales_reasons (
  id uuid not null primary key,
  kind text not null check (kind in ('loss', 'win')),
  name text not null,
  name_key text not null,
  position integer not null,
  archived_at bigint,
  version integer not null,
  unique (kind, name_key));

-- distribution: id
-- outcome is a field of its own: a probability never encodes it.
create table sales_deals (
  id uuid not null primary key,
  name text not null,
  sort_name text not null,
  amount_minor bigint,
  currency text not null,
  pipeline_id uuid not null,
  stage_id uuid not null,
  stage_at bigint not null,
  outcome text not null check (outcome in ('open', 'won', 'lost')),
  probability integer,
  opened_at bigint not null,
  expected_close_on text,
  closed_at bigint,
  owner_id uuid,
  company_id uuid,
  contact_id uuid,
  product text,
  product_id uuid,
  loss_reason text,
  loss_note text,
  win_reason text,
  next_step text,
  custom text not null,
  search_key text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint,
  version integer not null);

create index sales_deals_by_opened on sales_deals (opened_at, id) where archived_at is null;
create index sales_deals_by_created on sales_deals (created_at, id) where archived_at is null;
create index sales_deals_by_name on sales_deals (sort_name, id) where archived_at is null;
create index sales_deals_by_stage on sales_deals (stage_id, stage_at, id) where archived_at is null;
create index sales_deals_by_owner on sales_deals (owner_id, opened_at, id) where archived_at is null;
create index sales_deals_by_company on sales_deals (company_id, opened_at, id);
create index sales_deals_by_contact on sales_deals (contact_id, opened_at, id);
create index sales_deals_by_closed on sales_deals (outcome, closed_at, id) where archived_at is null;

-- distribution: deal_id
create table sales_deal_contacts (
  deal_id uuid not null,
  contact_id uuid not null,
  role text,
  primary key (deal_id, contact_id));

create index sales_deal_contacts_contact on sales_deal_contacts (contact_id, deal_id);

-- distribution: deal_id
create table sales_deal_tags (
  deal_id uuid not null,
  tag_key text not null,
  tag text not null,
  primary key (deal_id, tag_key));

create index sales_deal_tags_by_tag on sales_deal_tags (tag_key, deal_id);

-- distribution: value
create table sales_deal_identifiers (
  value text not null,
  source text not null,
  deal_id uuid not null,
  created_at bigint not null,
  primary key (value, source));

create index sales_deal_identifiers_deal on sales_deal_identifiers (deal_id);

-- distribution: deal_id
-- Append-only, written by the domain layer on every change of stage.
create table sales_stage_changes (
  deal_id uuid not null,
  id uuid not null,
  from_stage_id uuid,
  to_stage_id uuid not null,
  outcome text not null,
  at bigint not null,
  actor text not null,
  seconds bigint,
  primary key (deal_id, id));

-- distribution: deal_id
create table sales_job_changes (
  deal_id uuid not null,
  job_id uuid not null,
  kind text not null check (kind in ('created', 'updated')),
  before text not null,
  version_after integer not null,
  primary key (deal_id, job_id));

create index sales_job_changes_job on sales_job_changes (job_id, deal_id);

create view sales_public_deals as
select id, name, amount_minor, currency, outcome, opened_at, closed_at, owner_id, company_id, contact_id, product, archived_at
from sales_deals;

create view sales_public_deal_contacts as
select deal_id, contact_id, role
from sales_deal_contacts;

create view sales_public_job_deals as
select job_id, deal_id, kind
from sales_job_changes;
