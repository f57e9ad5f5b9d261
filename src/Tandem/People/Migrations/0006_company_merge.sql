-- Two companies that were one: merged, remembered for undo and suspected in the tables that people have for it.

-- A company that was merged away is kept for undo, archived, out of every view; its id and its name lead to what it is now.
alter table people_companies add column merged_into uuid;

create index people_companies_merged on people_companies (merged_into) where merged_into is not null;

alter table people_merges add column object text not null default 'contact' check (object in ('contact', 'company'));
alter table people_duplicates add column object text not null default 'contact' check (object in ('contact', 'company'));

drop index people_duplicates_open;
create index people_duplicates_open on people_duplicates (object, score, id) where state = 'open';

drop view people_public_companies;

create view people_public_companies as
select id, name, name_key, domain, industry, country, employees, owner_id, archived_at
from people_companies
where merged_into is null;
