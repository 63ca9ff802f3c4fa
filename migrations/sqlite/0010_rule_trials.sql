CREATE TABLE `rule_trial_courses` (
	`trial_id` text NOT NULL,
	`case_id` text NOT NULL,
	`scenario` text NOT NULL,
	`course` text NOT NULL,
	PRIMARY KEY(`trial_id`, `case_id`, `scenario`)
);
--> statement-breakpoint
CREATE TABLE `rule_trials` (
	`trial_id` text PRIMARY KEY NOT NULL,
	`question` text NOT NULL,
	`pack_id` text NOT NULL,
	`pack_version` integer NOT NULL,
	`pack_hash` text NOT NULL,
	`pack` text NOT NULL,
	`districts` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`as_of` text NOT NULL,
	`read_before` text NOT NULL,
	`seed` integer NOT NULL,
	`scenarios` text NOT NULL,
	`organisation_id` text NOT NULL,
	`registered_by` text NOT NULL,
	`registered_at` text NOT NULL,
	`started_at` text,
	`progress` real NOT NULL,
	`finished_at` text,
	`cancelled_at` text,
	`failed_at` text,
	`failure` text,
	`runs` integer NOT NULL,
	`result` text,
	`result_hash` text
);
