"""Scenarios for recording with redis-py. With --expected, what its parser made of each reply
is written beside the fixture: FILE.expected.json, an array of {"command": [word], "reply"}.

Words are {"hex"}. Replies are JSON where JSON has them exactly (null, booleans, integers,
arrays); bytes are {"hex"}, floats {"float": repr}, maps {"map": [[key, value]]}, errors
{"error": text}; sets are arrays, and a status is bytes."""

import argparse
import json
import struct

import redis


def plain(value):
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, redis.ResponseError):
        return {"error": str(value)}
    if isinstance(value, float):
        return {"float": repr(value)}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {"map": [[plain(k), plain(v)] for k, v in value.items()]}
    return value


def word(value):
    return value if isinstance(value, bytes) else str(value).encode()


class Recorder:
    """Runs commands without the conversions that redis-py does behind its parser."""

    def __init__(self, client):
        self.client = client
        client.response_callbacks.clear()
        self.entries = []

    def __call__(self, *words):
        try:
            reply = self.client.execute_command(*words)
        except redis.ResponseError as error:
            reply = error
        self.entries.append(
            {"command": [{"hex": word(w).hex()} for w in words], "reply": plain(reply)})
        return reply


def types(run, _):
    run("HELLO", run.client.connection_pool.connection_kwargs.get("protocol", 2))
    run("SET", "text", "Zoë €")
    run("SET", "binary", bytes(range(256)))
    run("SET", "empty", "")
    for key in ("text", "binary", "empty", "missing"):
        run("GET", key)
    run("INCRBY", "number", -9223372036854775808)
    run("INCR", "text")
    run("INCRBYFLOAT", "price", "3.0e3")
    run("RPUSH", "list", "a", "b", "", b"\xff")
    run("LRANGE", "list", 0, -1)
    run("LRANGE", "missing", 0, -1)
    run("HSET", "hash", "name", "Ada", "age", 36)
    run("HGETALL", "hash")
    run("HGETALL", "missing")
    run("HRANDFIELD", "missing", 2, "WITHVALUES")
    run("SADD", "numbers", 3, 1, 2)
    run("SMEMBERS", "numbers")
    run("SMISMEMBER", "numbers", 1, 9)
    run("ZADD", "board", 1.5, "ann", "inf", "top", "-inf", "low", 0.1, "tenth")
    run("ZRANGE", "board", 0, -1, "WITHSCORES")
    run("ZSCORE", "board", "top")
    run("ZMSCORE", "board", "ann", "missing")
    run("ZPOPMIN", "board")
    run("ZRANK", "board", "missing")
    run("GEOADD", "places", 13.361389, 38.115556, "Palermo")
    run("GEOPOS", "places", "Palermo", "nowhere")
    run("GEOSEARCH", "places", "FROMLONLAT", 13, 38, "BYRADIUS", 100, "km", "WITHCOORD",
        "WITHDIST")
    run("XADD", "stream", "5-1", "field", "value", "other", "")
    run("XRANGE", "stream", "-", "+")
    run("XREAD", "STREAMS", "stream", "0")
    run("XINFO", "STREAM", "stream")
    run("SETBIT", "bits", 3, 1)
    run("BITFIELD", "bits", "GET", "u4", 0, "INCRBY", "i5", 8, 2)
    run("PFADD", "visitors", "a")
    run("LMPOP", 1, "list", "LEFT", "COUNT", 3)
    run("LMPOP", 1, "missing", "LEFT")
    run("SSCAN", "numbers", 0)
    run("LCS", "text", "text", "IDX")
    run("CONFIG", "GET", "hash-max-listpack-*")
    run("MEMORY", "DOCTOR")
    run("COMMAND", "INFO", "GET", "nosuchcommand")
    run("COMMAND", "GETKEYSANDFLAGS", "SET", "k", "v")


