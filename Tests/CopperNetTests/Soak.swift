#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// `long` under COPPER_SOAK=1, else `short`.
func soak(short: Int, long: Int) -> Int {
    getenv("COPPER_SOAK").map { String(cString: $0) } == "1" ? long : short
}

let emfile = EMFILE
