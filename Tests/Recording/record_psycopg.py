"""Scenarios for recording with psycopg. With --expected, what psycopg decoded is written
beside the fixture: FILE.expected.json, an array of
{"sql", "parameters", "columns": [{"name", "oid"}], "rows": [[value]]}.

Values are JSON where JSON has them exactly (null, booleans, integers, strings, arrays);
bytes are {"hex"}, floats {"float": repr}, and everything else (numeric, dates, uuid) its
text in ISO 8601 or as PostgreSQL writes it. Values of json and jsonb are {"json": value}."""

import argparse
import datetime
import decimal
import json
import threading
import time
import uuid

import psycopg
from psycopg import pq

TYPES = [
    ("true::bool, false::bool, NULL::bool", "bool"),
    ("0::int2, '-32768'::int2, 32767::int2", "int2"),
    ("0::int4, '-2147483648'::int4, 2147483647::int4", "int4"),
    ("0::int8, '-9223372036854775808'::int8, 9223372036854775807::int8", "int8"),
    ("0::float4, 1.5::float4, '-0.1'::float4, 'NaN'::float4, 'Infinity'::float4", "float4"),
    ("0::float8, 0.1::float8, '-1e300'::float8, 'NaN'::float8, '-Infinity'::float8", "float8"),
    ("''::text, 'Zoë €'::text, E'a\\nb'::text, 'x'::varchar(5), 'y'::char(3)", "text"),
    ("''::bytea, '\\x00ff10'::bytea", "bytea"),
    ("'00000000-0000-0000-0000-000000000000'::uuid,"
     " 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid", "uuid"),
    ("'{\"a\": [1, 2.50, null]}'::json, '{\"b\": \"\\u00e9\", \"a\": true}'::jsonb, 'null'::jsonb",
     "json"),
    ("0::numeric, 1.50::numeric, '-12345678901234567890.123456789'::numeric, 0.0001::numeric,"
     " 10000::numeric, 1e-20::numeric, 'NaN'::numeric", "numeric"),
    ("'Infinity'::numeric, '-Infinity'::numeric, '{Infinity,-0.10,NaN}'::numeric[]",
     "infinite numerics"),
    ("'2000-01-01'::date, '1970-01-01'::date, '0001-01-01'::date, '9999-12-31'::date", "date"),
    ("'00:00'::time, '23:59:59.999999'::time", "time"),
    ("'2000-01-01 00:00'::timestamp, '1969-12-31 23:59:59.5'::timestamp,"
     " '2024-02-29 12:34:56.789012'::timestamp", "timestamp"),
    ("'2000-01-01 00:00+00'::timestamptz, '2024-02-29 12:34:56.789012+05:30'::timestamptz",
     "timestamptz"),
    ("'{}'::int4[], '{1,NULL,-3}'::int4[], '{9223372036854775807}'::int8[], '{1,2}'::int2[]",
     "integer arrays"),
    ("'{a,\"b c\",NULL,\"\"}'::text[], '{t,f,NULL}'::bool[], '{1.5,NaN}'::float8[]",
     "other arrays"),
    ("'{1.50,NULL}'::numeric[], '{2000-01-01}'::date[], '{\"2000-01-01 00:00+00\"}'::timestamptz[],"
     " '{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'::uuid[], '{\"\\\\x00ff\"}'::bytea[]",
     "more arrays"),
    ("'{0.1,-Infinity,NULL}'::float4[], '{x,NULL}'::varchar(5)[], '{\"00:00:00.5\",NULL}'::time[],"
     " '{\"1999-12-31 23:59:59.25\",NULL}'::timestamp[], NULL::int4[]", "yet more arrays"),
]

PARAMETERS = [
    True, 7, 70000, 2**40, 1.25, "Zoë", b"\x00\xff", uuid.UUID(int=5), decimal.Decimal("12.50"),
    datetime.date(2024, 2, 29), datetime.time(1, 2, 3), datetime.datetime(2024, 2, 29, 1, 2, 3),
    datetime.datetime(2024, 2, 29, 1, 2, 3, tzinfo=datetime.timezone.utc), [1, 2], ["a", "b"], None,
]


