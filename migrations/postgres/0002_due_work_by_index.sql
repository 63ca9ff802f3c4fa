ALTER TABLE "compounds" ADD COLUMN "spread_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "cases_passed_on" ON "cases" USING btree ("pile_id") WHERE outcome = 'transferred';--> statement-breakpoint
CREATE INDEX "compounds_to_spread" ON "compounds" USING btree ("compound_id") WHERE spread_version < version;--> statement-breakpoint
CREATE INDEX "ledgers_by_settled" ON "ledgers" USING btree ("settled","transformer_id");--> statement-breakpoint
CREATE INDEX "pile_holds_by_hold" ON "pile_holds" USING btree ("hold","pile_id");--> statement-breakpoint
UPDATE "ledgers" SET "settled" = '';