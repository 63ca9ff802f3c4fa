CREATE TABLE "webhook_messages" (
	"webhook_id" text collate "C" NOT NULL,
	"message_id" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"notice" text collate "C" NOT NULL,
	"party" text collate "C" NOT NULL,
	"since" text collate "C" NOT NULL,
	"not_before" text collate "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"last_error" text collate "C",
	"gave_up_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "webhook_messages_webhook_id_message_id_pk" PRIMARY KEY("webhook_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"webhook_id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"url" text collate "C" NOT NULL,
	"is_active" boolean NOT NULL,
	"key_id" text collate "C" NOT NULL,
	"secret" "bytea" NOT NULL,
	"old_secret" "bytea",
	"old_until" text collate "C",
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "webhook_messages_due" ON "webhook_messages" USING btree ("not_before") WHERE gave_up_at is null and delivered_at is null;--> statement-breakpoint
CREATE INDEX "webhook_messages_taken" ON "webhook_messages" USING btree ("delivered_at") WHERE delivered_at is not null;--> statement-breakpoint
CREATE INDEX "webhooks_by_organisation" ON "webhooks" USING btree ("organisation_id");