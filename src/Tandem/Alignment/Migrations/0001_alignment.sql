-- What marketing has promised sales: people handed over a month, by fit.

-- distribution: reference
-- month is yyyy-mm in the workspace's zone.
create table alignment_plans (
  month text not null,
  fit text not null check (fit in ('A', 'B', 'C', 'D')),
  people integer not null check (people >= 0),
  primary key (month, fit));
