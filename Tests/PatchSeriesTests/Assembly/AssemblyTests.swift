// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import Testing

/// Which messages make which series.
@Suite struct AssemblyTests {
    /// A threaded series with its cover letter; ids are `name-0`, `name-1`, ….
    private func threaded(_ name: String, _ prefix: String, total: Int, answers: [String] = [], minute: Int = 0)
        -> [Message]
    {
        [
            mail(
                "[\(prefix) 0/\(total)] \(name)", id: "\(name)-\(prefix)-0", answers: answers, minute: minute,
                body: "Hello\n")
        ]
            + (1...total).map { number in
                patchMail(
                    "[\(prefix) \(number)/\(total)] \(name): part \(number)", id: "\(name)-\(prefix)-\(number)",
                    answers: answers + ["\(name)-\(prefix)-0"], minute: minute)
            }
    }

    private func numbers(_ series: Series?) -> [Int?] { series?.patches.map(\.subject.number) ?? [] }

    @Test func putsPatchesInOrderWhateverTheOrderOfArrival() {
        let mails = threaded("lamp", "PATCH v2", total: 4)
        for order in [[4, 2, 0, 3, 1], [1, 2, 3, 4, 0], [0, 1, 2, 3, 4]] {
            let collection = SeriesCollection(order.map { mails[$0] })
            #expect(collection.lineages.count == 1)
            #expect(numbers(collection.series()) == [1, 2, 3, 4])
            #expect(collection.series()?.cover != nil)
        }
    }

    @Test func joinsDeepThreads() {
        // Each answers the one before, in reverse order of arrival and without References.
        let mails = (1...4).map { number in
            patchMail(
                "[PATCH \(number)/4] lamp: \(number)", id: "d\(number)", answers: number == 1 ? [] : ["d\(number - 1)"])
        }
        #expect(SeriesCollection(mails).lineages.count == 1)
        #expect(numbers(Series.assemble(messages: mails)) == [1, 2, 3, 4])
    }

    @Test func choosesTheNewestVersionOrTheOneAskedFor() {
        let mails = threaded("lamp", "PATCH", total: 2) + threaded("lamp", "PATCH v3", total: 3)
        let collection = SeriesCollection(mails)
        #expect(collection.series()?.version == SeriesVersion(3))
        #expect(collection.series()?.otherVersions == [SeriesVersion(1)])
        #expect(numbers(collection.series(version: SeriesVersion(1))) == [1, 2])
        #expect(collection.series(version: SeriesVersion(2)) == nil)
    }

    @Test func findsTheVersionBeforeAndItsReplies() {
        func reply(to id: String) -> Message { mail("Re: \(id)", id: "re-\(id)", answers: [id], body: "Nice.\n") }
        // Of the second version only the cover letter is here.
        let letter = threaded("lamp", "PATCH v2", total: 2)[0]
        let mails =
            threaded("lamp", "PATCH", total: 2) + [reply(to: "lamp-PATCH-1"), letter]
            + threaded("lamp", "PATCH v3", total: 2) + [reply(to: "lamp-PATCH v3-1")]
        let lineage = SeriesCollection(mails).mainLineage
        #expect(lineage?.versions == [SeriesVersion(1), SeriesVersion(2), SeriesVersion(3)])
        let before = lineage?.series(before: SeriesVersion(3))
        #expect(before?.version == SeriesVersion(1))
        #expect(numbers(before) == [1, 2])
        #expect(lineage?.replies(before: SeriesVersion(3)).compactMap(\.messageID) == ["re-lamp-PATCH-1"])
        #expect(lineage?.series(before: SeriesVersion(1)) == nil)
        #expect(lineage?.replies(before: SeriesVersion(1)).isEmpty == true)
    }

    @Test func keepsANewVersionApartThatAnswersTheOldThread() {
        let mails =
            threaded("lamp", "PATCH", total: 2) + threaded("lamp", "PATCH v2", total: 2, answers: ["lamp-PATCH-0"])
        let collection = SeriesCollection(mails)
        #expect(collection.lineages.map(\.versions) == [[SeriesVersion(1), SeriesVersion(2)]])
        #expect(numbers(collection.series()) == [1, 2])
        #expect(collection.series()?.cover?.subject.version == SeriesVersion(2))
    }

    @Test func keepsSeriesApartThatHaveNothingInCommon() {
        let mails = threaded("lamp", "PATCH", total: 3) + threaded("fan", "PATCH", total: 3)
        let mixed = zip(mails[0..<4], mails[4..<8]).flatMap { [$0, $1] }
        let collection = SeriesCollection(mixed)
        #expect(collection.lineages.count == 2)
        #expect(collection.lineages.map { numbers($0.series()) } == [[1, 2, 3], [1, 2, 3]])
    }

