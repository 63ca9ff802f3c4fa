CREATE TABLE `calendar_notices` (
	`number` text PRIMARY KEY NOT NULL,
	`calendar` text NOT NULL,
	`position` integer NOT NULL,
	`notice` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_notices_in_order` ON `calendar_notices` (`calendar`,`position`);--> statement-breakpoint
ALTER TABLE `cases` ADD `rules` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `calendar` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_by_calendar` ON `cases` (`calendar`,`phase`);--> statement-breakpoint
CREATE INDEX `cases_by_rules` ON `cases` (`district`,`rules`,`phase`);--> statement-breakpoint
ALTER TABLE `districts` ADD `rules_pack_before` text;--> statement-breakpoint
CREATE INDEX `case_events_pinned` ON `case_events` (`type`,`case_id`) WHERE type in ('calendar.changed', 'rules.changed');--> statement-breakpoint
UPDATE `cases` SET `rules` = coalesce(json_extract(`file`, '$.rules'), ''), `calendar` = coalesce(json_extract(`file`, '$.calendar'), '') WHERE json_valid(`file`);
