CREATE TABLE `owner_messages` (
	`account_id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`silent` text NOT NULL,
	`language` text NOT NULL,
	`is_night_quiet` integer NOT NULL,
	`key_id` text,
	`sealed` blob,
	`set_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `company_contacts` ADD `language` text DEFAULT 'zh' NOT NULL;