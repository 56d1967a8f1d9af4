// SPDX-License-Identifier: GPL-2.0-only

import Kconfig
import Programs
import Toolchains

/// What each command prints that a tree asks for in one configuration: what a profile knows, what a witness says, and
/// what a probe that fails prints. All of it is kept, for a `conf` that is to be told the same.
final class ConfAnswers: ShellAnswers {
    private let known: ProfileAnswers
    private let chosen: [String: String]
    private var recorded: [(command: String, answer: String)] = []

    /// The first command that nothing is known about: it is no probe, and what it prints was made up.
    private(set) var invented: String?

    /// Answers from `known`, and from `chosen` where that has none.
    init(_ known: ProfileAnswers, chosen: [String: String]) {
        self.known = known
        self.chosen = chosen
    }

    func answer(to command: String) -> String? {
        let answer = known.answer(to: command) ?? chosen[command] ?? ShellCall.outcomes(of: command)?.failure
        if answer == nil, invented == nil { invented = command }
        // A number: it can stand wherever a word can, which nothing can't.
        recorded.append((command, answer ?? "0"))
        return answer ?? "0"
    }

    /// The record: for each command a line with the lengths of it and of its answer, and both.
    var record: [UInt8] {
        var record: [UInt8] = []
        for (command, answer) in recorded {
            let command = command.replacing(KconfigEnvironment.sourceTree, with: ConfProgram.treeInside)
            let answer = answer.replacing(KconfigEnvironment.sourceTree, with: ConfProgram.treeInside)
            record += "\(command.utf8.count) \(answer.utf8.count)\n\(command)\(answer)".utf8
        }
        return record
    }

    /// What stands in for the C library's `popen`: it looks the command up in the record.
    static let program = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>

        FILE *popen(const char *command, const char *mode)
        {
            FILE *record = fopen("/tmp/answers", "r"), *found;
            size_t key, value;

            while (record && fscanf(record, "%zu %zu", &key, &value) == 2) {
                char *bytes = malloc(key + value + 1);

                fgetc(record);
                if (!bytes || fread(bytes, 1, key + value, record) != key + value)
                    break;
                if (key == strlen(command) && !memcmp(bytes, command, key)) {
                    fclose(record);
                    found = tmpfile();
                    if (!found)
                        exit(71);
                    fwrite(bytes + key, 1, value, found);
                    rewind(found);
                    free(bytes);
                    return found;
                }
                free(bytes);
            }
            fprintf(stderr, "no answer to: %s\\n", command);
            exit(\(unanswered));
        }

        int pclose(FILE *file)
        {
            return fclose(file);
        }

        """

    /// The status that `conf` ends with where it asks for a command that is not in the record.
    static let unanswered: Int32 = 70
}
