#!/usr/bin/env bash
# The servers' own load generator, in the form that ./dev bench reads. It opens 64 connections
# where ours and hiredis have one, and looks into no reply.
#
#   redis-benchmark.sh HOST PORT get|mixed|pipeline COUNT
set -euo pipefail

host=$1 port=$2 case=$3 count=$4
options=(-h "$host" -p "$port" -n "$count" -d 16 --csv)
case $case in
    get) options+=(-t get -c 1) ;;
    # GETs and SETs one after the other, half of them each.
    mixed) options+=(-t get,set -c 64 -n "$((count / 2))") ;;
    pipeline) options+=(-t get -c 1 -P 100) ;;
    *) echo "no case $case" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U %S'
{ time redis-benchmark "${options[@]}" >"$work/out"; } 2>"$work/time"
awk -F'","|"' -v case_="$case" -v count="$count" '
    NR == FNR { split($0, part, " "); cpu = part[1] + part[2]; next }
    $3 ~ /^[0-9]/ { lines++; seconds += 1 / $3; median = $6 * 1000 }
    END {
        us = seconds / lines * 1e6
        printf "{\"case\":\"%s\",\"client\":\"redis-benchmark\",\"operations\":%d", case_, count
        printf ",\"us\":%.4f,\"cpu_us\":%.4f", us, cpu / count * 1e6
        if (case_ == "get") printf ",\"p50_us\":%.3f", median
        print "}"
    }' "$work/time" "$work/out"
