// One `import CopperRedis` is enough: the types of other modules that its API shows come
// with it.
@_exported public import CopperBalance
@_exported public import CopperBytes
@_exported public import CopperNet
@_exported public import CopperRESP
@_exported public import CopperResilience
@_exported public import CopperTLS
