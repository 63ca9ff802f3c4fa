CREATE TABLE "erasures" (
	"erasure_id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C",
	"account_id" text collate "C",
	"part" text collate "C" NOT NULL,
	"since" date NOT NULL,
	"due_on" date NOT NULL,
	"rule" json NOT NULL,
	"erased" json NOT NULL,
	"key_ids" json NOT NULL,
	"files" json NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_by_case" ON "erasures" USING btree ("case_id","part","since");--> statement-breakpoint
CREATE INDEX "erasures_by_account" ON "erasures" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "erasures_by_finish" ON "erasures" USING btree ("finished_at");