    @Test func keepsTwoPostingsOfOneVersionApart() {
        let first = threaded("lamp", "PATCH v14", total: 4)
        let second = threaded("lamp", "PATCH v14", total: 4).enumerated().map { index, message in
            patchMail(message.subject, id: "again-\(index)", answers: index == 0 ? [] : ["again-0"], minute: 30)
        }
        let collection = SeriesCollection([
            second[2], first[1], first[2], first[3], first[4], second[0], second[3], second[4], first[0], second[1],
        ])
        #expect(collection.lineages.count == 1)
        #expect(collection.series()?.duplicates.count == 0)
        #expect(collection.series()?.patches.first?.message.messageID == "again-1")
    }

    @Test func ignoresAMailThatWasDeliveredTwice() {
        let mails = threaded("lamp", "PATCH", total: 2)
        let series = Series.assemble(messages: mails + mails)
        #expect(numbers(series) == [1, 2])
        #expect(series?.duplicates.isEmpty == true)
    }

    @Test func tellsWhatIsMissingAndWhatIsTwice() {
        var mails = threaded("lamp", "PATCH", total: 4)
        mails.remove(at: 3)
        mails.append(patchMail("[PATCH 2/4] lamp: again", id: "again", answers: ["lamp-PATCH-0"]))
        let series = Series.assemble(messages: mails)
        #expect(numbers(series) == [1, 2, 4])
        #expect(series?.duplicates.map(\.subject.title) == ["lamp: again"])
        #expect(series?.total == 4)
    }

    @Test func givesMisnumberedPatchesBackToTheirSeries() {
        var mails = threaded("lamp", "PATCH v2", total: 4)
        mails[3] = patchMail("[PATCH v1 3/4] lamp: part 3", id: "odd", answers: ["lamp-PATCH v2-0"])
        #expect(numbers(Series.assemble(messages: mails)) == [1, 2, 3, 4])
        mails[3] = patchMail("[PATCH v2 3/5] lamp: part 3", id: "odd", answers: ["lamp-PATCH v2-0"])
        #expect(numbers(Series.assemble(messages: mails)) == [1, 2, 3, 4])
        #expect(Series.assemble(messages: mails)?.total == 4)
    }

