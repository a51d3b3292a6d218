// Written by Tests/Generators/redis-commands.py: not for editing.

/// Every command with as few arguments as its description allows, and with as many; a line each,
/// words between spaces. Keys are `key:1`, `key:2`, ...
let redisSamples: StaticString = """
    ACL CAT
    ACL CAT text
    ACL DELUSER text
    ACL DELUSER text text
    ACL DRYRUN text text
    ACL DRYRUN text text text text
    ACL GENPASS
    ACL GENPASS 1
    ACL GETUSER text
    ACL HELP
    ACL LIST
    ACL LOAD
    ACL LOG
    ACL LOG 1
    ACL LOG RESET
    ACL SAVE
    ACL SETUSER text
    ACL SETUSER text text text
    ACL USERS
    ACL WHOAMI
    APPEND key:1 text
    ASKING
    AUTH text
    AUTH text text
    BGREWRITEAOF
    BGSAVE
    BGSAVE SCHEDULE
    BGSAVE CANCEL
    BITCOUNT key:1
    BITCOUNT key:1 1 1 BYTE
    BITCOUNT key:1 1 1 BIT
    BITFIELD key:1
    BITFIELD key:1 GET text 1 GET text 1
    BITFIELD key:1 OVERFLOW FAIL INCRBY text 1 1 OVERFLOW FAIL INCRBY text 1 1
    BITFIELD_RO key:1
    BITFIELD_RO key:1 GET text 1 GET text 1
    BITOP AND key:1 key:2
    BITOP AND key:1 key:2 key:3
    BITOP NOT key:1 key:2 key:3
    BITOP NOT key:1 key:2
    BITPOS key:1 1
    BITPOS key:1 1 1 1 BYTE
    BITPOS key:1 1 1 1 BIT
    BLMOVE key:1 key:2 LEFT LEFT 1.5
    BLMOVE key:1 key:2 RIGHT RIGHT 1.5
    BLMPOP 1.5 1 key:1 LEFT
    BLMPOP 1.5 2 key:1 key:2 LEFT COUNT 1
    BLMPOP 1.5 2 key:1 key:2 RIGHT COUNT 1
    BLMPOP 1.5 1 key:1 RIGHT
    BLPOP key:1 1.5
    BLPOP key:1 key:2 1.5
    BRPOP key:1 1.5
    BRPOP key:1 key:2 1.5
    BRPOPLPUSH key:1 key:2 1.5
    BZMPOP 1.5 1 key:1 MIN
    BZMPOP 1.5 2 key:1 key:2 MIN COUNT 1
    BZMPOP 1.5 2 key:1 key:2 MAX COUNT 1
    BZMPOP 1.5 1 key:1 MAX
    BZPOPMAX key:1 1.5
    BZPOPMAX key:1 key:2 1.5
    BZPOPMIN key:1 1.5
    BZPOPMIN key:1 key:2 1.5
    CLIENT CACHING YES
    CLIENT CACHING NO
    CLIENT CAPA text
    CLIENT CAPA text text
    CLIENT GETNAME
    CLIENT GETREDIR
    CLIENT HELP
    CLIENT ID
    CLIENT IMPORT-SOURCE ON
    CLIENT IMPORT-SOURCE OFF
    CLIENT INFO
    CLIENT KILL text
    CLIENT KILL NOT-IP text NOT-IP text
    CLIENT KILL
    CLIENT LIST
    CLIENT LIST TYPE normal ID 1 1 USER text ADDR text LADDR text SKIPME YES MAXAGE 1 NAME text IDLE 1 FLAGS text LIB-NAME text LIB-VER text DB 1 CAPA text IP text NOT-TYPE normal NOT-ID 1 1 NOT-USER text NOT-ADDR text NOT-LADDR text NOT-NAME text NOT-FLAGS text NOT-LIB-NAME text NOT-LIB-VER text NOT-DB 1 NOT-CAPA text NOT-IP text
    CLIENT LIST TYPE pubsub ID 1 1 USER text ADDR text LADDR text SKIPME NO MAXAGE 1 NAME text IDLE 1 FLAGS text LIB-NAME text LIB-VER text DB 1 CAPA text IP text NOT-TYPE pubsub NOT-ID 1 1 NOT-USER text NOT-ADDR text NOT-LADDR text NOT-NAME text NOT-FLAGS text NOT-LIB-NAME text NOT-LIB-VER text NOT-DB 1 NOT-CAPA text NOT-IP text
    CLIENT NO-EVICT ON
    CLIENT NO-EVICT OFF
    CLIENT NO-TOUCH ON
    CLIENT NO-TOUCH OFF
    CLIENT PAUSE 1
    CLIENT PAUSE 1 WRITE
    CLIENT PAUSE 1 ALL
    CLIENT REPLY ON
    CLIENT REPLY SKIP
    CLIENT SETINFO lib-name text
    CLIENT SETINFO lib-ver text
    CLIENT SETNAME text
    CLIENT TRACKING ON
    CLIENT TRACKING ON REDIRECT 1 PREFIX text PREFIX text BCAST OPTIN OPTOUT NOLOOP
    CLIENT TRACKING OFF REDIRECT 1 PREFIX text PREFIX text BCAST OPTIN OPTOUT NOLOOP
    CLIENT TRACKING OFF
    CLIENT TRACKINGINFO
    CLIENT UNBLOCK 1
    CLIENT UNBLOCK 1 TIMEOUT
    CLIENT UNBLOCK 1 ERROR
    CLIENT UNPAUSE
    CLUSTER ADDSLOTS 1
    CLUSTER ADDSLOTS 1 1
    CLUSTER ADDSLOTSRANGE 1 1
    CLUSTER ADDSLOTSRANGE 1 1 1 1
    CLUSTER BUMPEPOCH
    CLUSTER CANCELSLOTMIGRATIONS
    CLUSTER COUNT-FAILURE-REPORTS text
    CLUSTER COUNTKEYSINSLOT 1
    CLUSTER DELSLOTS 1
    CLUSTER DELSLOTS 1 1
    CLUSTER DELSLOTSRANGE 1 1
    CLUSTER DELSLOTSRANGE 1 1 1 1
    CLUSTER FAILOVER
    CLUSTER FAILOVER FORCE
    CLUSTER FAILOVER TAKEOVER
    CLUSTER FLUSHSLOT 1
    CLUSTER FLUSHSLOT 1 ASYNC
    CLUSTER FLUSHSLOT 1 SYNC
    CLUSTER FLUSHSLOTS
    CLUSTER FORGET text
    CLUSTER GETKEYSINSLOT 1 1
    CLUSTER GETSLOTMIGRATIONS
    CLUSTER HELP
    CLUSTER INFO
    CLUSTER KEYSLOT text
    CLUSTER LINKS
    CLUSTER MEET text 1
    CLUSTER MEET text 1 1
    CLUSTER MIGRATESLOTS SLOTSRANGE 1 1 NODE text
    CLUSTER MIGRATESLOTS SLOTSRANGE 1 1 1 1 NODE text SLOTSRANGE 1 1 1 1 NODE text
    CLUSTER MYID
    CLUSTER MYSHARDID
    CLUSTER NODES
    CLUSTER REPLICAS text
    CLUSTER REPLICATE text
    CLUSTER REPLICATE NO ONE
    CLUSTER RESET
    CLUSTER RESET HARD
    CLUSTER RESET SOFT
    CLUSTER SAVECONFIG
    CLUSTER SET-CONFIG-EPOCH 1
    CLUSTER SETSLOT 1 IMPORTING text
    CLUSTER SETSLOT 1 IMPORTING text TIMEOUT 1
    CLUSTER SETSLOT 1 STABLE TIMEOUT 1
    CLUSTER SETSLOT 1 STABLE
    CLUSTER SHARDS
    CLUSTER SLAVES text
    CLUSTER SLOT-STATS SLOTSRANGE 1 1
    CLUSTER SLOT-STATS ORDERBY text LIMIT 1 DESC
    CLUSTER SLOT-STATS ORDERBY text
    CLUSTER SLOTS
    CLUSTER SYNCSLOTS
    CLUSTERSCAN text
    CLUSTERSCAN text MATCH text COUNT 1 TYPE text SLOT 1
    COMMAND
    COMMAND COUNT
    COMMAND DOCS
    COMMAND DOCS text text
    COMMAND GETKEYS text
    COMMAND GETKEYS text text text
    COMMAND GETKEYSANDFLAGS text
    COMMAND GETKEYSANDFLAGS text text text
    COMMAND HELP
    COMMAND INFO
    COMMAND INFO text text
    COMMAND LIST
    COMMAND LIST FILTERBY MODULE text
    COMMAND LIST FILTERBY PATTERN text
    COMMANDLOG GET 1 slow
    COMMANDLOG GET 1 large-reply
    COMMANDLOG HELP
    COMMANDLOG LEN slow
    COMMANDLOG LEN large-reply
    COMMANDLOG RESET slow
    COMMANDLOG RESET large-reply
    CONFIG GET text
    CONFIG GET text text
    CONFIG HELP
    CONFIG RESETSTAT
    CONFIG REWRITE
    CONFIG SET text text
    CONFIG SET text text text text
    COPY key:1 key:2
    COPY key:1 key:2 DB 1 REPLACE
    DBSIZE
    DEBUG
    DECR key:1
    DECRBY key:1 1
    DEL key:1
    DEL key:1 key:2
    DELIFEQ key:1 text
    DISCARD
    DUMP key:1
    ECHO text
    EVAL text 0
    EVAL text 2 key:1 key:2 text text
    EVALSHA text 0
    EVALSHA text 2 key:1 key:2 text text
    EVALSHA_RO text 0
    EVALSHA_RO text 2 key:1 key:2 text text
    EVAL_RO text 0
    EVAL_RO text 2 key:1 key:2 text text
    EXEC
    EXISTS key:1
    EXISTS key:1 key:2
    EXPIRE key:1 1
    EXPIRE key:1 1 NX
    EXPIRE key:1 1 LT
    EXPIREAT key:1 1
    EXPIREAT key:1 1 NX
    EXPIREAT key:1 1 LT
    EXPIRETIME key:1
    FAILOVER
    FAILOVER TO text 1 FORCE ABORT TIMEOUT 1
    FCALL text 0
    FCALL text 2 key:1 key:2 text text
    FCALL_RO text 0
    FCALL_RO text 2 key:1 key:2 text text
    FLUSHALL
    FLUSHALL ASYNC
    FLUSHALL SYNC
    FLUSHDB
    FLUSHDB ASYNC
    FLUSHDB SYNC
    FUNCTION DELETE text
    FUNCTION DUMP
    FUNCTION FLUSH
    FUNCTION FLUSH ASYNC
    FUNCTION FLUSH SYNC
    FUNCTION HELP
    FUNCTION KILL
    FUNCTION LIST
    FUNCTION LIST LIBRARYNAME text WITHCODE
    FUNCTION LOAD text
    FUNCTION LOAD REPLACE text
    FUNCTION RESTORE text
    FUNCTION RESTORE text FLUSH
    FUNCTION RESTORE text REPLACE
    FUNCTION STATS
    GEOADD key:1 1.5 1.5 text
    GEOADD key:1 NX CH 1.5 1.5 text 1.5 1.5 text
    GEOADD key:1 XX CH 1.5 1.5 text 1.5 1.5 text
    GEODIST key:1 text text
    GEODIST key:1 text text m
    GEODIST key:1 text text mi
    GEOHASH key:1
    GEOHASH key:1 text text
    GEOPOS key:1
    GEOPOS key:1 text text
    GEORADIUS key:1 1.5 1.5 1.5 m
    GEORADIUS key:1 1.5 1.5 1.5 m WITHCOORD WITHDIST WITHHASH COUNT 1 ANY ASC STORE key:2
    GEORADIUS key:1 1.5 1.5 1.5 mi WITHCOORD WITHDIST WITHHASH COUNT 1 ANY DESC STOREDIST key:2
    GEORADIUS key:1 1.5 1.5 1.5 mi
    GEORADIUSBYMEMBER key:1 text 1.5 m
    GEORADIUSBYMEMBER key:1 text 1.5 m WITHCOORD WITHDIST WITHHASH COUNT 1 ANY ASC STORE key:2
    GEORADIUSBYMEMBER key:1 text 1.5 mi WITHCOORD WITHDIST WITHHASH COUNT 1 ANY DESC STOREDIST key:2
    GEORADIUSBYMEMBER key:1 text 1.5 mi
    GEORADIUSBYMEMBER_RO key:1 text 1.5 m
    GEORADIUSBYMEMBER_RO key:1 text 1.5 m WITHCOORD WITHDIST WITHHASH COUNT 1 ANY ASC
    GEORADIUSBYMEMBER_RO key:1 text 1.5 mi WITHCOORD WITHDIST WITHHASH COUNT 1 ANY DESC
    GEORADIUSBYMEMBER_RO key:1 text 1.5 mi
    GEORADIUS_RO key:1 1.5 1.5 1.5 m
    GEORADIUS_RO key:1 1.5 1.5 1.5 m WITHCOORD WITHDIST WITHHASH COUNT 1 ANY ASC
    GEORADIUS_RO key:1 1.5 1.5 1.5 mi WITHCOORD WITHDIST WITHHASH COUNT 1 ANY DESC
    GEORADIUS_RO key:1 1.5 1.5 1.5 mi
    GEOSEARCH key:1 BYRADIUS 1.5 m
    GEOSEARCH key:1 FROMMEMBER text BYRADIUS 1.5 m ASC COUNT 1 ANY WITHCOORD WITHDIST WITHHASH
    GEOSEARCH key:1 FROMLONLAT 1.5 1.5 BYPOLYGON 2 1.5 1.5 1.5 1.5 DESC COUNT 1 ANY WITHCOORD WITHDIST WITHHASH
    GEOSEARCH key:1 BYPOLYGON 1 1.5 1.5
    GEOSEARCHSTORE key:1 key:2 BYRADIUS 1.5 m
    GEOSEARCHSTORE key:1 key:2 FROMMEMBER text BYRADIUS 1.5 m ASC COUNT 1 ANY STOREDIST
    GEOSEARCHSTORE key:1 key:2 FROMLONLAT 1.5 1.5 BYPOLYGON 2 1.5 1.5 1.5 1.5 DESC COUNT 1 ANY STOREDIST
    GEOSEARCHSTORE key:1 key:2 BYPOLYGON 1 1.5 1.5
    GET key:1
    GETBIT key:1 1
    GETDEL key:1
    GETEX key:1
    GETEX key:1 EX 1
    GETEX key:1 PERSIST
    GETRANGE key:1 1 1
    GETSET key:1 text
    HDEL key:1 text
    HDEL key:1 text text
    HELLO
    HELLO 1 AUTH text text SETNAME text
    HEXISTS key:1 text
    HEXPIRE key:1 1 FIELDS 1 text
    HEXPIRE key:1 1 NX FIELDS 2 text text
    HEXPIRE key:1 1 LT FIELDS 2 text text
    HEXPIREAT key:1 1 FIELDS 1 text
    HEXPIREAT key:1 1 NX FIELDS 2 text text
    HEXPIREAT key:1 1 LT FIELDS 2 text text
    HEXPIRETIME key:1 FIELDS 1 text
    HEXPIRETIME key:1 FIELDS 2 text text
    HGET key:1 text
    HGETALL key:1
    HGETDEL key:1 FIELDS 1 text
    HGETDEL key:1 FIELDS 2 text text
    HGETEX key:1 FIELDS 1 text
    HGETEX key:1 EX 1 FIELDS 2 text text
    HGETEX key:1 PERSIST FIELDS 2 text text
    HINCRBY key:1 text 1
    HINCRBYFLOAT key:1 text 1.5
    HKEYS key:1
    HLEN key:1
    HMGET key:1 text
    HMGET key:1 text text
    HMSET key:1 text text
    HMSET key:1 text text text text
    HPERSIST key:1 FIELDS 1 text
    HPERSIST key:1 FIELDS 2 text text
    HPEXPIRE key:1 1 FIELDS 1 text
    HPEXPIRE key:1 1 NX FIELDS 2 text text
    HPEXPIRE key:1 1 LT FIELDS 2 text text
    HPEXPIREAT key:1 1 FIELDS 1 text
    HPEXPIREAT key:1 1 NX FIELDS 2 text text
    HPEXPIREAT key:1 1 LT FIELDS 2 text text
    HPEXPIRETIME key:1 FIELDS 1 text
    HPEXPIRETIME key:1 FIELDS 2 text text
    HPTTL key:1 FIELDS 1 text
    HPTTL key:1 FIELDS 2 text text
    HRANDFIELD key:1
    HRANDFIELD key:1 1 WITHVALUES
    HSCAN key:1 1
    HSCAN key:1 1 MATCH text COUNT 1 NOVALUES
    HSET key:1 text text
    HSET key:1 text text text text
    HSETEX key:1 FIELDS 1 text text
    HSETEX key:1 NX FNX EX 1 FIELDS 2 text text text text
    HSETEX key:1 XX FXX KEEPTTL FIELDS 2 text text text text
    HSETNX key:1 text text
    HSTRLEN key:1 text
    HTTL key:1 FIELDS 1 text
    HTTL key:1 FIELDS 2 text text
    HVALS key:1
    INCR key:1
    INCRBY key:1 1
    INCRBYFLOAT key:1 1.5
    INFO
    INFO text text
    KEYS text
    LASTSAVE
    LATENCY DOCTOR
    LATENCY GRAPH text
    LATENCY HELP
    LATENCY HISTOGRAM
    LATENCY HISTOGRAM text text
    LATENCY HISTORY text
    LATENCY LATEST
    LATENCY RESET
    LATENCY RESET text text
    LCS key:1 key:2
    LCS key:1 key:2 LEN IDX MINMATCHLEN 1 WITHMATCHLEN
    LINDEX key:1 1
    LINSERT key:1 BEFORE text text
    LINSERT key:1 AFTER text text
    LLEN key:1
    LMOVE key:1 key:2 LEFT LEFT
    LMOVE key:1 key:2 RIGHT RIGHT
    LMPOP 1 key:1 LEFT
    LMPOP 2 key:1 key:2 LEFT COUNT 1
    LMPOP 2 key:1 key:2 RIGHT COUNT 1
    LMPOP 1 key:1 RIGHT
    LOLWUT
    LOLWUT VERSION 1
    LPOP key:1
    LPOP key:1 1
    LPOS key:1 text
    LPOS key:1 text RANK 1 COUNT 1 MAXLEN 1
    LPUSH key:1 text
    LPUSH key:1 text text
    LPUSHX key:1 text
    LPUSHX key:1 text text
    LRANGE key:1 1 1
    LREM key:1 1 text
    LSET key:1 1 text
    LTRIM key:1 1 1
    MEMORY DOCTOR
    MEMORY HELP
    MEMORY MALLOC-STATS
    MEMORY PURGE
    MEMORY STATS
    MEMORY USAGE key:1
    MEMORY USAGE key:1 SAMPLES 1
    MGET key:1
    MGET key:1 key:2
    MIGRATE text 1 key:1 1 1
    MIGRATE text 1 key:1 1 1 COPY REPLACE AUTH text KEYS key:2 key:3
    MIGRATE text 1 "" 1 1 COPY REPLACE AUTH2 text text KEYS key:1 key:2
    MIGRATE text 1 "" 1 1
    MODULE HELP
    MODULE LIST
    MODULE LOAD text
    MODULE LOAD text text text
    MODULE LOADEX text
    MODULE LOADEX text CONFIG text text CONFIG text text ARGS text text
    MODULE UNLOAD text
    MONITOR
    MOVE key:1 1
    MSET key:1 text
    MSET key:1 text key:2 text
    MSETEX 1 key:1 text
    MSETEX 2 key:1 text key:2 text NX EX 1
    MSETEX 2 key:1 text key:2 text XX KEEPTTL
    MSETNX key:1 text
    MSETNX key:1 text key:2 text
    MULTI
    OBJECT ENCODING key:1
    OBJECT FREQ key:1
    OBJECT HELP
    OBJECT IDLETIME key:1
    OBJECT REFCOUNT key:1
    PERSIST key:1
    PEXPIRE key:1 1
    PEXPIRE key:1 1 NX
    PEXPIRE key:1 1 LT
    PEXPIREAT key:1 1
    PEXPIREAT key:1 1 NX
    PEXPIREAT key:1 1 LT
    PEXPIRETIME key:1
    PFADD key:1
    PFADD key:1 text text
    PFCOUNT key:1
    PFCOUNT key:1 key:2
    PFDEBUG text key:1
    PFMERGE key:1
    PFMERGE key:1 key:2 key:3
    PFSELFTEST
    PING
    PING text
    PSETEX key:1 1 text
    PSUBSCRIBE text
    PSUBSCRIBE text text
    PSYNC text 1
    PTTL key:1
    PUBLISH text text
    PUBSUB CHANNELS
    PUBSUB CHANNELS text
    PUBSUB HELP
    PUBSUB NUMPAT
    PUBSUB NUMSUB
    PUBSUB NUMSUB text text
    PUBSUB SHARDCHANNELS
    PUBSUB SHARDCHANNELS text
    PUBSUB SHARDNUMSUB
    PUBSUB SHARDNUMSUB text text
    PUNSUBSCRIBE
    PUNSUBSCRIBE text text
    QUIT
    RANDOMKEY
    READONLY
    READWRITE
    RENAME key:1 key:2
    RENAMENX key:1 key:2
    REPLCONF
    REPLICAOF text 1
    REPLICAOF NO ONE
    RESET
    RESTORE key:1 1 text
    RESTORE key:1 1 text REPLACE ABSTTL IDLETIME 1 FREQ 1
    RESTORE-ASKING key:1 1 text
    RESTORE-ASKING key:1 1 text REPLACE ABSTTL IDLETIME 1 FREQ 1
    ROLE
    RPOP key:1
    RPOP key:1 1
    RPOPLPUSH key:1 key:2
    RPUSH key:1 text
    RPUSH key:1 text text
    RPUSHX key:1 text
    RPUSHX key:1 text text
    SADD key:1 text
    SADD key:1 text text
    SAVE
    SCAN 1
    SCAN 1 MATCH text COUNT 1 TYPE text
    SCARD key:1
    SCRIPT DEBUG YES
    SCRIPT DEBUG YES text
    SCRIPT DEBUG NO text
    SCRIPT DEBUG NO
    SCRIPT EXISTS text
    SCRIPT EXISTS text text
    SCRIPT FLUSH
    SCRIPT FLUSH ASYNC
    SCRIPT FLUSH SYNC
    SCRIPT HELP
    SCRIPT KILL
    SCRIPT LOAD text
    SCRIPT SHOW text
    SDIFF key:1
    SDIFF key:1 key:2
    SDIFFSTORE key:1 key:2
    SDIFFSTORE key:1 key:2 key:3
    SELECT 1
    SENTINEL CKQUORUM text
    SENTINEL CONFIG SET text text
    SENTINEL CONFIG SET text text text text
    SENTINEL CONFIG GET text text
    SENTINEL CONFIG GET text
    SENTINEL DEBUG
    SENTINEL DEBUG text text text text
    SENTINEL FAILOVER text
    SENTINEL FAILOVER text COORDINATED
    SENTINEL FLUSHCONFIG
    SENTINEL GET-MASTER-ADDR-BY-NAME text
    SENTINEL GET-PRIMARY-ADDR-BY-NAME text
    SENTINEL HELP
    SENTINEL INFO-CACHE text
    SENTINEL INFO-CACHE text text
    SENTINEL IS-MASTER-DOWN-BY-ADDR text 1 1 text
    SENTINEL IS-PRIMARY-DOWN-BY-ADDR text 1 1 text
    SENTINEL MASTER text
    SENTINEL MASTERS
    SENTINEL MONITOR text text 1 1
    SENTINEL MYID
    SENTINEL PENDING-SCRIPTS
    SENTINEL PRIMARIES
    SENTINEL PRIMARY text
    SENTINEL REMOVE text
    SENTINEL REPLICAS text
    SENTINEL RESET text
    SENTINEL SENTINELS text
    SENTINEL SET text text text
    SENTINEL SET text text text text text
    SENTINEL SIMULATE-FAILURE
    SENTINEL SIMULATE-FAILURE crash-after-election crash-after-election
    SENTINEL SIMULATE-FAILURE help help
    SENTINEL SLAVES text
    SET key:1 text
    SET key:1 text NX GET EX 1
    SET key:1 text IFEQ text GET KEEPTTL
    SETBIT key:1 1 1
    SETEX key:1 1 text
    SETNX key:1 text
    SETRANGE key:1 1 text
    SHUTDOWN
    SHUTDOWN NOSAVE NOW FORCE SAFE FAILOVER
    SHUTDOWN ABORT
    SINTER key:1
    SINTER key:1 key:2
    SINTERCARD 1 key:1
    SINTERCARD 2 key:1 key:2 LIMIT 1
    SINTERSTORE key:1 key:2
    SINTERSTORE key:1 key:2 key:3
    SISMEMBER key:1 text
    SLAVEOF text 1
    SLAVEOF NO ONE
    SLOWLOG GET
    SLOWLOG GET 1
    SLOWLOG HELP
    SLOWLOG LEN
    SLOWLOG RESET
    SMEMBERS key:1
    SMISMEMBER key:1 text
    SMISMEMBER key:1 text text
    SMOVE key:1 key:2 text
    SORT key:1
    SORT key:1 BY text LIMIT 1 1 GET text GET text ASC ALPHA STORE key:2
    SORT key:1 BY text LIMIT 1 1 GET text GET text DESC ALPHA STORE key:2
    SORT_RO key:1
    SORT_RO key:1 BY text LIMIT 1 1 GET text GET text ASC ALPHA
    SORT_RO key:1 BY text LIMIT 1 1 GET text GET text DESC ALPHA
    SPOP key:1
    SPOP key:1 1
    SPUBLISH text text
    SRANDMEMBER key:1
    SRANDMEMBER key:1 1
    SREM key:1 text
    SREM key:1 text text
    SSCAN key:1 1
    SSCAN key:1 1 MATCH text COUNT 1
    SSUBSCRIBE text
    SSUBSCRIBE text text
    STRLEN key:1
    SUBSCRIBE text
    SUBSCRIBE text text
    SUBSTR key:1 1 1
    SUNION key:1
    SUNION key:1 key:2
    SUNIONSTORE key:1 key:2
    SUNIONSTORE key:1 key:2 key:3
    SUNSUBSCRIBE
    SUNSUBSCRIBE text text
    SWAPDB 1 1
    SYNC
    TIME
    TOUCH key:1
    TOUCH key:1 key:2
    TTL key:1
    TYPE key:1
    UNLINK key:1
    UNLINK key:1 key:2
    UNSUBSCRIBE
    UNSUBSCRIBE text text
    UNWATCH
    WAIT 1 1
    WAITAOF 1 1 1
    WATCH key:1
    WATCH key:1 key:2
    XACK key:1 text text
    XACK key:1 text text text
    XADD key:1 * text text
    XADD key:1 NOMKSTREAM MAXLEN = text LIMIT 1 * text text text text
    XADD key:1 NOMKSTREAM MINID ~ text LIMIT 1 text text text text text
    XADD key:1 text text text
    XAUTOCLAIM key:1 text text text text
    XAUTOCLAIM key:1 text text text text COUNT 1 JUSTID
    XCLAIM key:1 text text text text
    XCLAIM key:1 text text text text text IDLE 1 TIME 1 RETRYCOUNT 1 FORCE JUSTID LASTID text
    XDEL key:1 text
    XDEL key:1 text text
    XGROUP CREATE key:1 text text
    XGROUP CREATE key:1 text text MKSTREAM ENTRIESREAD 1
    XGROUP CREATE key:1 text $ MKSTREAM ENTRIESREAD 1
    XGROUP CREATE key:1 text $
    XGROUP CREATECONSUMER key:1 text text
    XGROUP DELCONSUMER key:1 text text
    XGROUP DESTROY key:1 text
    XGROUP HELP
    XGROUP SETID key:1 text text
    XGROUP SETID key:1 text text ENTRIESREAD 1
    XGROUP SETID key:1 text $ ENTRIESREAD 1
    XGROUP SETID key:1 text $
    XINFO CONSUMERS key:1 text
    XINFO GROUPS key:1
    XINFO HELP
    XINFO STREAM key:1
    XINFO STREAM key:1 FULL COUNT 1
    XLEN key:1
    XPENDING key:1 text
    XPENDING key:1 text IDLE 1 text text 1 text
    XRANGE key:1 text text
    XRANGE key:1 text text COUNT 1
    XREAD STREAMS key:1 text
    XREAD COUNT 1 BLOCK 1 STREAMS key:1 key:2 text text
    XREADGROUP GROUP text text STREAMS key:1 text
    XREADGROUP GROUP text text COUNT 1 BLOCK 1 NOACK STREAMS key:1 key:2 text text
    XREVRANGE key:1 text text
    XREVRANGE key:1 text text COUNT 1
    XSETID key:1 text
    XSETID key:1 text ENTRIESADDED 1 MAXDELETEDID text
    XTRIM key:1 MAXLEN text
    XTRIM key:1 MAXLEN = text LIMIT 1
    XTRIM key:1 MINID ~ text LIMIT 1
    XTRIM key:1 MINID text
    ZADD key:1 1.5 text
    ZADD key:1 NX GT CH INCR 1.5 text 1.5 text
    ZADD key:1 XX LT CH INCR 1.5 text 1.5 text
    ZCARD key:1
    ZCOUNT key:1 1.5 1.5
    ZDIFF 1 key:1
    ZDIFF 2 key:1 key:2 WITHSCORES
    ZDIFFSTORE key:1 1 key:2
    ZDIFFSTORE key:1 2 key:2 key:3
    ZINCRBY key:1 1 text
    ZINTER 1 key:1
    ZINTER 2 key:1 key:2 WEIGHTS 1 1 AGGREGATE SUM WITHSCORES
    ZINTER 2 key:1 key:2 WEIGHTS 1 1 AGGREGATE MAX WITHSCORES
    ZINTERCARD 1 key:1
    ZINTERCARD 2 key:1 key:2 LIMIT 1
    ZINTERSTORE key:1 1 key:2
    ZINTERSTORE key:1 2 key:2 key:3 WEIGHTS 1 1 AGGREGATE SUM
    ZINTERSTORE key:1 2 key:2 key:3 WEIGHTS 1 1 AGGREGATE MAX
    ZLEXCOUNT key:1 text text
    ZMPOP 1 key:1 MIN
    ZMPOP 2 key:1 key:2 MIN COUNT 1
    ZMPOP 2 key:1 key:2 MAX COUNT 1
    ZMPOP 1 key:1 MAX
    ZMSCORE key:1 text
    ZMSCORE key:1 text text
    ZPOPMAX key:1
    ZPOPMAX key:1 1
    ZPOPMIN key:1
    ZPOPMIN key:1 1
    ZRANDMEMBER key:1
    ZRANDMEMBER key:1 1 WITHSCORES
    ZRANGE key:1 text text
    ZRANGE key:1 text text BYSCORE REV LIMIT 1 1 WITHSCORES
    ZRANGE key:1 text text BYLEX REV LIMIT 1 1 WITHSCORES
    ZRANGEBYLEX key:1 text text
    ZRANGEBYLEX key:1 text text LIMIT 1 1
    ZRANGEBYSCORE key:1 1.5 1.5
    ZRANGEBYSCORE key:1 1.5 1.5 WITHSCORES LIMIT 1 1
    ZRANGESTORE key:1 key:2 text text
    ZRANGESTORE key:1 key:2 text text BYSCORE REV LIMIT 1 1
    ZRANGESTORE key:1 key:2 text text BYLEX REV LIMIT 1 1
    ZRANK key:1 text
    ZRANK key:1 text WITHSCORE
    ZREM key:1 text
    ZREM key:1 text text
    ZREMRANGEBYLEX key:1 text text
    ZREMRANGEBYRANK key:1 1 1
    ZREMRANGEBYSCORE key:1 1.5 1.5
    ZREVRANGE key:1 1 1
    ZREVRANGE key:1 1 1 WITHSCORES
    ZREVRANGEBYLEX key:1 text text
    ZREVRANGEBYLEX key:1 text text LIMIT 1 1
    ZREVRANGEBYSCORE key:1 1.5 1.5
    ZREVRANGEBYSCORE key:1 1.5 1.5 WITHSCORES LIMIT 1 1
    ZREVRANK key:1 text
    ZREVRANK key:1 text WITHSCORE
    ZSCAN key:1 1
    ZSCAN key:1 1 MATCH text COUNT 1 NOSCORES
    ZSCORE key:1 text
    ZUNION 1 key:1
    ZUNION 2 key:1 key:2 WEIGHTS 1 1 AGGREGATE SUM WITHSCORES
    ZUNION 2 key:1 key:2 WEIGHTS 1 1 AGGREGATE MAX WITHSCORES
    ZUNIONSTORE key:1 1 key:2
    ZUNIONSTORE key:1 2 key:2 key:3 WEIGHTS 1 1 AGGREGATE SUM
    ZUNIONSTORE key:1 2 key:2 key:3 WEIGHTS 1 1 AGGREGATE MAX
    """
