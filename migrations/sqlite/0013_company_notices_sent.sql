ALTER TABLE `company_record_notices` ADD `told_at` text;--> statement-breakpoint
ALTER TABLE `company_record_notices` ADD `channel` text;