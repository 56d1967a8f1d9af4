// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries
import Testing

@Suite struct SubjectTests {
    struct Case: CustomTestStringConvertible {
        var subject: String
        var version: SeriesVersion?
        var number: Int?
        var total: Int?
        var title: String
        var testDescription: String { subject }

        init(
            _ subject: String, _ version: SeriesVersion?, _ number: Int?, _ total: Int?, _ title: String = "lamp: shine"
        ) {
            self.subject = subject
            self.version = version
            self.number = number
            self.total = total
            self.title = title
        }
    }

    @Test(arguments: [
        Case("[PATCH] lamp: shine", nil, nil, nil),
        Case("[PATCH v4 03/19] lamp: shine", SeriesVersion(4), 3, 19),
        Case("[PATCH 03/19 v4] lamp: shine", SeriesVersion(4), 3, 19),
        Case("[RFC PATCH net-next 2/9] lamp: shine", nil, 2, 9),
        Case("[PATCHv2 1/3] lamp: shine", SeriesVersion(2), 1, 3),
        Case("[PATCHV2,1/3] lamp: shine", SeriesVersion(2), 1, 3),
        Case("[PATCH1/8] lamp: shine", nil, 1, 8),
        Case("[v2,3/5] lamp: shine", SeriesVersion(2), 3, 5),
        Case("[PATCH][RFC] lamp: shine", nil, nil, nil),
        Case("[RFC/PATCH v3] [1/2] lamp: shine", SeriesVersion(3), 1, 2),
        Case("[PATCH -v5 1/2] lamp: shine", SeriesVersion(5), 1, 2),
        Case("[PATCH-v5] lamp: shine", SeriesVersion(5), nil, nil),
        Case("[PATCH 2/2 -next] lamp: shine", nil, 2, 2),
        Case("[PATCH v2.1 2/5] lamp: shine", SeriesVersion(2, minor: 1), 2, 5),
        Case("[PATCH 6.1.y 2/5] lamp: shine", nil, 2, 5),
        Case("[PATCH 7.1 2/5] lamp: shine", nil, 2, 5),
        Case("[PATCH v6.12 v2 2/5] lamp: shine", SeriesVersion(2), 2, 5),
        Case("[PATCH 1 of 3 V2] lamp: shine", SeriesVersion(2), 1, 3),
        Case("PATCH 1/2: lamp: shine", nil, 1, 2, "PATCH 1/2: lamp: shine"),
        Case("[linux-pwm] [PATCH 0/7] lamp: shine", nil, 0, 7),
        Case("[PATCH] [media] lamp: shine", nil, nil, nil),
        Case("[PATCH v1000000 1/2] lamp: shine", nil, 1, 2),
        Case("[PATCH 1/99999999999999999999] lamp: shine", nil, nil, nil),
        Case("lamp: [foo] shine", nil, nil, nil, "lamp: [foo] shine"),
        Case("[PATCH lamp: shine", nil, nil, nil, "[PATCH lamp: shine"),
        Case("[PATCH] lamp:  shine\t", nil, nil, nil),
        Case("", nil, nil, nil, ""),
    ])
    func readsVersionNumberTotalAndTitle(_ expected: Case) {
        let subject = Subject(parsing: expected.subject)
        #expect(subject.version == expected.version)
        #expect(subject.number == expected.number)
        #expect(subject.total == expected.total)
        #expect(subject.title == expected.title)
        #expect(subject.raw == expected.subject)
        #expect(!subject.isReply)
    }

    @Test(arguments: [
        "Re: [PATCH 1/2] lamp: shine", "RE: lamp: shine", "Aw: [PATCH] lamp: shine", "Fwd: Re: [PATCH] lamp: shine",
        "Re[2]: lamp: shine", "回复：[PATCH] lamp: shine",
    ])
    func knowsReplies(_ text: String) {
        #expect(Subject(parsing: text).isReply)
        #expect(Subject(parsing: text).title == "lamp: shine")
    }

    @Test(arguments: [
        "regulator: shine", "fwnode: shine", "vs: shine on", "[PATCH] regmap: Re: think", "[PATCH 2/3] Re: shine",
    ])
    func takesNoTitleForAReply(_ text: String) {
        #expect(Subject(parsing: text).isReply == text.hasPrefix("vs:"))
    }

    @Test func keepsThePrefixesAsWords() {
        let subject = Subject(parsing: "[RFC,PATCH net-next v4 03/19] [RESEND] lamp: shine")
        #expect(subject.prefixes == ["RFC", "PATCH", "net-next", "v4", "03/19", "RESEND"])
        #expect(subject.hasPrefix("resend"))
        #expect(!subject.isPullRequest)
        #expect(Subject(parsing: "[GIT PULL] lamp for 6.7").isPullRequest)
        #expect(Subject(parsing: "[PATCHv2 RESEND]").prefixes == ["PATCH", "v2", "RESEND"])
    }
}
