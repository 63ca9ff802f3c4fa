CREATE TABLE "identities" (
	"issuer" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"linked_by" text collate "C" NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "via" text collate "C";--> statement-breakpoint
CREATE INDEX "identities_by_account" ON "identities" USING btree ("account_id");