CREATE TABLE `recovery_codes` (
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`account_id`, `code_hash`)
);
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`account_id` text NOT NULL,
	`standing` text NOT NULL,
	`key_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	`last_step` integer,
	PRIMARY KEY(`account_id`, `standing`)
);
--> statement-breakpoint
CREATE TABLE `four_eyes` (
	`ask_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`office` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`lapses_at` text NOT NULL,
	`second_by` text,
	`second_at` text,
	`verdict` text,
	`holds_until_at` text
);
--> statement-breakpoint
CREATE INDEX `four_eyes_by_office` ON `four_eyes` (`office`,`asked_at`);--> statement-breakpoint
CREATE INDEX `four_eyes_by_subject` ON `four_eyes` (`subject`,`kind`);