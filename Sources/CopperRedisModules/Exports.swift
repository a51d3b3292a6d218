// The module is an addition to the client: what speaks to the server comes with it.
@_exported public import CopperJSON
@_exported public import CopperRedis
