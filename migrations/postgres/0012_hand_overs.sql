CREATE TABLE "hand_over_words" (
	"case_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"party" text collate "C" NOT NULL,
	"organisations" text collate "C" NOT NULL,
	"act" text collate "C" NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"owner_account_id" text collate "C" NOT NULL,
	"recorded_by" text collate "C" NOT NULL,
	"recorded_by_party" text collate "C" NOT NULL,
	"text_version" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"told" text collate "C" NOT NULL,
	CONSTRAINT "hand_over_words_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "hand_overs" text collate "C";