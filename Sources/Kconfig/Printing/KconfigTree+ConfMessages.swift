// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// A place in a file: the path as it was sourced, and the line.
    public struct Place: Sendable, Hashable {
        /// The path.
        public var path: String
        /// The line, from 1.
        public var line: UInt32
    }

    /// Where `fault` stands; nil for a file that could not be read at all.
    public func place(of fault: KconfigFault) -> Place? { place(fault.file, fault.line) }

    private func place(_ file: Int32, _ line: UInt32) -> Place? {
        file < 0 ? nil : Place(path: files[Int(file)].path, line: line)
    }

    /// The lines that sourced the file of `fault`, innermost first.
    public func includeTrace(of fault: KconfigFault) -> [Place] {
        var trace: [Place] = []
        var file = fault.file
        while file >= 0, let place = place(files[Int(file)].sourcedFrom, files[Int(file)].sourceLine) {
            trace.append(place)
            file = files[Int(file)].sourcedFrom
        }
        return trace
    }

    /// What a `conf` of the tree's dialect prints while it loads the tree, on its error and its normal output, and
    /// whether it gives up then.
    ///
    /// Its words are exact as far as it can read the files. Behind a line that it can't parse it tells more, since it
    /// takes the lines that follow for part of the fault.
    public func confMessages() -> (errors: String, output: String, isFatal: Bool) {
        var errors = ""
        var output = ""
        var isFatal = false
        for (index, fault) in faults.enumerated() {
            // What is wrong with whole trees is looked for where all files could be read.
            if index == loadingFaults, isFatal { break }
            switch fault.kind {
            case .info(let text): output += text + "\n"
            case .boolComparedWithMod(let symbol, let isEqual):
                output += "boolean symbol \(symbol) tested for 'm'? test forced to '\(isEqual ? "n" : "y")'\n"
            default: break
            }
            errors += confText(of: fault)
            if fault.severity(in: dialect) == .error { isFatal = true }
            if fault.endsConf { break }
        }
        return (errors, output, isFatal)
    }

    /// What `conf` prints for `fault`; nothing where it has no such message.
    public func confText(of fault: KconfigFault) -> String {
        let place = place(of: fault)
        switch fault.kind {
        case .noSuchFile(let path) where place == nil: return "can't find file \(path)\n"
        case .recursiveSource(let path): return recursiveSourceText(path, fault)
        case .recursiveDependency(let steps): return recursiveDependencyText(steps)
        default: break
        }
        guard let text = fault.confText(in: dialect) else { return "" }
        let path = place?.path ?? ""
        let line = place?.line ?? 0
        var result = ""
        if fault.isSyntaxError {
            // Up to 6.8 the parser's own message is of the line below.
            result += "\(path):\(line + (dialect.syntax.contains(.namedChoices) ? 1 : 0)): syntax error\n"
        }
        result += "\(path):\(line):\(text)\n"
        if case .endInOtherFile(let end, let file, let line) = fault.kind, let begin = self.place(file, line) {
            result += "\(begin.path):\(begin.line): location of the '\(end.spelling)'\n"
        }
        return result
    }

    private func recursiveSourceText(_ path: String, _ fault: KconfigFault) -> String {
        var text = "Recursive inclusion detected.\nInclusion path:\n  current file : \(path)\n"
        let trace = (place(of: fault).map { [$0] } ?? []) + includeTrace(of: fault)
        for place in trace {
            text += "  included from: \(place.path):\(place.line)\n"
            if dialect.syntax.contains(.namedChoices), place.path == path { break }
        }
        return text
    }

    private func recursiveDependencyText(_ steps: [DependencyStep]) -> String {
        var text = ""
        let isPlain = dialect.checksInMenuOrder
        for step in steps {
            let place = place(step.file, step.line).map { "\($0.path):\($0.line)" } ?? ""
            let start = isPlain ? "" : place + ":"
            if step.symbol == steps[0].symbol { text += "\(start)error: recursive dependency detected!\n" }
            let name = "\(start)\tsymbol \(step.symbol)"
            switch step.kind {
            case .dependency: text += "\(name) depends on \(step.next)\n"
            case .selection: text += "\(name) is selected by \(step.next)\n"
            case .implication: text += "\(name) is implied by \(step.next)\n"
            case .value(let line): text += "\(name) \(line) value contains \(step.next)\n"
            case .condition(let line): text += "\(name) \(line) is visible depending on \(step.next)\n"
            case .member: text += "\(name) is part of choice \(isPlain ? "block at \(place)" : step.next)\n"
            case .choice: text += "\(start)\tchoice \(step.symbol) contains symbol \(step.next)\n"
            }
        }
        return text + "For a resolution refer to Documentation/kbuild/\(dialect.guide)\n"
            + "subsection \"Kconfig recursive dependency limitations\"\n\n"
    }
}
