ALTER TABLE `company_contacts` ADD `rhythm` text DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE `company_contacts` ADD `mailed_until_at` text;--> statement-breakpoint
CREATE INDEX `deliveries_by_organisation` ON `deliveries` (`organisation_id`,`delivered_at`);