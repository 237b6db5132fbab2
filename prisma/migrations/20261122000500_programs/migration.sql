create table programs (
  id text not null,
  slug text not null,
  name text not null,
  description text not null,
  description_html text not null,
  group_id text,
  organizer_id text not null,
  mode text not null default 'stable',
  status text not null default 'open',
  opens_at timestamptz(3),
  closes_at timestamptz(3),
  max_wishes integer not null default 5,
  published_run_id text,
  published_mode text,
  published_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint programs_pkey primary key (id),
  constraint programs_mode_known check (mode in ('stable', 'total', 'fair')),
  constraint programs_status_known check (status in ('draft', 'open')),
  constraint programs_closes_after_it_opens check (closes_at > opens_at),
  constraint programs_max_wishes_sound check (max_wishes between 1 and 50),
  constraint programs_published_whole check (
    (published_at is null) = (published_run_id is null) and (published_at is null) = (published_mode is null)),
  constraint programs_group_fkey foreign key (group_id) references groups (id) on delete cascade
);
create unique index programs_slug_key on programs (slug);
create index programs_newest on programs (created_at desc, id);
create index programs_group on programs (group_id);

create table program_enrolments (
  program_id text not null,
  member_id text not null,
  role text not null,
  capacity integer not null default 1,
  wishes text[],
  open_to_others boolean not null default true,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint program_enrolments_pkey primary key (program_id, member_id, role),
  constraint programs_enrolment_role_known check (role in ('mentee', 'mentor')),
  constraint programs_enrolment_capacity_sound check (capacity between 1 and 50),
  constraint programs_enrolment_program_fkey foreign key (program_id) references programs (id) on delete cascade
);
create index programs_enrolments_member on program_enrolments (member_id);

create table program_pair_rules (
  program_id text not null,
  mentee_id text not null,
  mentor_id text not null,
  rule text not null,
  created_by_id text not null,
  created_at timestamptz(3) not null,
  constraint program_pair_rules_pkey primary key (program_id, mentee_id, mentor_id),
  constraint programs_rule_known check (rule in ('pin', 'forbid')),
  constraint programs_rule_program_fkey foreign key (program_id) references programs (id) on delete cascade
);
create unique index programs_one_pin_a_mentee on program_pair_rules (program_id, mentee_id) where rule = 'pin';

create table program_runs (
  id text not null,
  program_id text not null,
  started_by_id text not null,
  state text not null,
  step text not null default 'waiting',
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  problem text not null default '',
  instance jsonb,
  results jsonb,
  created_at timestamptz(3) not null,
  touched_at timestamptz(3) not null,
  finished_at timestamptz(3),
  constraint program_runs_pkey primary key (id),
  constraint programs_run_state_known check (state in ('queued', 'running', 'done', 'failed')),
  constraint programs_run_program_fkey foreign key (program_id) references programs (id) on delete cascade
);
create index programs_runs_newest on program_runs (program_id, created_at desc, id);
create unique index programs_one_run_at_a_time on program_runs (program_id) where state in ('queued', 'running');

create table program_pairs (
  program_id text not null,
  mentee_id text not null,
  mentor_id text not null,
  score double precision not null,
  constraint program_pairs_pkey primary key (program_id, mentee_id),
  constraint programs_pair_program_fkey foreign key (program_id) references programs (id) on delete cascade
);
create index programs_pairs_mentor on program_pairs (program_id, mentor_id);
