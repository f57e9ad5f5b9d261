-- A planned task holds the clock of a deal: whoever counts stale deals asks for the tasks of each, so the index names the deal too.
drop index sales_deals_by_fresh;
create index sales_deals_by_fresh on sales_deals (stage_id, fresh_at, owner_id, archived_at, id) where archived_at is null;

-- Imports ask whether a deal is still where it was put.
drop view sales_public_deals;

create view sales_public_deals as
select id, name, amount_minor, currency, outcome, opened_at, closed_at, owner_id, company_id, contact_id, product, stage_id, archived_at
from sales_deals;
