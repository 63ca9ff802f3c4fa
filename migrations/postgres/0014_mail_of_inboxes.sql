ALTER TABLE "company_contacts" ADD COLUMN "rhythm" text collate "C" DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE "company_contacts" ADD COLUMN "mailed_until_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "deliveries_by_organisation" ON "deliveries" USING btree ("organisation_id","delivered_at");