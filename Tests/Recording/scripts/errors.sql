SELECT * FROM nowhere;
SELEC 1;
SELECT 1 / 0;
INSERT INTO recorded_people VALUES (1, 'twice', NULL);
INSERT INTO recorded_people VALUES (9, NULL, NULL);
SELECT 'x'::int;
SELECT 1\; SELECT 1 / 0\; SELECT 3;
DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'ZZ001', MESSAGE = 'ours', DETAIL = 'a detail', HINT = 'a hint'; END $$;
SELECT 'still usable' AS answer;
