create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;
create extension if not exists fuzzystrmatch;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "members" (
    "id" TEXT NOT NULL,
    "handle" CITEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "name" TEXT NOT NULL,
    "headline" TEXT NOT NULL DEFAULT '',
    "bio" TEXT NOT NULL DEFAULT '',
    "bio_html" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "languages" TEXT[],
    "industries" TEXT[],
    "seniority" INTEGER NOT NULL DEFAULT 0,
    "support_offered" TEXT[],
    "support_wanted" TEXT[],
    "off_hours" BOOLEAN NOT NULL DEFAULT false,
    "directory" TEXT NOT NULL DEFAULT 'members',
    "field_visibility" JSONB NOT NULL DEFAULT '{}',
    "site_role" TEXT NOT NULL DEFAULT 'member',
    "away_until" DATE,
    "onboarded_at" TIMESTAMPTZ(3),
    "silenced_until" TIMESTAMPTZ(3),
    "suspended_until" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "calendar_token" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_tokens" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skills" (
    "slug" TEXT NOT NULL,
    "label" CITEXT NOT NULL,
    "area" TEXT NOT NULL,
    "popularity" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "skills_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "skill_aliases" (
    "alias" CITEXT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "skill_aliases_pkey" PRIMARY KEY ("alias")
);

-- CreateTable
CREATE TABLE "certifications" (
    "slug" TEXT NOT NULL,
    "label" CITEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "successor" TEXT,
    "skills" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "certifications_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "member_skills" (
    "member_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "label" CITEXT NOT NULL,
    "slug" TEXT,
    "level" INTEGER NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "rule" TEXT NOT NULL DEFAULT 'exact',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "member_skills_pkey" PRIMARY KEY ("member_id","side","label")
);

-- CreateTable
CREATE TABLE "member_certifications" (
    "member_id" TEXT NOT NULL,
    "label" CITEXT NOT NULL,
    "slug" TEXT,
    "obtained_on" DATE,
    "expires_on" DATE,

    CONSTRAINT "member_certifications_pkey" PRIMARY KEY ("member_id","label")
);

-- CreateTable
CREATE TABLE "goals" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goal_skills" (
    "goal_id" TEXT NOT NULL,
    "label" CITEXT NOT NULL,
    "slug" TEXT,
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "rule" TEXT NOT NULL DEFAULT 'exact',

    CONSTRAINT "goal_skills_pkey" PRIMARY KEY ("goal_id","label")
);

-- CreateTable
CREATE TABLE "availability_rules" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'free',
    "weekday" INTEGER NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,

    CONSTRAINT "availability_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability_overrides" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "start_minute" INTEGER,
    "end_minute" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "availability_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocks" (
    "member_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'block',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("member_id","other_id","kind")
);

-- CreateTable
CREATE TABLE "events" (
    "id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "group_id" TEXT,
    "space_id" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "description_html" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "location" TEXT NOT NULL DEFAULT '',
    "join_url" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL,
    "starts_local" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "repeat" TEXT,
    "capacity" INTEGER,
    "status" TEXT NOT NULL,
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "registration_opens_at" TIMESTAMPTZ(3),
    "registration_closes_at" TIMESTAMPTZ(3),
    "approval" BOOLEAN NOT NULL DEFAULT false,
    "questions" TEXT[],
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_organizers" (
    "event_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,

    CONSTRAINT "event_organizers_pkey" PRIMARY KEY ("event_id","member_id")
);

-- CreateTable
CREATE TABLE "occurrences" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "recurrence_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "resource_id" TEXT NOT NULL,

    CONSTRAINT "occurrences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "groups" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "description_html" TEXT NOT NULL,
    "guidelines" TEXT NOT NULL DEFAULT '',
    "guidelines_html" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL,
    "join_policy" TEXT NOT NULL,
    "questions" TEXT[],
    "tags" TEXT[],
    "member_count" INTEGER NOT NULL DEFAULT 0,
    "thread_count" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "group_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "status" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '[]',
    "mail_level" TEXT NOT NULL DEFAULT 'normal',
    "last_read_at" TIMESTAMPTZ(3),
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("group_id","member_id")
);

