/// Times and sizes as people read them, with three digits or so.
enum Amount {
    /// `850 ns`, `12.3 µs`, `4.56 ms`, `7.89 s`, `2 min 5 s`.
    static func time(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let total = Double(seconds) + Double(attoseconds) * 1e-18
        switch abs(total) {
        case ..<1e-6: return "\(Int((total * 1e9).rounded())) ns"
        case ..<0.9995e-3: return "\(threeDigits(total * 1e6)) µs"
        case ..<0.9995: return "\(threeDigits(total * 1e3)) ms"
        case ..<60: return "\(threeDigits(total)) s"
        default: return "\(seconds / 60) min \(seconds % 60) s"
        }
    }

    /// `512 B`, `1.5 kB`, `20.1 MB`: powers of 1000.
    static func bytes(_ count: Int) -> String {
        var value = Double(count)
        for unit in ["B", "kB", "MB", "GB"] {
            if abs(value) < 999.5 {
                return unit == "B" ? "\(count) B" : "\(threeDigits(value)) \(unit)"
            }
            value /= 1000
        }
        return "\(threeDigits(value)) TB"
    }

    /// `1 row`, `2 rows`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// `1,234,567`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result
    }

    private static func threeDigits(_ value: Double) -> String {
        let decimals = abs(value) < 9.995 ? 2 : abs(value) < 99.95 ? 1 : 0
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((value * scale).rounded())
        guard decimals > 0 else { return "\(scaled)" }
        let whole = scaled / Int(scale)
        let fraction = String(abs(scaled % Int(scale)))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(scaled < 0 && whole == 0 ? "-" : "")\(whole).\(zeros)\(fraction)"
    }
}
