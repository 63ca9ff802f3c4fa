CREATE TABLE "four_eyes" (
	"ask_id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"office" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"asked_by" text collate "C" NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"lapses_at" timestamp with time zone NOT NULL,
	"second_by" text collate "C",
	"second_at" timestamp with time zone,
	"verdict" text collate "C",
	"holds_until_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"account_id" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"account_id" text collate "C" NOT NULL,
	"standing" text collate "C" NOT NULL,
	"key_id" text collate "C" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint,
	CONSTRAINT "second_factors_account_id_standing_pk" PRIMARY KEY("account_id","standing")
);
--> statement-breakpoint
CREATE INDEX "four_eyes_by_office" ON "four_eyes" USING btree ("office","asked_at");--> statement-breakpoint
CREATE INDEX "four_eyes_by_subject" ON "four_eyes" USING btree ("subject","kind");