def pubsub(run, options):
    run("HELLO", options.protocol)
    other = connect(options)
    listener = connect(options).pubsub()
    listener.subscribe("news", "weather")
    listener.psubscribe("sport.*")
    for _ in range(3):
        listener.get_message(timeout=1)
    other.publish("news", "first")
    other.publish("sport.tennis", b"\x00\xff")
    other.publish("nobody", "lost")
    for _ in range(2):
        listener.get_message(timeout=1)
    listener.unsubscribe("news")
    other.publish("news", "not heard")
    other.publish("weather", "sunny")
    for _ in range(2):
        listener.get_message(timeout=1)
    listener.unsubscribe()
    listener.punsubscribe()
    for _ in range(2):
        listener.get_message(timeout=1)
    listener.close()
    other.close()


def transactions(run, options):
    run("HELLO", options.protocol)
    run("SET", "stock", 3)
    client = connect(options)
    with client.pipeline(transaction=True) as pipe:
        pipe.decr("stock").rpush("orders", "1001").get("stock")
        pipe.execute()
    with client.pipeline(transaction=False) as pipe:
        pipe.get("stock").lpush("stock", "x").llen("orders")
        pipe.execute(raise_on_error=False)
    with client.pipeline() as pipe:
        pipe.watch("stock")
        run("SET", "stock", 10)
        pipe.multi()
        pipe.decr("stock")
        try:
            pipe.execute()
        except redis.WatchError:
            pass
    with client.pipeline() as pipe:
        pipe.watch("stock")
        pipe.get("stock")
        pipe.multi()
        pipe.set("stock", 9)
        pipe.execute()
    run("GET", "stock")
    client.close()


def streams(run, options):
    run("HELLO", options.protocol)
    for number in range(1, 6):
        run("XADD", "jobs", f"{number}-0", "n", number)
    run("XADD", "jobs", "*", "n", "last")
    run("XGROUP", "CREATE", "jobs", "workers", "0")
    run("XREADGROUP", "GROUP", "workers", "ann", "COUNT", 3, "STREAMS", "jobs", ">")
    run("XACK", "jobs", "workers", "1-0", "2-0")
    run("XPENDING", "jobs", "workers")
    run("XPENDING", "jobs", "workers", "-", "+", 10)
    run("XAUTOCLAIM", "jobs", "workers", "bob", 0, "0", "COUNT", 5)
    run("XCLAIM", "jobs", "workers", "ann", 0, "3-0", "JUSTID")
    run("XREADGROUP", "GROUP", "workers", "ann", "COUNT", 10, "BLOCK", 10, "STREAMS", "jobs", ">")
    run("XREADGROUP", "GROUP", "workers", "ann", "COUNT", 10, "BLOCK", 10, "STREAMS", "jobs", ">")
    run("XREVRANGE", "jobs", "5", "1")
    run("XDEL", "jobs", "4-0")
    run("XTRIM", "jobs", "MAXLEN", 2)
    run("XLEN", "jobs")
    run("XADD", "jobs", "1-1", "too", "late")


def scripts(run, options):
    run("HELLO", options.protocol)
    run("EVAL", "return {KEYS[1], ARGV[1], 42, {'nested'}, false, 3.9}", 1, "key", "arg")
    run("EVAL", "redis.setresp(3); return {double=3.5}", 0)
    run("EVAL", "redis.setresp(3); return {map={a=1}}", 0)
    run("EVAL", "redis.setresp(3); return {set={only=true}}", 0)
    run("EVAL", "redis.setresp(3); return {big_number='12345678901234567890'}", 0)
    run("EVAL", "redis.setresp(3); return {verbatim_string={format='txt', string='x'}}", 0)
    run("EVAL", "return redis.error_reply('CUSTOM no')", 0)
    run("EVAL", "return redis.status_reply('FINE')", 0)
    sha = run("SCRIPT", "LOAD", "return redis.call('INCRBY', KEYS[1], ARGV[1])")
    run("EVALSHA", sha, 1, "n", 5)
    run("EVALSHA", "0" * 40, 0)
    run("SCRIPT", "EXISTS", sha, "0" * 40)
    run("FUNCTION", "LOAD", "#!lua name=lib\n"
        "redis.register_function('add', function(k, a) return a[1] + a[2] end)")
    run("FCALL", "add", 0, 1, 2)
    run("FUNCTION", "LIST")
    run("FCALL", "nosuch", 0)


