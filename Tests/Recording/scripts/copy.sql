BEGIN;
COPY recorded_copy FROM STDIN;
1	one	1.50
2	two	\N
3	tab\there	-3
\.
SELECT * FROM recorded_copy ORDER BY id;
COPY recorded_copy TO STDOUT (FORMAT csv, HEADER);
COPY (SELECT generate_series(1, 5)) TO STDOUT;
COPY recorded_copy FROM STDIN;
not a number
\.
ROLLBACK;
