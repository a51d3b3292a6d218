// One `import CopperPostgres` is enough: the types of other modules that its API shows
// (endpoints and loops, pool and retry settings, SQLSTATEs and messages) come with it.
@_exported public import CopperBytes
@_exported public import CopperNet
@_exported public import CopperPostgresProtocol
@_exported public import CopperResilience
