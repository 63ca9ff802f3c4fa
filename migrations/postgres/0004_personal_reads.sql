CREATE TABLE "personal_reads" (
	"case_id" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"reader_id" text collate "C" NOT NULL,
	"what" text collate "C" NOT NULL,
	"document_id" text collate "C" NOT NULL,
	"party" text collate "C" NOT NULL,
	"organisation_id" text collate "C",
	"by_link" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"times" bigint NOT NULL,
	CONSTRAINT "personal_reads_case_id_day_reader_id_what_document_id_pk" PRIMARY KEY("case_id","day","reader_id","what","document_id")
);
--> statement-breakpoint
CREATE INDEX "personal_reads_by_reader" ON "personal_reads" USING btree ("reader_id","day");