def modules(run, options):
    run("HELLO", options.protocol)
    run("JSON.SET", "doc", "$", '{"a": 1, "b": [true, null, 2.5], "c": {"d": "text"}}')
    run("JSON.GET", "doc", "$.a", "$.b")
    run("JSON.NUMINCRBY", "doc", "$.a", 2)
    run("JSON.ARRLEN", "doc", "$..*")
    run("JSON.MGET", "doc", "missing", "$.c.d")
    run("FT.CREATE", "people", "PREFIX", 1, "person:", "SCHEMA", "name", "TEXT", "age", "NUMERIC",
        "SORTABLE", "at", "VECTOR", "FLAT", 6, "TYPE", "FLOAT32", "DIM", 2, "DISTANCE_METRIC", "L2")
    run("HSET", "person:1", "name", "Ada", "age", 36, "at", struct.pack("<ff", 1, 2))
    run("HSET", "person:2", "name", "Linus", "age", 28, "at", struct.pack("<ff", 3, 5))
    run("FT.SEARCH", "people", "*", "SORTBY", "age", "RETURN", 2, "name", "age")
    run("FT.SEARCH", "people", "*=>[KNN 1 @at $v AS far]", "PARAMS", 2, "v",
        struct.pack("<ff", 1, 1), "RETURN", 2, "name", "far", "DIALECT", 2)
    run("FT.AGGREGATE", "people", "*", "GROUPBY", 0, "REDUCE", "AVG", 1, "@age", "AS", "mean")
    run("FT.SEARCH", "nosuchindex", "x")
    run("BF.MADD", "seen", "a", "b", "a")
    run("CMS.INITBYDIM", "counts", 100, 5)
    run("CMS.INCRBY", "counts", "a", 3)
    run("TOPK.RESERVE", "top", 1)
    run("TOPK.ADD", "top", "a", "b", "b")
    run("TDIGEST.CREATE", "digest")
    run("TDIGEST.ADD", "digest", 1, 2, 3.5)
    run("TDIGEST.QUANTILE", "digest", 0.5, 1)
    run("TS.ADD", "temperature", 1000, 20.5, "LABELS", "room", 1)
    run("TS.MADD", "temperature", 2000, 21, "missing", 1, 1)
    run("TS.RANGE", "temperature", "-", "+")
    run("TS.MRANGE", "-", "+", "WITHLABELS", "FILTER", "room=1")
    run("TS.INFO", "temperature")


def big(run, options):
    run("HELLO", options.protocol)
    run("SET", "large", "0123456789abcdef" * 1024)
    run("GET", "large")
    run("RPUSH", "list", *[f"element {n}" for n in range(700)])
    run("LRANGE", "list", 0, -1)
    run("EVAL", "local t = 'x' for i = 1, 20 do t = {t} end return t", 0)


def auth(run, options):
    run("ACL", "WHOAMI")
    run("GET", "missing")


def connect(options):
    return redis.Redis(
        port=options.port, protocol=options.protocol, username=options.user,
        password=options.password, client_name="recording")


def main():
    parser = argparse.ArgumentParser()
    scenarios = [types, pubsub, transactions, streams, scripts, modules, big, auth]
    parser.add_argument("scenario", choices=[s.__name__ for s in scenarios])
    parser.add_argument("port", type=int)
    parser.add_argument("protocol", type=int)
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--expected")
    options = parser.parse_args()
    run = Recorder(connect(options))
    globals()[options.scenario](run, options)
    run.client.close()
    if options.expected:
        with open(options.expected + ".expected.json", "w") as file:
            lines = ",\n".join(json.dumps(e, ensure_ascii=False) for e in run.entries)
            file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
