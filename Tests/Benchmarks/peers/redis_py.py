"""redis-py with the parser of hiredis, on the cases that bench-redis runs.

    redis_py.py HOST PORT get|mixed|pipeline|range|large COUNT

`mixed` is one task with pipelines of 64 GETs and SETs in turn, as near as the blocking client
comes to 64 tasks.
"""

import json
import sys
import time

import redis

PIPELINE = 100
OUTSTANDING = 64
RANGE = 400_000
VALUE = b"0123456789abcdef"


def get(client, count):
    latencies = []
    for _ in range(count):
        before = time.perf_counter()
        assert len(client.get("bench:key")) == 16
        latencies.append(time.perf_counter() - before)
    latencies.sort()
    return {"p50_us": round(latencies[count // 2] * 1e6, 3)}


def mixed(client, count):
    for _ in range(count // OUTSTANDING):
        pipeline = client.pipeline(transaction=False)
        for task in range(OUTSTANDING // 2):
            pipeline.get("bench:key")
            pipeline.set(f"bench:{task}", VALUE)
        pipeline.execute()


def pipeline(client, count):
    for _ in range(count // PIPELINE):
        pipeline = client.pipeline(transaction=False)
        for _ in range(PIPELINE):
            pipeline.get("bench:key")
        for value in pipeline.execute():
            assert len(value) == 16


def lrange(client, count):
    for _ in range(count // RANGE):
        assert len(client.lrange("bench:list", 0, -1)) == RANGE


def large(client, count):
    for _ in range(count):
        assert len(client.get("bench:large")) == 1 << 20


def main():
    host, port, case, count = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    client = redis.Redis(host=host, port=port, protocol=3)
    run = {"get": get, "mixed": mixed, "pipeline": pipeline, "range": lrange, "large": large}
    client.get("bench:key")
    start, cpu = time.perf_counter(), time.process_time()
    more = run[case](client, count) or {}
    result = {
        "case": case,
        "client": "redis-py, hiredis",
        "operations": count,
        "us": round((time.perf_counter() - start) / count * 1e6, 4),
        "cpu_us": round((time.process_time() - cpu) / count * 1e6, 4),
    }
    print(json.dumps(result | more, separators=(",", ":")))


main()
