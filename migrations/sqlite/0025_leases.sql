CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`version` integer NOT NULL,
	`until_at` text NOT NULL
);