    @Test func assemblesFilesThatWereNeverSent() {
        // format-patch names the author as the sender.
        let mails = (1...4).map {
            patchMail("[PATCH v2 \($0)/4] lamp: \($0)", from: "Author \($0) <a\($0)@x.org>", minute: $0)
        }
        #expect(numbers(Series.assemble(messages: mails.reversed())) == [1, 2, 3, 4])
        let unnumbered = (1...3).map { patchMail("[PATCH] lamp: \($0)", from: "Author \($0) <a\($0)@x.org>") }
        #expect(
            Series.assemble(messages: unnumbered)?.patches.map(\.subject.title) == ["lamp: 1", "lamp: 2", "lamp: 3"])
        var misnumbered = mails
        misnumbered[2] = patchMail("[PATCH v2 4/4] lamp: 3")
        let series = Series.assemble(messages: misnumbered)
        #expect(numbers(series) == [1, 2, 4])
        #expect(series?.duplicates.count == 1)
        misnumbered[2] = patchMail("[PATCH 3/4] lamp: 3")
        #expect(numbers(Series.assemble(messages: misnumbered)) == [1, 2, 3, 4])
    }

    @Test func assemblesASeriesThatLostItsThread() {
        let mails = (1...3).map { patchMail("[PATCH \($0)/3] lamp: \($0)", id: "lost\($0)", minute: $0) }
        #expect(numbers(Series.assemble(messages: mails)) == [1, 2, 3])
        let others = (1...3).map {
            patchMail("[PATCH \($0)/3] fan: \($0)", id: "other\($0)", from: "J <j@x.org>", minute: $0)
        }
        #expect(SeriesCollection(mails + others).lineages.count == 2)
    }

    @Test func keepsASinglePatchOfTheSameSenderApart() {
        let mails = [
            patchMail("[PATCH] lamp: shine", id: "s1"), patchMail("[PATCH] fan: blow", id: "s2"),
            patchMail("[PATCH v3] lamp: shine", id: "s3", answers: ["s1", "review"]),
        ]
        let collection = SeriesCollection(mails)
        #expect(collection.lineages.map(\.versions) == [[SeriesVersion(1), SeriesVersion(3)], [SeriesVersion(1)]])
    }

    @Test func completesAPartialRepost() {
        let mails = threaded("lamp", "PATCH v2", total: 3)
        let minor = SeriesCollection(
            mails + [patchMail("[PATCH v2.1 2/3] lamp: part 2", id: "m", answers: ["lamp-PATCH v2-2"])])
        #expect(minor.series()?.version == SeriesVersion(2, minor: 1))
        #expect(numbers(minor.series()) == [1, 2, 3])
        #expect(minor.series()?.carriedOver == [1, 3])
        #expect(minor.series()?.cover != nil)
        let major = SeriesCollection(
            mails + [patchMail("[PATCH v3 2/3] lamp: part 2", id: "m", answers: ["lamp-PATCH v2-2"])])
        #expect(major.series()?.version == SeriesVersion(3))
        #expect(major.series()?.carriedOver == [1, 3])
        #expect(major.series(version: SeriesVersion(2))?.carriedOver == [])
    }

    @Test func keepsRepliesApartFromTheSeries() {
        let mails =
            threaded("lamp", "PATCH", total: 2) + [
                // A reply to a reply that comes before it.
                mail(
                    "Re: [PATCH 1/2] lamp: part 1", id: "r2", answers: ["r1"], from: "B <b@x.org>",
                    body: "> > +new\nOk\n"),
                mail(
                    "Re: [PATCH 1/2] lamp: part 1", id: "r1", answers: ["lamp-PATCH-1"], from: "A <a@x.org>",
                    body: smallDiff),
                mail("Re: something else", id: "r3", answers: ["nowhere"], body: "Hm\n"),
                mail("[GIT PULL 1/2] lamp for 6.7", id: "pull", body: smallDiff),
            ]
        let collection = SeriesCollection(mails)
        #expect(collection.lineages.count == 1)
        #expect(collection.series()?.replies.map(\.messageID) == ["r2", "r1"])
        #expect(collection.unassigned.map(\.messageID) == ["r3", "pull"])
    }

    @Test func takesAnAppliedNoteForAReply() {
        let mails = [
            patchMail("[PATCH] lamp: shine", id: "p"),
            patchMail("Applied \"lamp: shine\" to the lamp tree", id: "q", answers: ["p"], from: "M <m@x.org>"),
        ]
        let collection = SeriesCollection(mails)
        #expect(collection.lineages.count == 1)
        #expect(collection.series()?.replies.count == 1)
    }

    @Test func takesAPatchWithoutAPrefixThatIsWrittenAsOne() {
        for body in ["Because.\n---\n", "Because.\n--- \r\n", "Because.\n\nSigned-off-by: J <j@example.org>\n\n"] {
            let series = Series.assemble(messages: [mail("lamp: shine", id: "p", body: body + smallDiff)])
            #expect(series?.patches.count == 1, "\(body)")
        }
        // `git diff` in a file.
        #expect(Series.assemble(messages: [Message(parsing: Array(smallDiff.utf8))])?.patches.count == 1)
    }

    @Test func takesNoDiffForAPatchThatAQuestionOrARobotShows() {
        let mails = [
            mail("lamp is dark since 6.7", id: "a", body: "This helps:\n\n" + smallDiff + "--\nJane\n"),
            mail("bisection: lamp", id: "b", body: "> Signed-off-by: J <j@example.org>\n --- \n" + smallDiff),
            mail("lamp: dark", id: "c", body: smallDiff + "\n---\nSigned-off-by: J <j@example.org>\n"),
            patchMail("Applied \"lamp: shine\" to the lamp tree", id: "q"),
        ]
        #expect(SeriesCollection(mails).lineages.isEmpty)
    }

    @Test func keepsAPatchWithoutDiff() {
        var mails = threaded("lamp", "PATCH", total: 2)
        mails[2] = mail("[PATCH 2/2] lamp: part 2", id: "e", answers: ["lamp-PATCH-0"], body: "Oops\n")
        #expect(Series.assemble(messages: mails)?.patches.map(\.diff.count) == [1, 0])
    }

    @Test func survivesCyclesAndNonsense() {
        let mails = [
            patchMail("[PATCH 1/2] a", id: "x", answers: ["y"]), patchMail("[PATCH 2/2] b", id: "y", answers: ["x"]),
            mail("Re: a", id: "z", answers: ["z"]), mail("Re: a", id: "u", answers: ["v"]),
            mail("Re: a", id: "v", answers: ["u"]),
        ]
        #expect(numbers(Series.assemble(messages: mails)) == [1, 2])
        #expect(Series.assemble(messages: [Message]()) == nil)
        #expect(Series.assemble(messages: [mail("Hello")]) == nil)
    }
}
