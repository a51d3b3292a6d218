#if !Tools
/// What is built without the trait `Tools`, which brings the argument parser.
@main
struct Copper {
    static func main() {
        print("This is copper without its commands. To have them:")
        print("    swift build --traits Tools --scratch-path .build-tools")
        print("    .build-tools/debug/copper --help")
    }
}
#endif
