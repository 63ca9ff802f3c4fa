CREATE TABLE "request_counts" (
	"who" text collate "C" NOT NULL,
	"minute" bigint NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "request_counts_who_minute_pk" PRIMARY KEY("who","minute")
);
