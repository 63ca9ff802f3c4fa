ALTER TABLE `stays` ADD `awaits` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `stays` ADD `entered_by` text DEFAULT '' NOT NULL;