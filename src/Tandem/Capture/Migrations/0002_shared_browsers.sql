-- A browser that several people use acts as a visitor of its own for each of them: as which one now. Null: as its own.
alter table capture_visitors add column acts_as uuid;
