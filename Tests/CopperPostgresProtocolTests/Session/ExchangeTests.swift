import CopperPostgresProtocol
import Testing

@Suite("Exchanges")
struct ExchangeTests {
    @Test("hold up to 15 steps, in order, without memory of their own")
    func capacity() {
        var exchange = Exchange()
        #expect(exchange.isEmpty)
        for count in 1...Exchange.capacity {
            let isAppended = exchange.append(.bind)
            #expect(isAppended)
            #expect(exchange.count == count)
        }
        let isAppended = exchange.append(.sync)
        #expect(!isAppended)
        #expect(exchange.count == 15)
        #expect(!exchange.containsSync)
        #expect(MemoryLayout<Exchange>.size <= 24)
    }

    @Test("know their first step and whether they end a segment")
    func steps() {
        let exchange = Exchange(.parse, .bind, .execute, .sync, expectedColumns: 3)
        #expect(exchange.first == .parse)
        #expect(exchange.count == 4)
        #expect(exchange.containsSync)
        #expect(exchange.expectedColumns == 3)
        #expect(!Exchange(.parse, .bind).containsSync)
    }

    @Test("every step fits into its four bits")
    func stepValues() {
        #expect(Exchange.Step.allCases.allSatisfy { 1...15 ~= $0.rawValue })
    }
}
