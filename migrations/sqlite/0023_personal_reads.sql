CREATE TABLE `personal_reads` (
	`case_id` text NOT NULL,
	`day` text NOT NULL,
	`reader_id` text NOT NULL,
	`what` text NOT NULL,
	`document_id` text NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text,
	`by_link` integer NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`case_id`, `day`, `reader_id`, `what`, `document_id`)
);
--> statement-breakpoint
CREATE INDEX `personal_reads_by_reader` ON `personal_reads` (`reader_id`,`day`);