\set id random(1, 10)
\set delta random(-100, 100)
BEGIN;
UPDATE recorded_bench SET balance = balance + :delta WHERE id = :id;
SELECT balance FROM recorded_bench WHERE id = :id;
END;
