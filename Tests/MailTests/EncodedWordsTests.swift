// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Testing

@testable import Mail

struct EncodedWordsTests {
    private func decoded(_ text: String) -> String { decodingEncodedWords(Array(text.utf8)).text }

    @Test(arguments: [
        ("=?utf-8?q?J=C3=A9r=C3=B4me?=", "Jérôme"),
        ("=?UTF-8?B?SsOpcsO0bWU=?=", "Jérôme"),
        ("=?iso-8859-1?Q?J=E9r=F4me?= Doe", "Jérôme Doe"),
        ("=?iso-8859-1?q?a_b?=", "a b"),
        ("=?utf-8*en?q?a?=", "a"),
        ("=?windows-1252?q?it=92s?=", "it’s"),
        ("=?koi8-r?q?=F0=D2=C9?=", "При"),
    ])
    func decodesAWord(_ encoded: String, _ text: String) {
        #expect(decoded(encoded) == text)
    }

    @Test func dropsSpaceBetweenWordsOnly() {
        #expect(decoded("a =?utf-8?q?b?= =?utf-8?q?c?= d") == "a bc d")
        #expect(decoded("=?utf-8?q?b?= x =?utf-8?q?c?=") == "b x c")
    }

    @Test func joinsACharacterThatTwoWordsShare() {
        #expect(decoded("=?utf-8?q?J=C3?= =?utf-8?q?=A9?=") == "Jé")
        #expect(decoded("=?utf-8?b?SsM=?= =?utf-8?b?qQ==?=") == "Jé")
    }

    @Test func joinsWordsOfDifferentCharsets() {
        #expect(decoded("=?utf-8?q?=C3=A9?= =?iso-8859-1?q?=E9?=") == "éé")
    }

    @Test(arguments: [
        "=?utf-8?q?open", "=?utf-8?x?a?=", "=?", "=?=?=", "=??q??", "=?utf-8?", "=?no-such-charset?q?=E9?=",
        "=?utf-8?q?=FF?=", "=?utf-8//IGNORE?q?=FF?=",
    ])
    func keepsABrokenWordAsItStands(_ text: String) {
        #expect(decoded(text) == text)
        #expect(!decodingEncodedWords(Array(text.utf8)).isExact)
    }

    @Test func readsAWordWithSpacesInIt() {
        #expect(decoded("=?utf-8?q?a b=C3=A9?=") == "a bé")
    }

    @Test func decodesABrokenWordsNeighbour() {
        #expect(decoded("=?bad =?utf-8?q?b?=") == "=?bad b")
    }
}
