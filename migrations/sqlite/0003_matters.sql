CREATE TABLE `matter_events` (
	`matter_id` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`origin` text NOT NULL,
	`actor` text NOT NULL,
	`recorded_at` text NOT NULL,
	`rules` text NOT NULL,
	`input` text NOT NULL,
	`lent` text NOT NULL,
	`sealed_hash` text,
	`key_id` text,
	`change` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`matter_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `matter_links` (
	`case_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`track` text NOT NULL,
	`waiting` integer NOT NULL,
	`version` integer NOT NULL,
	`place` text NOT NULL,
	`over` integer NOT NULL,
	PRIMARY KEY(`case_id`, `matter_id`, `track`)
);
--> statement-breakpoint
CREATE INDEX `matter_links_by_matter` ON `matter_links` (`matter_id`,`over`,`version`);--> statement-breakpoint
CREATE TABLE `matter_sealed_parts` (
	`matter_id` text NOT NULL,
	`seq` integer NOT NULL,
	`key_id` text NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`matter_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `matters` (
	`matter_id` text PRIMARY KEY NOT NULL,
	`district` text NOT NULL,
	`compound_id` text NOT NULL,
	`garage_id` text,
	`transformer_id` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`result` text,
	`closed_on` text,
	`office_party` text NOT NULL,
	`office_organisation_id` text NOT NULL,
	`next_report_on` text,
	`passed` integer NOT NULL,
	`version` integer NOT NULL,
	`last_hash` text NOT NULL,
	`recorded_at` text NOT NULL,
	`file` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `matters_by_compound` ON `matters` (`compound_id`,`state`);--> statement-breakpoint
CREATE INDEX `matters_by_report` ON `matters` (`state`,`passed`,`next_report_on`);--> statement-breakpoint
CREATE INDEX `matters_by_office` ON `matters` (`office_organisation_id`);--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`transformer_id` text NOT NULL,
	`case_id` text NOT NULL,
	`no` integer NOT NULL,
	`place` text NOT NULL,
	`power_kw` real NOT NULL,
	`state` text NOT NULL,
	`ordered_charging` integer NOT NULL,
	`found` text,
	`ordered_ask` text,
	`energised_on` text,
	PRIMARY KEY(`transformer_id`, `case_id`)
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_by_state` ON `ledger_entries` (`state`,`transformer_id`);--> statement-breakpoint
CREATE INDEX `ledger_entries_by_case` ON `ledger_entries` (`case_id`);--> statement-breakpoint
CREATE TABLE `ledger_events` (
	`transformer_id` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`case_id` text NOT NULL,
	`case_seq` integer NOT NULL,
	`recorded_at` text NOT NULL,
	`change` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`transformer_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `ledger_events_by_case` ON `ledger_events` (`case_id`,`case_seq`);--> statement-breakpoint
CREATE TABLE `ledgers` (
	`transformer_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`last_hash` text NOT NULL,
	`figures` text NOT NULL,
	`settled` text
);
