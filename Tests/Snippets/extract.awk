# Writes the Swift blocks of one page into the package at `work`; see snippets.sh.

BEGIN {
    prefix = substr(page, length(top) + 2)
    gsub(/[^A-Za-z0-9]/, "_", prefix)
}

!inside && /^<!-- given: .* -->$/ {
    given = (given == "" ? "" : given "\n") substr($0, 13, length($0) - 16)
}

!inside && /^```swift/ && !/no-check/ {
    inside = 1
    is_file = /^```swift file/
    imports = body = ""
    first = NR + 1
    next
}

!inside && /^```/ { inside = 2; next }

inside && /^```$/ {
    if (inside == 1) write_block()
    inside = 0
    given = ""
    next
}

inside == 1 && !is_file && /^(@testable |public )?import / { imports = imports $0 "\n"; body = body "\n"; next }
inside == 1 { body = body $0 "\n" }

function write_block(    name, place, head) {
    name = "Snippet_" prefix "_" first
    place = "#sourceLocation(file: \"" page "\", line: " first ")\n"
    if (body ~ /^\/\/ swift-tools-version/) {
        place = work "/manifests/" name
        system("mkdir -p " place)
        printf "%s", imports_back(body) > (place "/Package.swift")
        close(place "/Package.swift")
        return
    }
    if (is_file) {
        name = "SnippetFile_" prefix "_" first
        system("mkdir -p " work "/Sources/" name)
        printf "%s%s", place, body > (work "/Sources/" name "/" name ".swift")
        return
    }
    if (imports !~ /import Copper/)
        imports = imports "import " usual_module() "\n"
    if (imports ~ /import Testing/) {
        printf "%sstruct %s {\n%s%s}\n", imports, name, place, body > (work "/Tests/SnippetTests/" name ".swift")
        return
    }
    head = "private func " name "() async throws {\n"
    if (given != "") head = head given "\n"
    printf "%s%s%s%s}\n", imports, head, place, body > (work "/Sources/Snippets/" name ".swift")
}

# What a page is about.
function usual_module() {
    if (page ~ /\/redis-modules\.md$/) return "CopperRedisModules"
    return page ~ /\/redis[^\/]*\.md$/ ? "CopperRedis" : "CopperPostgres"
}

function imports_back(text) { sub(/\n\n/, "\n" imports, text); return text }
