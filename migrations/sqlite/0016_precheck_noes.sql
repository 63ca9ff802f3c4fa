CREATE TABLE `precheck_noes` (
	`subject` text PRIMARY KEY NOT NULL,
	`compound_id` text NOT NULL,
	`garage_id` text NOT NULL,
	`space_id` text,
	`on` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `precheck_noes_by_compound` ON `precheck_noes` (`compound_id`);