CREATE TABLE "owner_messages" (
	"account_id" text collate "C" PRIMARY KEY NOT NULL,
	"channel" text collate "C" NOT NULL,
	"silent" json NOT NULL,
	"language" text collate "C" NOT NULL,
	"is_night_quiet" boolean NOT NULL,
	"key_id" text collate "C",
	"sealed" "bytea",
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "company_contacts" ADD COLUMN "language" text collate "C" DEFAULT 'zh' NOT NULL;