// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics

/// What may be wrong with a message as a mail, with the line of the source where it is.
enum MailFault {
    case cut(limit: Int, line: Int)
    case tooManyLines(line: Int)
    case headerFieldsLeftOut(line: Int)
    case missingBoundary(line: Int)
    case notClosed(line: Int)
    case tooDeep(line: Int)
    case tooMany(line: Int)
    case unknownTransferEncoding(String, line: Int)
    case brokenQuotedPrintable(line: Int)
    case brokenBase64(line: Int)
    case unknownCharset(String, line: Int)
    case foreignText(String, line: Int)

    /// The fault as a finding in `file`.
    func diagnostic(in file: String) -> Diagnostic {
        let (rule, message, line) = finding
        return Diagnostic(
            rule: rule, severity: .warning, message: message,
            location: Location(mail: SourceLine(file: file, line: line)))
    }

    private var finding: (rule: String, message: String, line: Int) {
        switch self {
        case .cut(let limit, let line):
            ("oversized-mail", "the mail is longer than \(limit) bytes, what follows is not read", line)
        case .tooManyLines(let line):
            ("oversized-mail", "the mail has too many lines, those from here on are not read", line)
        case .headerFieldsLeftOut(let line):
            ("oversized-mail", "the mail has too many header fields, those from here on are not read", line)
        case .missingBoundary(let line):
            ("broken-mime", "the multipart has no part: its boundary is missing, the whole is read as text", line)
        case .notClosed(let line):
            ("broken-mime", "the multipart that begins here has no end: the mail may be truncated", line)
        case .tooDeep(let line):
            ("oversized-mail", "the multiparts are nested too deep, this one is not read", line)
        case .tooMany(let line):
            ("oversized-mail", "the mail has too many parts, those from here on are not read", line)
        case .unknownTransferEncoding(let name, let line):
            ("unknown-transfer-encoding", "no transfer encoding is called \"\(name)\", the text is kept as is", line)
        case .brokenQuotedPrintable(let line):
            ("broken-transfer-encoding", "the quoted-printable text has a \"=\" without two hexadecimal digits", line)
        case .brokenBase64(let line):
            ("broken-transfer-encoding", "the base64 text is damaged or ends too early", line)
        case .unknownCharset(let name, let line):
            ("unknown-charset", "no charset is called \"\(name)\", \"git am\" refuses the mail for it", line)
        case .foreignText(let name, let line):
            ("wrong-charset", "the line is not in \"\(name)\", which the mail says it is in", line)
        }
    }
}
