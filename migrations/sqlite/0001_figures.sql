ALTER TABLE `answers` ADD `ended_recorded_on` text;--> statement-breakpoint
ALTER TABLE `case_clocks` ADD `answered_recorded_on` text;--> statement-breakpoint
ALTER TABLE `case_clocks` ADD `on_behalf` integer;--> statement-breakpoint
ALTER TABLE `grounds` ADD `route` text DEFAULT 'opinion' NOT NULL;--> statement-breakpoint
ALTER TABLE `grounds` ADD `on_behalf` integer;--> statement-breakpoint
ALTER TABLE `grounds` ADD `burden_met_on` text;--> statement-breakpoint
ALTER TABLE `grounds` ADD `contested_on` text;--> statement-breakpoint
ALTER TABLE `grounds` ADD `verified_on` text;--> statement-breakpoint
ALTER TABLE `grounds` ADD `view_on` text;