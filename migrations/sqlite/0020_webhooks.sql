CREATE TABLE `webhook_messages` (
	`webhook_id` text NOT NULL,
	`message_id` text NOT NULL,
	`case_id` text NOT NULL,
	`notice` text NOT NULL,
	`party` text NOT NULL,
	`since` text NOT NULL,
	`not_before` text NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`gave_up_at` text,
	`delivered_at` text,
	PRIMARY KEY(`webhook_id`, `message_id`)
);
--> statement-breakpoint
CREATE INDEX `webhook_messages_due` ON `webhook_messages` (`not_before`) WHERE gave_up_at is null and delivered_at is null;--> statement-breakpoint
CREATE INDEX `webhook_messages_taken` ON `webhook_messages` (`delivered_at`) WHERE delivered_at is not null;--> statement-breakpoint
CREATE TABLE `webhooks` (
	`webhook_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`url` text NOT NULL,
	`is_active` integer NOT NULL,
	`key_id` text NOT NULL,
	`secret` blob NOT NULL,
	`old_secret` blob,
	`old_until` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhooks_by_organisation` ON `webhooks` (`organisation_id`);