BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE episode (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	series_id INTEGER, 
	date DATE, 
	language VARCHAR NOT NULL, 
	channel VARCHAR, 
	duration_ms INTEGER NOT NULL, 
	word_count INTEGER NOT NULL, 
	timing VARCHAR NOT NULL, 
	media_url VARCHAR, 
	youtube_id VARCHAR, 
	keywords JSON NOT NULL, 
	people JSON NOT NULL, 
	info JSON NOT NULL, 
	facts JSON NOT NULL, 
	added_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(series_id) REFERENCES series (id), 
	FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE, 
	UNIQUE (slug), 
	UNIQUE (source_id)
);
INSERT INTO "episode" VALUES(1,1,'the-bell',3762209193760020039,'The bell','',1,NULL,'en',NULL,848,3,'estimated',NULL,NULL,'["bell"]','{"hosts": [], "guests": []}','[]','{"views": null, "likes": null, "rating": null, "delivery": {"words_per_minute": null, "pauses": null, "longest_pause_ms": null, "overlap_ms": 0}, "recordings": []}','2026-11-24 06:46:37.403301');
CREATE TABLE fact (
	name VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "fact" VALUES('archive_folder','"/archive"');
INSERT INTO "fact" VALUES('archive','{"title": "Old archive"}');
INSERT INTO "fact" VALUES('import','{"state": "done", "done": 1, "total": 1, "step": "", "pid": 17721, "at": 1795502797.4541342}');
CREATE TABLE mention (
	topic_id INTEGER NOT NULL, 
	episode_id INTEGER NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (topic_id, episode_id, first), 
	FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE, 
	FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE CASCADE
);
INSERT INTO "mention" VALUES(1,1,2,3);
CREATE TABLE passage (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	episode_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	speaker_id INTEGER, 
	start_ms INTEGER NOT NULL, 
	end_ms INTEGER NOT NULL, 
	timing VARCHAR NOT NULL, 
	bound_ms INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE, 
	FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	UNIQUE (episode_id, number), 
	UNIQUE ("key")
);
INSERT INTO "passage" VALUES(1,'yn45qnccce4q',1,0,0,3,1,0,848,'estimated',363);
CREATE TABLE series (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	UNIQUE (slug)
);
INSERT INTO "series" VALUES(1,'bells','Bells');
CREATE TABLE source (
	id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	signature VARCHAR NOT NULL, 
	imported_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (path)
);
INSERT INTO "source" VALUES(1,'the-bell.md','imported','','markdown','5cced6f57012a98564c8fe588a47179152499b944de9c5e804cceed0c68b4021',25,'85d3fe76e07c687c9f063a1f','2026-11-24 06:46:37.380212');
CREATE TABLE source_bytes (
	source_id INTEGER NOT NULL, 
	compressed BLOB NOT NULL, 
	PRIMARY KEY (source_id), 
	FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
INSERT INTO "source_bytes" VALUES(1,X'789CD3D272CCCB4BB4D2D25228CACC4B5728C94855484ACDC9E1E202005FD90765');
CREATE TABLE speaker (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	UNIQUE (slug)
);
INSERT INTO "speaker" VALUES(1,'anna','Anna');
CREATE TABLE topic (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	words JSON NOT NULL, 
	is_curated BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (slug)
);
INSERT INTO "topic" VALUES(1,'bell','bell','','["bell"]',0);
CREATE TABLE transcript (
	episode_id INTEGER NOT NULL, 
	words BLOB NOT NULL, 
	timeline BLOB NOT NULL, 
	breaks BLOB NOT NULL, 
	cues BLOB NOT NULL, 
	marks JSON NOT NULL, 
	readings JSON NOT NULL, 
	lifted_from VARCHAR, 
	PRIMARY KEY (episode_id), 
	FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE
);
INSERT INTO "transcript" VALUES(1,X'789C2BCACC4BE72AC948E54A4ACDC9010020E004A5',X'00000017789C6360800066065410C08C5D1C0618A134000E45005B789C636365030000250012',X'789C030000000001',X'789C030000000001','[]','[]',NULL);
CREATE TABLE turn (
	episode_id INTEGER NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	speaker_id INTEGER, 
	PRIMARY KEY (episode_id, first), 
	FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE, 
	FOREIGN KEY(speaker_id) REFERENCES speaker (id)
);
INSERT INTO "turn" VALUES(1,0,3,1);
CREATE INDEX ix_source_state ON source (state);
CREATE INDEX ix_episode_date ON episode (date);
CREATE INDEX ix_episode_series_id ON episode (series_id);
CREATE INDEX mention_by_episode ON mention (episode_id, first);
CREATE INDEX ix_passage_speaker_id ON passage (speaker_id);
CREATE INDEX ix_turn_speaker_id ON turn (speaker_id);
COMMIT;
