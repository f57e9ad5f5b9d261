-- The working day: follow-ups, and what one asks about a deal to know whether it is one.

-- distribution: id
-- due_at is when it is overdue: for a whole day (due_on) the last moment of that day in the workspace's zone.
create table sales_tasks (
  id uuid not null primary key,
  title text not null,
  kind text not null check (kind in ('call', 'email', 'meeting', 'todo')),
  contact_id uuid,
  company_id uuid,
  deal_id uuid,
  assignee_id uuid not null,
  due_at bigint not null,
  due_on text,
  remind_at bigint,
  done_at bigint,
  done_by text,
  outcome text,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version integer not null);

create index sales_tasks_open_by_assignee on sales_tasks (assignee_id, due_at, id) where done_at is null;
create index sales_tasks_open_by_due on sales_tasks (due_at, id) where done_at is null;
create index sales_tasks_done_by_assignee on sales_tasks (assignee_id, done_at, id) where done_at is not null;
create index sales_tasks_done on sales_tasks (done_at, id) where done_at is not null;
create index sales_tasks_of_contact on sales_tasks (contact_id, due_at, id) where contact_id is not null;
create index sales_tasks_of_company on sales_tasks (company_id, due_at, id) where company_id is not null;
create index sales_tasks_of_deal on sales_tasks (deal_id, due_at, id) where deal_id is not null;

-- distribution: reference
create table sales_question_sets (
  key text not null primary key,
  name text not null,
  description text not null,
  position integer not null);

-- distribution: reference
create table sales_questions (
  key text not null primary key,
  set_key text not null references sales_question_sets (key),
  label text not null,
  question text not null,
  weight integer not null check (weight between 1 and 10),
  position integer not null);

create index sales_questions_of_set on sales_questions (set_key, position);

-- distribution: deal_id
create table sales_answers (
  deal_id uuid not null,
  question_key text not null,
  answer text not null,
  answered_by text not null,
  answered_at bigint not null,
  primary key (deal_id, question_key));

-- distribution: deal_id
-- Where a deal is asked by another set than its pipeline is.
create table sales_deal_question_sets (
  deal_id uuid not null primary key,
  set_key text not null);

alter table sales_pipelines add column question_set text;

insert into sales_question_sets (key, name, description, position) values
  ('bant', 'BANT', 'Budget, authority, need, timing: quick, for short sales.', 0),
  ('meddic', 'MEDDIC', 'For long sales with many people: who decides, how, and what it is worth to them.', 1),
  ('champ', 'CHAMP', 'Challenges first, then authority, money and priority.', 2),
  ('neat', 'NEAT', 'Core needs, economic impact, access to authority, timeline.', 3),
  ('snap', 'SNAP', 'For busy buyers: simple, invaluable, aligned, a priority.', 4),
  ('spin', 'SPIN', 'A way to ask: situation, problem, implication, need and payoff.', 5);

insert into sales_questions (key, set_key, label, question, weight, position) values
  ('bant.budget', 'bant', 'Budget', 'What is set aside for this, and who can move it?', 3, 0),
  ('bant.authority', 'bant', 'Authority', 'Who signs, and who has to agree before?', 3, 1),
  ('bant.need', 'bant', 'Need', 'What happens to them if they do nothing?', 3, 2),
  ('bant.timing', 'bant', 'Timing', 'By when must it work, and why then?', 2, 3),
  ('meddic.metrics', 'meddic', 'Metrics', 'Which number gets better for them, from what to what?', 3, 0),
  ('meddic.buyer', 'meddic', 'Economic buyer', 'Who can spend the money although nobody planned it?', 3, 1),
  ('meddic.criteria', 'meddic', 'Decision criteria', 'By what will they choose, and who wrote that down?', 2, 2),
  ('meddic.process', 'meddic', 'Decision process', 'Which steps are left until the signature, with dates?', 2, 3),
  ('meddic.pain', 'meddic', 'Identified pain', 'What hurts so much that they act this year?', 3, 4),
  ('meddic.champion', 'meddic', 'Champion', 'Who sells for us when we are not in the room?', 3, 5),
  ('champ.challenges', 'champ', 'Challenges', 'Which challenge did they name themselves?', 4, 0),
  ('champ.authority', 'champ', 'Authority', 'Who decides, and who can help us to reach them?', 3, 1),
  ('champ.money', 'champ', 'Money', 'What does the challenge cost them, and what may the answer cost?', 2, 2),
  ('champ.priority', 'champ', 'Prioritization', 'What stands before this on their list?', 2, 3),
  ('neat.needs', 'neat', 'Core needs', 'Which need lies behind what they asked for?', 3, 0),
  ('neat.impact', 'neat', 'Economic impact', 'What is it worth to them in money, by their own sum?', 4, 1),
  ('neat.access', 'neat', 'Access to authority', 'Who takes us to the one who decides?', 3, 2),
  ('neat.timeline', 'neat', 'Timeline', 'Which event makes the date a real one?', 2, 3),
  ('snap.simple', 'snap', 'Simple', 'How little do they have to change to begin?', 2, 0),
  ('snap.invaluable', 'snap', 'iNvaluable', 'What do they get from us that nobody else gives them?', 3, 1),
  ('snap.aligned', 'snap', 'Aligned', 'Which goal of theirs does this serve?', 3, 2),
  ('snap.priority', 'snap', 'Priority', 'Why must it be now?', 3, 3),
  ('spin.situation', 'spin', 'Situation', 'How do they do it today?', 1, 0),
  ('spin.problem', 'spin', 'Problem', 'What is hard or goes wrong in it?', 2, 1),
  ('spin.implication', 'spin', 'Implication', 'What follows from that, for whom, at what cost?', 4, 2),
  ('spin.payoff', 'spin', 'Need and payoff', 'What would they gain, in their own words?', 4, 3);
