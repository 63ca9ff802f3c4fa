ALTER TABLE `rule_trials` ADD `queued_at` text;--> statement-breakpoint
ALTER TABLE `rule_trials` ADD `begun` integer DEFAULT 0 NOT NULL;