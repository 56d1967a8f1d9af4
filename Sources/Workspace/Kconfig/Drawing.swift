// SPDX-License-Identifier: GPL-2.0-only

public import Programs

extension Workbench {
    /// The picture that Graphviz makes of `dot`, as SVG.
    public func picture(of dot: String, by runner: any ProgramRunner) throws -> String {
        let program = Program("dot", ["-Tsvg"], input: Array(dot.utf8))
        let result = try waiting { try await runner.run(program) }.get()
        guard result.ending == .exited(0) else {
            throw WorkspaceError(
                .program, "dot can't draw the graph", underlying: String(decoding: result.errors, as: UTF8.self))
        }
        return String(decoding: result.output, as: UTF8.self)
    }
}
