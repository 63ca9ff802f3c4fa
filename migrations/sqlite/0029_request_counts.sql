CREATE TABLE `request_counts` (
	`who` text NOT NULL,
	`minute` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`who`, `minute`)
);
