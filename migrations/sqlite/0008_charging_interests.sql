CREATE TABLE `charging_interests` (
	`compound_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`interest` text NOT NULL,
	`declared_by` text NOT NULL,
	`number` text,
	`declared_on` text NOT NULL,
	PRIMARY KEY(`compound_id`, `organisation_id`)
);
