CREATE TABLE `rule_draft_versions` (
	`draft_id` text NOT NULL,
	`version` integer NOT NULL,
	`before` integer,
	`saved_at` text NOT NULL,
	`document` blob NOT NULL,
	PRIMARY KEY(`draft_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `rule_drafts` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`created_at` text NOT NULL,
	`base_id` text NOT NULL,
	`base_version` integer NOT NULL,
	`base_hash` text NOT NULL,
	`base` blob NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rule_drafts_by_office` ON `rule_drafts` (`organisation_id`);