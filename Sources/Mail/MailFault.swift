// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics

/// The names under which the faults of a mail are reported; each is a rule of the catalogue.
public enum MailFaultName: String, Sendable, CaseIterable {
    /// More than is read of one mail.
    case oversizedMail = "oversized-mail"
    /// A multipart without parts, or without an end.
    case brokenMIME = "broken-mime"
    /// A `Content-Transfer-Encoding` that nobody knows.
    case unknownTransferEncoding = "unknown-transfer-encoding"
    /// Text that is not as its transfer encoding wants it.
    case brokenTransferEncoding = "broken-transfer-encoding"
    /// A charset that nobody knows.
    case unknownCharset = "unknown-charset"
    /// Text that is not in the charset that the mail names.
    case wrongCharset = "wrong-charset"
}

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
        let (name, message, line) = finding
        // What is not read is not checked: such a mail does not pass.
        let isOversized = name == .oversizedMail
        return Diagnostic(
            rule: name.rawValue, severity: isOversized ? .error : .warning, message: message,
            location: Location(mail: SourceLine(file: file, line: line)),
            advice: isOversized ? "send a link to the data in place of the data" : nil)
    }

    private var finding: (name: MailFaultName, message: String, line: Int) {
        switch self {
        case .cut(let limit, let line):
            (.oversizedMail, "the mail is longer than \(limit) bytes, what follows is not read", line)
        case .tooManyLines(let line):
            (.oversizedMail, "the mail has too many lines, those from here on are not read", line)
        case .headerFieldsLeftOut(let line):
            (.oversizedMail, "the mail has too many header fields, those from here on are not read", line)
        case .missingBoundary(let line):
            (.brokenMIME, "the multipart has no part: its boundary is missing, the whole is read as text", line)
        case .notClosed(let line):
            (.brokenMIME, "the multipart that begins here has no end: the mail may be truncated", line)
        case .tooDeep(let line):
            (.oversizedMail, "the multiparts are nested too deep, this one is not read", line)
        case .tooMany(let line):
            (.oversizedMail, "the mail has too many parts, those from here on are not read", line)
        case .unknownTransferEncoding(let name, let line):
            (.unknownTransferEncoding, "no transfer encoding is called \"\(name)\", the text is kept as is", line)
        case .brokenQuotedPrintable(let line):
            (.brokenTransferEncoding, "the quoted-printable text has a \"=\" without two hexadecimal digits", line)
        case .brokenBase64(let line):
            (.brokenTransferEncoding, "the base64 text is damaged or ends too early", line)
        case .unknownCharset(let name, let line):
            (.unknownCharset, "no charset is called \"\(name)\", \"git am\" refuses the mail for it", line)
        case .foreignText(let name, let line):
            (.wrongCharset, "the line is not in \"\(name)\", which the mail says it is in", line)
        }
    }
}
