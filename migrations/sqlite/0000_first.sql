CREATE TABLE `accounts` (
	`account_id` text PRIMARY KEY NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text,
	`login` text,
	`password_hash` text,
	`phone_lookup` text,
	`key_id` text,
	`sealed` blob,
	`created_at` text NOT NULL,
	`disabled_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_login_unique` ON `accounts` (`login`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_phone_lookup_unique` ON `accounts` (`phone_lookup`);--> statement-breakpoint
CREATE TABLE `answers` (
	`case_id` text NOT NULL,
	`served_seq` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`served_on` text NOT NULL,
	`served_recorded_on` text NOT NULL,
	`answered_on` text,
	`answered_recorded_on` text,
	`kind` text,
	`ended_on` text,
	`on_behalf` integer NOT NULL,
	PRIMARY KEY(`case_id`, `organisation_id`)
);
--> statement-breakpoint
CREATE TABLE `calendars` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `case_clocks` (
	`case_id` text NOT NULL,
	`clock_id` text NOT NULL,
	`name` text NOT NULL,
	`track` text NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text,
	`force` text NOT NULL,
	`start_on` text NOT NULL,
	`due_on` text,
	`wake_at` text,
	`provisional` integer NOT NULL,
	`paused_days` integer NOT NULL,
	`passed_on` text,
	`ended_on` text,
	`how` text,
	`answered_on` text,
	PRIMARY KEY(`case_id`, `clock_id`)
);
--> statement-breakpoint
CREATE INDEX `case_clocks_due` ON `case_clocks` (`wake_at`) WHERE wake_at is not null;--> statement-breakpoint
CREATE TABLE `case_events` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`track` text NOT NULL,
	`origin` text NOT NULL,
	`actor` text NOT NULL,
	`occurred_on` text NOT NULL,
	`recorded_at` text NOT NULL,
	`workflow` text NOT NULL,
	`rules` text NOT NULL,
	`calendar` text NOT NULL,
	`input` text NOT NULL,
	`lent` text NOT NULL,
	`sealed_hash` text,
	`key_id` text,
	`outcome` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `case_parties` (
	`case_id` text NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text NOT NULL,
	`since_seq` integer NOT NULL,
	`until_seq` integer,
	PRIMARY KEY(`case_id`, `party`, `organisation_id`)
);
--> statement-breakpoint
CREATE INDEX `case_parties_by_organisation` ON `case_parties` (`organisation_id`,`case_id`);--> statement-breakpoint
CREATE TABLE `cases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`tracking_token` text,
	`chain_id` text,
	`district` text NOT NULL,
	`compound_id` text NOT NULL,
	`space_id` text NOT NULL,
	`owner_account_id` text NOT NULL,
	`opened_by` text NOT NULL,
	`phase` text NOT NULL,
	`version` integer NOT NULL,
	`filed_on` text,
	`closed_on` text,
	`outcome` text,
	`facts_version` integer NOT NULL,
	`last_hash` text NOT NULL,
	`recorded_at` text NOT NULL,
	`file` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_case_number_unique` ON `cases` (`case_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_tracking_token_unique` ON `cases` (`tracking_token`);--> statement-breakpoint
CREATE INDEX `cases_by_owner` ON `cases` (`owner_account_id`);--> statement-breakpoint
CREATE INDEX `cases_by_compound` ON `cases` (`compound_id`,`phase`,`facts_version`);--> statement-breakpoint
CREATE INDEX `cases_by_chain` ON `cases` (`chain_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_case_per_space` ON `cases` (`space_id`) WHERE phase in ('open', 'works');--> statement-breakpoint
CREATE TABLE `compound_issuers` (
	`compound_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`since_on` text NOT NULL,
	`until_on` text,
	PRIMARY KEY(`compound_id`, `kind`, `since_on`)
);
--> statement-breakpoint
CREATE TABLE `compounds` (
	`compound_id` text PRIMARY KEY NOT NULL,
	`district` text NOT NULL,
	`name` text NOT NULL,
	`address` text,
	`completed_on` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `compounds_by_name` ON `compounds` (`district`,`name`);--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`message_id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`notice` text NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text,
	`channel` text NOT NULL,
	`delivered_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deliveries_by_case` ON `deliveries` (`case_id`);--> statement-breakpoint
CREATE TABLE `districts` (
	`code` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`rules_pack_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`ciphertext_hash` text NOT NULL,
	`key_id` text NOT NULL,
	`sealed_name` blob NOT NULL,
	`uploaded_by_party` text NOT NULL,
	`uploaded_by_account` text,
	`uploaded_at` text NOT NULL,
	`replaces` text
);
--> statement-breakpoint
CREATE INDEX `documents_by_case` ON `documents` (`case_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`case_id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `findings` (
	`finding_id` text PRIMARY KEY NOT NULL,
	`track` text NOT NULL,
	`place_id` text NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`result` text NOT NULL,
	`upheld` text NOT NULL,
	`found_on` text NOT NULL,
	`valid_until` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `findings_by_place` ON `findings` (`place_id`,`valid_until`);--> statement-breakpoint
CREATE TABLE `garages` (
	`garage_id` text PRIMARY KEY NOT NULL,
	`compound_id` text NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`floor` integer,
	`completed_on` text,
	`alarm` text NOT NULL,
	`smoke_exhaust` text NOT NULL,
	`sprinkler` text NOT NULL,
	`emergency_lighting` text NOT NULL,
	`fire_unit_area_m2` real
);
--> statement-breakpoint
CREATE UNIQUE INDEX `garages_by_name` ON `garages` (`compound_id`,`name`);--> statement-breakpoint
CREATE TABLE `grounds` (
	`case_id` text NOT NULL,
	`ground_id` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`organisation_id` text,
	`stated_on` text NOT NULL,
	`burden_met` integer NOT NULL,
	`contested` integer NOT NULL,
	`verified` text NOT NULL,
	`view` text,
	PRIMARY KEY(`case_id`, `ground_id`)
);
--> statement-breakpoint
CREATE TABLE `idempotent_answers` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`http_code` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`scope`, `key`)
);
--> statement-breakpoint
CREATE TABLE `links` (
	`link_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`case_id` text NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text,
	`key_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_token_hash_unique` ON `links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `links_by_case` ON `links` (`case_id`);--> statement-breakpoint
CREATE TABLE `login_codes` (
	`code_id` text PRIMARY KEY NOT NULL,
	`phone_lookup` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE INDEX `login_codes_by_phone` ON `login_codes` (`phone_lookup`,`created_at`);--> statement-breakpoint
CREATE TABLE `login_failures` (
	`login` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` text
);
--> statement-breakpoint
CREATE TABLE `organisation_districts` (
	`organisation_id` text NOT NULL,
	`district` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `district`)
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`party` text NOT NULL,
	`kind` text,
	`name` text NOT NULL,
	`credit_code` text,
	`address` text,
	`inbox_since_on` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_credit_code_unique` ON `organisations` (`credit_code`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`message_id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`notice` text NOT NULL,
	`party` text NOT NULL,
	`organisation_id` text,
	`not_before` text NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`gave_up_at` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`not_before`) WHERE gave_up_at is null;--> statement-breakpoint
CREATE TABLE `rule_packs` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sealed_parts` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`key_id` text NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`case_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_session_id_unique` ON `sessions` (`session_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `spaces` (
	`space_id` text PRIMARY KEY NOT NULL,
	`compound_id` text NOT NULL,
	`garage_id` text NOT NULL,
	`transformer_id` text,
	`label` text NOT NULL,
	`title` text NOT NULL,
	`lease_until_on` text,
	`civil_defence` integer NOT NULL,
	`mechanical` integer NOT NULL,
	`wall_or_pillar` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `spaces_by_label` ON `spaces` (`garage_id`,`label`);--> statement-breakpoint
CREATE TABLE `stays` (
	`case_id` text NOT NULL,
	`position_id` text NOT NULL,
	`track` text NOT NULL,
	`stage` text NOT NULL,
	`step` text,
	`holder` text NOT NULL,
	`organisation_id` text,
	`visit` integer NOT NULL,
	`entered_seq` integer NOT NULL,
	`entered_on` text NOT NULL,
	`entered_recorded_on` text NOT NULL,
	`left_seq` integer,
	`left_on` text,
	`left_recorded_on` text,
	`left_by` text,
	`on_behalf` integer NOT NULL,
	PRIMARY KEY(`case_id`, `position_id`, `entered_seq`)
);
--> statement-breakpoint
CREATE INDEX `stays_open` ON `stays` (`stage`,`holder`,`case_id`) WHERE left_seq is null;--> statement-breakpoint
CREATE TABLE `sweep_failures` (
	`case_id` text NOT NULL,
	`clock_id` text NOT NULL,
	`failures` integer NOT NULL,
	`last_error` text NOT NULL,
	`next_try_at` text NOT NULL,
	PRIMARY KEY(`case_id`, `clock_id`)
);
--> statement-breakpoint
CREATE TABLE `transformers` (
	`transformer_id` text PRIMARY KEY NOT NULL,
	`compound_id` text NOT NULL,
	`name` text NOT NULL,
	`ownership` text NOT NULL,
	`rated_kva` real,
	`peak_kva` real,
	`peak_month` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transformers_by_name` ON `transformers` (`compound_id`,`name`);