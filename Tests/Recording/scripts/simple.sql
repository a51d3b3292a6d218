SELECT 1 AS one, 'two' AS two, NULL AS three;
SELECT id, name, note FROM recorded_people ORDER BY id;
SELECT 1\; SELECT 2\; SELECT 3;
;
-- only a comment
SELECT;
SELECT generate_series(1, 20) AS n;
SELECT repeat('x', 3000) AS long;
SHOW server_encoding;
SET application_name = 'renamed';
VALUES (1, 'a'), (2, 'b');
