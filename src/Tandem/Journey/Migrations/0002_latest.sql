-- The last events of each lane, for those who watch the log grow.
create view journey_public_latest as
select e.id, e.type, e.subject_id, e.occurred_at, e.received_at, e.bot, e.verified, e.data, l.last_seq - e.seq as behind
from journey_lanes l
join journey_events e on e.lane = l.lane and e.seq > l.last_seq - 50;
