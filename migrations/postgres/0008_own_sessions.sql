ALTER TABLE "sessions" ADD COLUMN "device" text collate "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device_program" text collate "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" timestamp with time zone;