-- Two rows that were one person: merged, remembered for undo, and suspected.

-- A contact that was merged away is kept for undo, archived, out of every view; its id leads to who it is now.
alter table people_contacts add column merged_into uuid;

create index people_contacts_merged on people_contacts (merged_into) where merged_into is not null;

-- distribution: winner_id
-- Both rows as they were and what was re-pointed, so that a merge can be taken back for 30 days.
create table people_merges (
  winner_id uuid not null,
  id uuid not null,
  loser_id uuid not null,
  images text not null,
  parts text not null,
  actor text not null,
  at bigint not null,
  undone_at bigint,
  primary key (winner_id, id));

create index people_merges_by_id on people_merges (id);
create index people_merges_by_loser on people_merges (loser_id, at);

-- distribution: first_id
-- Pairs that may be one person, the lesser id first. What somebody has decided stays decided.
create table people_duplicates (
  first_id uuid not null,
  second_id uuid not null,
  id uuid not null,
  score integer not null,
  why text not null,
  state text not null check (state in ('open', 'dismissed', 'merged')),
  found_at bigint not null,
  decided_at bigint,
  decided_by text,
  primary key (first_id, second_id));

create index people_duplicates_second on people_duplicates (second_id, first_id);
create index people_duplicates_open on people_duplicates (score, id) where state = 'open';

drop view people_public_contacts;

create view people_public_contacts as
select id, name, email, owner_id, company_id, lifecycle_stage, origin, campaign, landing_page, first_touch_at, created_at, archived_at
from people_contacts
where merged_into is null;
