ALTER TABLE `compounds` ADD `spread_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `compounds_to_spread` ON `compounds` (`compound_id`) WHERE spread_version < version;--> statement-breakpoint
CREATE INDEX `cases_passed_on` ON `cases` (`pile_id`) WHERE outcome = 'transferred';--> statement-breakpoint
CREATE INDEX `ledgers_by_settled` ON `ledgers` (`settled`,`transformer_id`);--> statement-breakpoint
CREATE INDEX `pile_holds_by_hold` ON `pile_holds` (`hold`,`pile_id`);--> statement-breakpoint
UPDATE `ledgers` SET `settled` = '';