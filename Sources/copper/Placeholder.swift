// Replaced by the tool.
@main struct Copper { static func main() {} }
