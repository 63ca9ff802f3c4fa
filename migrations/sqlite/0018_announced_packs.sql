CREATE TABLE `announced_packs` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`pack_id` text NOT NULL,
	`version` integer NOT NULL,
	`written` text NOT NULL,
	`document` text NOT NULL,
	`districts` text NOT NULL,
	`announced_at` text NOT NULL,
	`announced_by` text NOT NULL,
	`taken_back_at` text,
	`taken_back_by` text
);
