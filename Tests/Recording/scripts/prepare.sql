DROP TABLE IF EXISTS recorded_people, recorded_copy, recorded_bench;
CREATE TABLE recorded_people (id int PRIMARY KEY, name text NOT NULL, note text);
INSERT INTO recorded_people VALUES (1, 'Ada', NULL), (2, 'Zoë', 'naïve'), (3, '', '');
CREATE TABLE recorded_copy (id int, name text, price numeric);
CREATE TABLE recorded_bench (id int PRIMARY KEY, balance int NOT NULL);
INSERT INTO recorded_bench SELECT i, 0 FROM generate_series(1, 10) AS i;
