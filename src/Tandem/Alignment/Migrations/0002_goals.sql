-- The revenue that both teams want, one goal for each month, quarter or year.

-- distribution: reference
-- period is written 2026-11, 2026Q4 or 2026; its days are those of the workspace's zone.
create table alignment_goals (
  period text not null primary key,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  set_by text not null,
  set_at bigint not null,
  version integer not null);
