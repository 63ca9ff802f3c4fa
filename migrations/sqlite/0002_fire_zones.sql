CREATE TABLE `fire_zones` (
	`fire_zone_id` text PRIMARY KEY NOT NULL,
	`compound_id` text NOT NULL,
	`garage_id` text NOT NULL,
	`name` text NOT NULL,
	`alarm` text NOT NULL,
	`smoke_exhaust` text NOT NULL,
	`sprinkler` text NOT NULL,
	`emergency_lighting` text NOT NULL,
	`fire_unit_area_m2` real
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fire_zones_by_name` ON `fire_zones` (`garage_id`,`name`);--> statement-breakpoint
ALTER TABLE `findings` ADD `scope` text DEFAULT 'garage' NOT NULL;--> statement-breakpoint
ALTER TABLE `findings` ADD `gaps` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `findings` ADD `measured` text;--> statement-breakpoint
ALTER TABLE `spaces` ADD `fire_zone_id` text;