CREATE TABLE "leases" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"holder" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"until_at" timestamp with time zone NOT NULL
);
