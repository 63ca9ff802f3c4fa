CREATE TABLE `frozen_figures` (
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`scope` text NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	`key_id` text NOT NULL,
	`public_key` text NOT NULL,
	`frozen_at` text NOT NULL,
	PRIMARY KEY(`kind`, `period`, `scope`)
);
