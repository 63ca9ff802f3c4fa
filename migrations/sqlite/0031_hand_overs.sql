CREATE TABLE `hand_over_words` (
	`case_id` text NOT NULL,
	`number` integer NOT NULL,
	`party` text NOT NULL,
	`organisations` text NOT NULL,
	`act` text NOT NULL,
	`said_at` text NOT NULL,
	`owner_account_id` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_by_party` text NOT NULL,
	`text_version` text NOT NULL,
	`language` text NOT NULL,
	`told` text NOT NULL,
	PRIMARY KEY(`case_id`, `number`)
);
--> statement-breakpoint
ALTER TABLE `cases` ADD `hand_overs` text;