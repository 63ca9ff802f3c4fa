CREATE TABLE `company_record_notices` (
	`organisation_id` text NOT NULL,
	`quarter` text NOT NULL,
	`opened_on` text NOT NULL,
	`until_on` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `quarter`)
);
--> statement-breakpoint
CREATE TABLE `company_record_replies` (
	`organisation_id` text NOT NULL,
	`quarter` text NOT NULL,
	`version` integer NOT NULL,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	`key_id` text,
	`sealed` blob,
	PRIMARY KEY(`organisation_id`, `quarter`, `version`)
);
--> statement-breakpoint
CREATE TABLE `organisation_parents` (
	`organisation_id` text NOT NULL,
	`version` integer NOT NULL,
	`parent_id` text,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `version`)
);
--> statement-breakpoint
ALTER TABLE `organisations` ADD `parent_id` text;--> statement-breakpoint
CREATE INDEX `organisations_by_parent` ON `organisations` (`parent_id`);--> statement-breakpoint
CREATE INDEX `answers_by_company` ON `answers` (`organisation_id`);