CREATE TABLE `record_entries` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`link` integer NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`kind`, `id`, `link`)
);
--> statement-breakpoint
CREATE INDEX `record_entries_by_link` ON `record_entries` (`link`,`kind`,`id`);--> statement-breakpoint
CREATE TABLE `record_heads` (
	`number` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`first_link` integer NOT NULL,
	`last_link` integer NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	`key_id` text NOT NULL,
	`public_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_heads_by_day` ON `record_heads` (`day`);--> statement-breakpoint
CREATE TABLE `record_links` (
	`number` integer PRIMARY KEY NOT NULL,
	`linked_at` text NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`entries` integer NOT NULL,
	`records` integer NOT NULL,
	`complete` integer NOT NULL,
	`root` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `record_marks` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`kind`, `id`, `seq`)
);
--> statement-breakpoint
INSERT INTO `record_marks` SELECT 'case', `case_id`, `version` FROM `cases` WHERE `version` > 0;
--> statement-breakpoint
INSERT INTO `record_marks` SELECT 'matter', `matter_id`, `version` FROM `matters` WHERE `version` > 0;
