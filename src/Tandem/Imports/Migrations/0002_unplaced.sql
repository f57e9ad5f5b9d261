-- distribution: deal_id
-- Deals whose file named a stage that their pipeline does not have, and the stage that they were put into instead, until a person says which was meant.
create table imports_unplaced (
  deal_id uuid not null,
  import_id uuid not null,
  pipeline_id uuid not null,
  stage_key text not null,
  stage_id uuid not null,
  primary key (deal_id, import_id));

create index imports_unplaced_of_stage on imports_unplaced (import_id, pipeline_id, stage_key);
