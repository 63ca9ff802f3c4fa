CREATE TABLE `pile_holds` (
	`case_id` text NOT NULL,
	`pile_id` text NOT NULL,
	`hold` text NOT NULL,
	PRIMARY KEY(`case_id`, `pile_id`)
);
--> statement-breakpoint
CREATE INDEX `pile_holds_by_pile` ON `pile_holds` (`pile_id`);--> statement-breakpoint
CREATE TABLE `piles` (
	`pile_id` text PRIMARY KEY NOT NULL,
	`origin` text NOT NULL,
	`district` text NOT NULL,
	`compound_id` text NOT NULL,
	`garage_id` text NOT NULL,
	`space_id` text NOT NULL,
	`power_kw` real,
	`energised_on` text,
	`case_id` text NOT NULL,
	`owner_account_id` text NOT NULL,
	`state` text NOT NULL,
	`registered_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `piles_by_case` ON `piles` (`case_id`);--> statement-breakpoint
CREATE INDEX `piles_by_compound` ON `piles` (`compound_id`,`pile_id`);--> statement-breakpoint
CREATE INDEX `piles_by_owner` ON `piles` (`owner_account_id`);--> statement-breakpoint
CREATE INDEX `piles_by_space` ON `piles` (`space_id`);--> statement-breakpoint
ALTER TABLE `cases` ADD `kind` text DEFAULT 'request' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `pile_id` text;--> statement-breakpoint
CREATE INDEX `cases_by_pile` ON `cases` (`pile_id`);--> statement-breakpoint
ALTER TABLE `matters` ADD `in_force` integer DEFAULT false NOT NULL;