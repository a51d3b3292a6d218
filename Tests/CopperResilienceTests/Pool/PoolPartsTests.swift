import CopperResilience
import Testing

@Suite("Pool table and wait histogram")
struct PoolPartsTests {
    @Test("a table finds the connection that lives, not its predecessor in the same place")
    func table() {
        var table = PoolTable<String>()
        let old = PoolConnectionID(index: 2, generation: 0)
        let new = PoolConnectionID(index: 2, generation: 1)
        table[old] = "old"
        #expect(table[old] == "old")
        table[old] = nil
        table[new] = "new"
        #expect(table[old] == nil)
        table[old] = nil
        #expect(table[new] == "new")
        #expect(table.values == ["new"])
    }

    @Test("a histogram bounds its quantiles to a factor of two")
    func histogram() throws {
        var histogram = WaitHistogram()
        #expect(histogram.quantile(0.5) == nil)
        for microseconds in 1...1000 { histogram.record(.microseconds(microseconds)) }
        let median = try #require(histogram.quantile(0.5))
        #expect(median >= .microseconds(500) && median <= .microseconds(1000))
        #expect(histogram.quantile(1) == .microseconds(1000))
        #expect(histogram.count == 1000)
        #expect(histogram.longest == .microseconds(1000))
    }

    @Test("a histogram takes any duration", arguments: [-1, 0, 1 << 40, .max] as [Int64])
    func histogramExtremes(seconds: Int64) {
        var histogram = WaitHistogram()
        histogram.record(.seconds(seconds))
        #expect(histogram.counts.reduce(0, +) == 1)
    }
}
