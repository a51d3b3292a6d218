/// What the tour says at its end.
enum TourClosing {
    static func show(isLive: Bool, on output: Output) {
        output.line()
        output.line(output.styled("That was it.", .bold))
        let story =
            isLive
            ? "Every message above came from a server, now."
            : """
            No server was there: every answer was read from recordings, \(TourFixture.postgres) \
            and \(TourFixture.redis). Tests of an application can do the same.
            """
        for line in DisplayText.wrapped(story, to: 80) { output.line(line) }
        let next = [
            ("copper fixture show \(TourFixture.postgres)", "the recording, to read"),
            ("copper tour --live URL [URL]", "the same with servers"),
            ("copper record --help", "to record your own"),
        ]
        for (command, words) in next {
            output.line("  \(DisplayText.padded(command, to: 52))\(words)")
        }
    }
}
