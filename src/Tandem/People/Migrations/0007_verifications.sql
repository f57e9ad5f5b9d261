-- What was found out about addresses, by what two spellings of one share. It is forgotten when it no longer holds.

-- distribution: value
create table people_verifications (
  value text not null primary key,
  verdict text not null check (verdict in ('valid', 'risky', 'invalid', 'unknown')),
  reasons text not null,
  problem text,
  suggestion text,
  checked_at bigint not null,
  expires_at bigint not null);

create index people_verifications_by_expiry on people_verifications (expires_at);
