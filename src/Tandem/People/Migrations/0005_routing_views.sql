-- Routing asks where a person or a company is, what it does and how large it is.
drop view people_public_contacts;
drop view people_public_companies;

create view people_public_contacts as
select id, name, email, job_title, country, owner_id, company_id, lifecycle_stage, origin, campaign, landing_page, first_touch_at, created_at, archived_at
from people_contacts
where merged_into is null;

create view people_public_companies as
select id, name, name_key, domain, industry, country, employees, owner_id, archived_at
from people_companies;
