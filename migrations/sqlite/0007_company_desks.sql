CREATE TABLE `company_duties` (
	`organisation_id` text NOT NULL,
	`compound_id` text NOT NULL,
	`account_id` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `compound_id`)
);
--> statement-breakpoint
CREATE TABLE `company_leaves` (
	`account_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`deputy_id` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL
);