-- CreateTable
CREATE TABLE "group_invites" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "email" CITEXT,
    "uses_left" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_profiles" (
    "member_id" TEXT NOT NULL,
    "blurb" TEXT NOT NULL DEFAULT '',
    "topics" TEXT[],
    "capacity" INTEGER NOT NULL DEFAULT 2,
    "active_count" INTEGER NOT NULL DEFAULT 0,
    "session_minutes" INTEGER NOT NULL DEFAULT 30,
    "buffer_minutes" INTEGER NOT NULL DEFAULT 0,
    "notice_minutes" INTEGER NOT NULL DEFAULT 720,
    "horizon_days" INTEGER NOT NULL DEFAULT 28,
    "max_per_day" INTEGER NOT NULL DEFAULT 4,
    "max_per_week" INTEGER NOT NULL DEFAULT 10,
    "instant" BOOLEAN NOT NULL DEFAULT true,
    "paused_at" TIMESTAMPTZ(3),
    "answer_rate" DOUBLE PRECISION,
    "rating_mean" DOUBLE PRECISION,
    "rating_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentor_profiles_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "mentorship_requests" (
    "id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "mentor_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "goals" TEXT NOT NULL,
    "support" TEXT[],
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentorship_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentorships" (
    "id" TEXT NOT NULL,
    "request_id" TEXT,
    "mentee_id" TEXT NOT NULL,
    "mentor_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "goals" TEXT NOT NULL,
    "cadence" TEXT NOT NULL DEFAULT '',
    "ends_on" DATE,
    "notes" TEXT NOT NULL DEFAULT '',
    "end_reason" TEXT NOT NULL DEFAULT '',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentorships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookings" (
    "id" TEXT NOT NULL,
    "mentor_id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "topic" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "cancelled_by_id" TEXT,
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" TEXT NOT NULL,
    "reporter_id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "group_id" TEXT,
    "reason" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "resolved_by_id" TEXT,
    "resolution" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "group_id" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_items" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL,
    "actor_id" TEXT,
    "group_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("member_id","kind","channel")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "member_id" TEXT,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT NOT NULL DEFAULT '',
    "provider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "form_id" TEXT NOT NULL,
    "member_id" TEXT,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("form_id")
);

-- CreateTable
CREATE TABLE "seat_resources" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "capacity" INTEGER,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "queued" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "party" INTEGER NOT NULL DEFAULT 1,
    "invited" BOOLEAN NOT NULL DEFAULT false,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "offered_until" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "checked_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spaces" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL,
    "description_html" TEXT NOT NULL,
    "address_line" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "opening_hours" JSONB NOT NULL DEFAULT '[]',
    "amenities" TEXT[],
    "verified_at" TIMESTAMPTZ(3),
    "follower_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "space_organizers" (
    "space_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "space_organizers_pkey" PRIMARY KEY ("space_id","member_id")
);

-- CreateTable
CREATE TABLE "space_followers" (
    "space_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "space_followers_pkey" PRIMARY KEY ("space_id","member_id")
);

-- CreateTable
CREATE TABLE "threads" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "pinned_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "accepted_reply_id" TEXT,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "threads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replies" (
    "id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "author_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_tags" (
    "thread_id" TEXT NOT NULL,
    "label" CITEXT NOT NULL,
    "slug" TEXT,

    CONSTRAINT "thread_tags_pkey" PRIMARY KEY ("thread_id","label")
);

-- CreateTable
CREATE TABLE "thread_follows" (
    "thread_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "level" TEXT NOT NULL DEFAULT 'follow',
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "thread_follows_pkey" PRIMARY KEY ("thread_id","member_id")
);