def plain(value, oid):
    if value is None or isinstance(value, bool):
        return value
    if oid in (114, 3802):
        return {"json": value}
    if isinstance(value, (int, str)):
        return value
    if isinstance(value, float):
        return {"float": repr(value)}
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, list):
        return [plain(element, 0) for element in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


class Recorder:
    """Runs statements and keeps what psycopg made of the answers."""

    def __init__(self, connection):
        self.connection = connection
        self.expected = []

    def run(self, sql, parameters=None, **options):
        binary = options.pop("binary", False)
        with self.connection.cursor(binary=binary) as cursor:
            cursor.execute(sql, parameters, **options)
            return self.keep(cursor, sql, parameters)

    def keep(self, cursor, sql, parameters=None):
        rows = cursor.fetchall() if cursor.description else []
        columns = [{"name": c.name, "oid": c.type_code} for c in cursor.description or []]
        self.expected.append({
            "sql": sql,
            "parameters": [plain(value, 0) for value in parameters or []],
            "columns": columns,
            "rows": [[plain(v, c["oid"]) for v, c in zip(row, columns)] for row in rows],
        })
        return rows


def types(recorder, binary):
    for values, _ in TYPES:
        recorder.run(f"SELECT {values}", [], binary=binary, prepare=False)
    for value in PARAMETERS:
        cast = "::text" if value is None else ""
        recorder.run(f"SELECT %s{cast}", [value], binary=binary, prepare=False)


def select(recorder):
    recorder.run("SELECT current_user::text")


def prepared(recorder):
    for number in range(3):
        recorder.run("SELECT id, name FROM recorded_people WHERE id = %s", [number + 1], prepare=True)
    recorder.run("SELECT 1 AS unprepared", prepare=False)
    for number in range(2):
        recorder.run("SELECT name FROM recorded_people WHERE id > %s ORDER BY id", [number],
                     prepare=True, binary=True)


def pipeline(recorder):
    with recorder.connection.pipeline():
        cursors = [recorder.connection.cursor() for _ in range(5)]
        for number, cursor in enumerate(cursors):
            cursor.execute("SELECT %s::int + 1 AS n", [number])
    # Only the pipeline's end makes sure that all of its results are there.
    for number, cursor in enumerate(cursors):
        recorder.keep(cursor, "SELECT %s::int + 1 AS n", [number])
    try:
        with recorder.connection.pipeline():
            recorder.connection.execute("SELECT 1 / 0")
            recorder.connection.execute("SELECT 'never'")
    except psycopg.Error:
        pass
    recorder.run("SELECT 'after' AS word")


def errors(recorder):
    for sql, parameters in [
        ("SELECT * FROM nowhere WHERE id = %s", [1]),
        ("SELECT 1 / %s", [0]),
        ("SELECT %s::int", ["x"]),
        ("INSERT INTO recorded_people VALUES (%s, %s)", [1, "twice"]),
    ]:
        try:
            recorder.run(sql, parameters)
        except psycopg.Error as error:
            recorder.expected.append({"sql": sql, "sqlstate": error.sqlstate,
                                      "message": error.diag.message_primary,
                                      "constraint": error.diag.constraint_name})
    recorder.run("SELECT 'still usable' AS answer")


def transactions(recorder):
    with recorder.connection.transaction():
        recorder.run("INSERT INTO recorded_people VALUES (%s, %s, NULL)", [20, "twenty"])
        try:
            with recorder.connection.transaction():
                recorder.run("SELECT 1 / %s", [0])
        except psycopg.Error:
            pass
        recorder.run("SELECT count(*) FROM recorded_people")
        recorder.run("DELETE FROM recorded_people WHERE id = %s", [20])
    try:
        with recorder.connection.transaction():
            recorder.run("SELECT 1 AS rolled_back")
            raise psycopg.Rollback()
    except psycopg.Error:
        pass
    recorder.run("SELECT count(*) FROM recorded_people")


def cancel(recorder):
    timer = threading.Timer(0.5, recorder.connection.cancel)
    timer.start()
    try:
        recorder.run("SELECT pg_sleep(30)")
    except psycopg.errors.QueryCanceled as error:
        recorder.expected.append({"sql": "SELECT pg_sleep(30)", "sqlstate": error.sqlstate})
    timer.join()
    time.sleep(0.2)
    recorder.run("SELECT 'still usable' AS answer")


def notices(recorder):
    heard = []
    recorder.connection.add_notice_handler(lambda d: heard.append([d.severity, d.message_primary]))
    recorder.run("DO $$ BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two'; END $$")
    recorder.run("LISTEN news")
    recorder.run("SELECT pg_notify('news', %s)", ["hello"])
    received = [[n.channel, n.payload] for n in recorder.connection.notifies(timeout=1, stop_after=1)]
    recorder.expected.append({"notices": heard, "notifications": received})


def cursor(recorder):
    with recorder.connection.transaction():
        with recorder.connection.cursor("recorded_cursor") as named:
            named.itersize = 3
            named.execute("SELECT generate_series(1, 8) AS n")
            rows = [row[0] for row in named]
    recorder.expected.append({"sql": "SELECT generate_series(1, 8) AS n", "rows": [[n] for n in rows]})


def copy(recorder):
    with recorder.connection.transaction(force_rollback=True):
        with recorder.connection.cursor() as cursor:
            with cursor.copy("COPY recorded_copy (id, name, price) FROM STDIN") as data:
                data.write_row((1, "one", decimal.Decimal("1.5")))
                data.write_row((2, None, None))
            with cursor.copy("COPY recorded_copy FROM STDIN (FORMAT binary)") as data:
                data.set_types(["int4", "text", "numeric"])
                data.write_row((3, "three", decimal.Decimal("3")))
            with cursor.copy("COPY (SELECT * FROM recorded_copy ORDER BY id) TO STDOUT") as data:
                lines = b"".join(data).decode()
        recorder.run("SELECT * FROM recorded_copy ORDER BY id")
    recorder.expected.append({"copied": lines})


SCENARIOS = {
    "types-text": lambda r: types(r, False), "types-binary": lambda r: types(r, True),
    "select": select, "prepared": prepared, "pipeline": pipeline, "errors": errors,
    "transactions": transactions, "cancel": cancel, "notices": notices, "cursor": cursor,
    "copy": copy,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", choices=SCENARIOS)
    parser.add_argument("url")
    parser.add_argument("--expected")
    arguments = parser.parse_args()
    with psycopg.connect(arguments.url, autocommit=True) as connection:
        recorder = Recorder(connection)
        SCENARIOS[arguments.scenario](recorder)
    if arguments.expected:
        with open(arguments.expected + ".expected.json", "w", encoding="utf-8") as file:
            lines = [json.dumps(entry, ensure_ascii=False) for entry in recorder.expected]
            file.write("[\n" + ",\n".join(lines) + "\n]\n")


main()
