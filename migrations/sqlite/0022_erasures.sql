CREATE TABLE `erasures` (
	`erasure_id` text PRIMARY KEY NOT NULL,
	`case_id` text,
	`account_id` text,
	`part` text NOT NULL,
	`since` text NOT NULL,
	`due_on` text NOT NULL,
	`rule` text NOT NULL,
	`erased` text NOT NULL,
	`key_ids` text NOT NULL,
	`files` text NOT NULL,
	`erased_at` text NOT NULL,
	`finished_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_by_case` ON `erasures` (`case_id`,`part`,`since`);--> statement-breakpoint
CREATE INDEX `erasures_by_account` ON `erasures` (`account_id`);--> statement-breakpoint
CREATE INDEX `erasures_by_finish` ON `erasures` (`finished_at`);--> statement-breakpoint
ALTER TABLE `documents` ADD `erased_at` text;