-- CreateTable
CREATE TABLE "reactions" (
    "subject_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("subject_id","member_id","kind")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "editor_id" TEXT NOT NULL,
    "title" TEXT,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "members_handle_key" ON "members"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "members_email_key" ON "members"("email");

-- CreateIndex
CREATE UNIQUE INDEX "members_calendar_token_key" ON "members"("calendar_token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "email_tokens_member_id_kind_idx" ON "email_tokens"("member_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "skills_label_key" ON "skills"("label");

-- CreateIndex
CREATE INDEX "skill_aliases_slug_idx" ON "skill_aliases"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "certifications_label_key" ON "certifications"("label");

-- CreateIndex
CREATE INDEX "member_skills_slug_side_idx" ON "member_skills"("slug", "side");

-- CreateIndex
CREATE INDEX "goals_member_id_position_idx" ON "goals"("member_id", "position");

-- CreateIndex
CREATE INDEX "availability_rules_member_id_purpose_idx" ON "availability_rules"("member_id", "purpose");

-- CreateIndex
CREATE INDEX "availability_overrides_member_id_from_date_idx" ON "availability_overrides"("member_id", "from_date");

-- CreateIndex
CREATE INDEX "blocks_other_id_idx" ON "blocks"("other_id");

-- CreateIndex
CREATE INDEX "events_group_id_idx" ON "events"("group_id");

-- CreateIndex
CREATE INDEX "events_space_id_idx" ON "events"("space_id");

-- CreateIndex
CREATE INDEX "events_host_id_idx" ON "events"("host_id");

-- CreateIndex
CREATE INDEX "event_organizers_member_id_idx" ON "event_organizers"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "occurrences_resource_id_key" ON "occurrences"("resource_id");

-- CreateIndex
CREATE INDEX "occurrences_starts_at_id_idx" ON "occurrences"("starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "occurrences_event_id_recurrence_id_key" ON "occurrences"("event_id", "recurrence_id");

-- CreateIndex
CREATE UNIQUE INDEX "groups_slug_key" ON "groups"("slug");

-- CreateIndex
CREATE INDEX "groups_last_activity_at_id_idx" ON "groups"("last_activity_at" DESC, "id");

-- CreateIndex
CREATE INDEX "memberships_member_id_status_idx" ON "memberships"("member_id", "status");

-- CreateIndex
CREATE INDEX "memberships_group_id_status_joined_at_member_id_idx" ON "memberships"("group_id", "status", "joined_at", "member_id");

-- CreateIndex
CREATE INDEX "group_invites_group_id_idx" ON "group_invites"("group_id");

-- CreateIndex
CREATE INDEX "mentorship_requests_mentor_id_status_created_at_idx" ON "mentorship_requests"("mentor_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "mentorship_requests_mentee_id_status_created_at_idx" ON "mentorship_requests"("mentee_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mentorships_request_id_key" ON "mentorships"("request_id");

-- CreateIndex
CREATE INDEX "mentorships_mentee_id_status_idx" ON "mentorships"("mentee_id", "status");

-- CreateIndex
CREATE INDEX "mentorships_mentor_id_status_idx" ON "mentorships"("mentor_id", "status");

-- CreateIndex
CREATE INDEX "bookings_mentor_id_starts_at_idx" ON "bookings"("mentor_id", "starts_at");

-- CreateIndex
CREATE INDEX "bookings_mentee_id_starts_at_idx" ON "bookings"("mentee_id", "starts_at");

-- CreateIndex
CREATE INDEX "reports_status_created_at_idx" ON "reports"("status", "created_at");

-- CreateIndex
CREATE INDEX "reports_group_id_status_created_at_idx" ON "reports"("group_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "audit_entries_group_id_created_at_id_idx" ON "audit_entries"("group_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "audit_entries_created_at_id_idx" ON "audit_entries"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "inbox_items_member_id_created_at_id_idx" ON "inbox_items"("member_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_items_member_id_dedupe_key_key" ON "inbox_items"("member_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "mails_created_at_id_idx" ON "mails"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "submissions_created_at_idx" ON "submissions"("created_at");

-- CreateIndex
CREATE INDEX "claims_resource_id_state_joined_at_id_idx" ON "claims"("resource_id", "state", "joined_at", "id");

-- CreateIndex
CREATE INDEX "claims_member_id_state_idx" ON "claims"("member_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "spaces_slug_key" ON "spaces"("slug");

-- CreateIndex
CREATE INDEX "space_organizers_member_id_idx" ON "space_organizers"("member_id");

-- CreateIndex
CREATE INDEX "space_followers_member_id_idx" ON "space_followers"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "threads_accepted_reply_id_key" ON "threads"("accepted_reply_id");

-- CreateIndex
CREATE INDEX "threads_group_id_last_activity_at_id_idx" ON "threads"("group_id", "last_activity_at" DESC, "id");

-- CreateIndex
CREATE INDEX "threads_last_activity_at_id_idx" ON "threads"("last_activity_at" DESC, "id");

-- CreateIndex
CREATE INDEX "threads_author_id_created_at_idx" ON "threads"("author_id", "created_at");

-- CreateIndex
CREATE INDEX "replies_thread_id_created_at_id_idx" ON "replies"("thread_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "replies_author_id_created_at_idx" ON "replies"("author_id", "created_at");

-- CreateIndex
CREATE INDEX "replies_parent_id_idx" ON "replies"("parent_id");

-- CreateIndex
CREATE INDEX "thread_tags_label_idx" ON "thread_tags"("label");

-- CreateIndex
CREATE INDEX "thread_follows_member_id_idx" ON "thread_follows"("member_id");

-- CreateIndex
CREATE INDEX "revisions_subject_id_created_at_idx" ON "revisions"("subject_id", "created_at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill_aliases" ADD CONSTRAINT "skill_aliases_slug_fkey" FOREIGN KEY ("slug") REFERENCES "skills"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_skills" ADD CONSTRAINT "member_skills_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_certifications" ADD CONSTRAINT "member_certifications_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goals" ADD CONSTRAINT "goals_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_skills" ADD CONSTRAINT "goal_skills_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "goals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability_rules" ADD CONSTRAINT "availability_rules_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability_overrides" ADD CONSTRAINT "availability_overrides_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "spaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_organizers" ADD CONSTRAINT "event_organizers_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_invites" ADD CONSTRAINT "group_invites_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_profiles" ADD CONSTRAINT "mentor_profiles_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "seat_resources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_organizers" ADD CONSTRAINT "space_organizers_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "spaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_followers" ADD CONSTRAINT "space_followers_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "spaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_accepted_reply_id_fkey" FOREIGN KEY ("accepted_reply_id") REFERENCES "replies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "replies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_tags" ADD CONSTRAINT "thread_tags_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_follows" ADD CONSTRAINT "thread_follows_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Rules that hold whatever the program does.

alter table members
  add constraint members_handle_form check (handle ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  add constraint members_directory_known check (directory in ('public', 'members', 'hidden')),
  add constraint members_site_role_known check (site_role in ('member', 'moderator', 'admin'));
alter table email_tokens add constraint email_tokens_kind_known check (kind in ('verify', 'sign-in', 'reset'));
alter table member_skills
  add constraint member_skills_side_known check (side in ('offers', 'wants')),
  add constraint member_skills_level_range check (level between 1 and 5);
alter table availability_rules
  add constraint availability_rules_weekday_range check (weekday between 0 and 6),
  add constraint availability_rules_minutes check (0 <= start_minute and start_minute < end_minute and end_minute <= 1440),
  add constraint availability_rules_purpose_known check (purpose in ('free', 'office-hours'));
alter table availability_overrides
  add constraint availability_overrides_order check (from_date <= to_date),
  add constraint availability_overrides_kind_known check (kind in ('extra', 'blocked'));
alter table blocks
  add constraint blocks_not_self check (member_id <> other_id),
  add constraint blocks_kind_known check (kind in ('block', 'mute'));

alter table groups
  add constraint groups_visibility_known check (visibility in ('public', 'private', 'secret')),
  add constraint groups_join_policy_known check (join_policy in ('open', 'request', 'invite'));
alter table memberships
  add constraint memberships_role_known check (role in ('owner', 'admin', 'moderator', 'member')),
  add constraint memberships_status_known check (status in ('active', 'pending', 'invited', 'banned'));
alter table group_invites add constraint group_invites_uses check (uses_left >= 0);

alter table threads add constraint threads_kind_known check (kind in ('discussion', 'question'));
alter table replies add constraint replies_not_own_parent check (parent_id <> id);
alter table thread_follows add constraint thread_follows_level_known check (level in ('follow', 'normal', 'mute'));

alter table events
  add constraint events_mode_known check (mode in ('in-person', 'online', 'hybrid')),
  add constraint events_status_known check (status in ('draft', 'published', 'cancelled')),
  add constraint events_capacity_positive check (capacity is null or capacity > 0),
  add constraint events_duration_positive check (duration_minutes > 0);
alter table occurrences
  add constraint occurrences_order check (starts_at < ends_at),
  add constraint occurrences_status_known check (status in ('scheduled', 'cancelled')),
  add constraint occurrences_resource_fkey foreign key (resource_id) references seat_resources (id);

alter table seat_resources
  add constraint seat_resources_kind_known check (kind in ('event-seat', 'session-seat', 'slot', 'mentor-capacity')),
  add constraint seat_resources_capacity check (capacity is null or capacity >= 0);
alter table claims
  add constraint claims_state_known check (state in ('held', 'confirmed', 'queued', 'offered', 'lapsed', 'released')),
  add constraint claims_party_positive check (party > 0),
  add constraint claims_member_fkey foreign key (member_id) references members (id);
create unique index claims_one_live_per_member on claims (resource_id, member_id)
  where state in ('held', 'confirmed', 'queued', 'offered');

alter table mentor_profiles
  add constraint mentor_profiles_capacity check (capacity >= 0 and active_count >= 0 and active_count <= greatest(capacity, active_count));
alter table mentorship_requests
  add constraint mentorship_requests_not_self check (mentor_id <> mentee_id),
  add constraint mentorship_requests_status_known check (status in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
  add constraint mentorship_requests_mentor_fkey foreign key (mentor_id) references members (id),
  add constraint mentorship_requests_mentee_fkey foreign key (mentee_id) references members (id);
create unique index mentorship_requests_one_open on mentorship_requests (mentee_id, mentor_id) where status = 'open';
alter table mentorships
  add constraint mentorships_not_self check (mentor_id <> mentee_id),
  add constraint mentorships_status_known check (status in ('active', 'paused', 'completed', 'ended')),
  add constraint mentorships_mentor_fkey foreign key (mentor_id) references members (id),
  add constraint mentorships_mentee_fkey foreign key (mentee_id) references members (id);
create unique index mentorships_one_running on mentorships (mentee_id, mentor_id) where status in ('active', 'paused');
alter table bookings
  add constraint bookings_order check (starts_at < ends_at),
  add constraint bookings_not_self check (mentor_id <> mentee_id),
  add constraint bookings_state_known check (state in ('held', 'confirmed', 'cancelled')),
  add constraint bookings_mentor_fkey foreign key (mentor_id) references members (id),
  add constraint bookings_mentee_fkey foreign key (mentee_id) references members (id),
  add constraint bookings_mentor_once exclude using gist
    (mentor_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('held', 'confirmed')),
  add constraint bookings_mentee_once exclude using gist
    (mentee_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('held', 'confirmed'));

alter table inbox_items add constraint inbox_items_member_fkey foreign key (member_id) references members (id) on delete cascade;
create index inbox_items_unread on inbox_items (member_id) where read_at is null;
alter table mails add constraint mails_status_known check (status in ('waiting', 'sent', 'captured', 'refused'));

alter table reports
  add constraint reports_status_known check (status in ('open', 'upheld', 'dismissed')),
  add constraint reports_reporter_fkey foreign key (reporter_id) references members (id);

-- The audit log is append-only.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'this table is append-only';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();

create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- Full text, computed on write. unaccent is stable only by its dictionary's name, hence the wrapper.
create function plain(words text) returns text language sql immutable parallel safe strict as
  $$ select public.unaccent('public.unaccent'::regdictionary, words) $$;
create function plain_list(words text[]) returns text language sql immutable parallel safe strict as
  $$ select public.unaccent('public.unaccent'::regdictionary, array_to_string(words, ' ')) $$;

alter table members add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(name)), 'A') ||
  setweight(to_tsvector('english', plain(headline)), 'B') ||
  setweight(to_tsvector('english', plain(bio)), 'D')) stored;
alter table groups add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(name)), 'A') ||
  setweight(to_tsvector('english', plain_list(tags)), 'B') ||
  setweight(to_tsvector('english', plain(description)), 'D')) stored;
alter table threads add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(title)), 'A') ||
  setweight(to_tsvector('english', plain(body)), 'D')) stored;
alter table replies add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(body)), 'D')) stored;
alter table events add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(title)), 'A') ||
  setweight(to_tsvector('english', plain_list(tags)), 'B') ||
  setweight(to_tsvector('english', plain(description)), 'D')) stored;
alter table spaces add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(name)), 'A') ||
  setweight(to_tsvector('english', plain(tagline || ' ' || city)), 'B') ||
  setweight(to_tsvector('english', plain(description)), 'D')) stored;
create index members_document on members using gin (document);
create index groups_document on groups using gin (document);
create index threads_document on threads using gin (document);
create index replies_document on replies using gin (document);
create index events_document on events using gin (document);
create index spaces_document on spaces using gin (document);
create index skills_label_trigrams on skills using gin ((label::text) gin_trgm_ops);
create index skill_aliases_trigrams on skill_aliases using gin ((alias::text) gin_trgm_ops);

create table installed (fingerprint text not null, at timestamptz not null default now());

-- When the demo community began and finished loading: one that was cut short is loaded afresh.
create table seedings (started_at timestamptz not null, finished_at timestamptz);
