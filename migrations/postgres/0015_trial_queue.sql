ALTER TABLE "rule_trials" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rule_trials" ADD COLUMN "begun" bigint DEFAULT 0 NOT NULL;