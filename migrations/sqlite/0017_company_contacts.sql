CREATE TABLE `company_contacts` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL
);
