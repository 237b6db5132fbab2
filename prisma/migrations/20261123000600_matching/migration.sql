-- The end of enrolment that was announced as near, and the one announced as reached: a new end is announced anew.
alter table programs add column closing_said_for timestamptz(3);
alter table programs add column closed_said_for timestamptz(3);
create index programs_closing on programs (closes_at) where closes_at is not null and status = 'open';
