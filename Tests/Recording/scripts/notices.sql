DO $$ BEGIN RAISE NOTICE 'a notice'; RAISE WARNING 'a warning' USING HINT = 'a hint'; END $$;
DROP TABLE IF EXISTS nowhere;
SET client_min_messages = 'debug1';
SELECT 1;
