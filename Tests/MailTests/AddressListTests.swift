// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Mail

struct AddressListTests {
    @Test(arguments: [
        ("jo@x.org", "", "jo@x.org"),
        ("Jo Doe <jo@x.org>", "Jo Doe", "jo@x.org"),
        ("\"Doe, Jo\" <jo@x.org>", "Doe, Jo", "jo@x.org"),
        ("\"Jo \\\"Q\\\" Doe\" <jo@x.org>", "Jo \"Q\" Doe", "jo@x.org"),
        ("Doe, Jo <jo@x.org>", "Doe, Jo", "jo@x.org"),
        ("Jo Doe (ACME) <jo@x.org>", "Jo Doe (ACME)", "jo@x.org"),
        ("jo@x.org (Jo Doe)", "Jo Doe", "jo@x.org"),
        ("jo@x.org (Jo (the) Doe)", "Jo (the) Doe", "jo@x.org"),
        ("=?utf-8?q?J=C3=B6_Doe?= <jo@x.org>", "Jö Doe", "jo@x.org"),
        ("=?utf-8?q?Doe=2C_J=C3=B6?= <jo@x.org>", "Doe, Jö", "jo@x.org"),
        ("\"=?utf-8?q?J=C3=B6?=\" <jo@x.org>", "Jö", "jo@x.org"),
        ("=?utf-8?q?=22J=C3=B6?= Doe\" <jo@x.org>", "Jö Doe", "jo@x.org"),
        ("<jo@x.org>", "", "jo@x.org"),
        ("Jo Doe <jo @ x.org>", "Jo Doe", "jo@x.org"),
        ("Jo \"Doe <jo@x.org>", "Jo \"Doe", "jo@x.org"),
        ("Jo (Doe <jo@x.org>", "Jo (Doe", "jo@x.org"),
        ("Jo Doe <jo@x.org", "Jo Doe", "jo@x.org"),
        ("Jo   Doe\t<jo@x.org>", "Jo Doe", "jo@x.org"),
        ("root", "", "root"),
        ("Jo Doe jo@x.org", "Jo Doe", "jo@x.org"),
    ])
    func readsAnAddress(_ text: String, _ name: String, _ email: String) {
        #expect(Address.list(text) == [Address(name: name, email: email)])
    }

    @Test func readsAList() {
        let list = Address.list("Jo <jo@x.org>, \"A, B\" <ab@x.org>,, c@x.org (C),\n d@x.org")
        #expect(list.map(\.email) == ["jo@x.org", "ab@x.org", "c@x.org", "d@x.org"])
        #expect(list.map(\.name) == ["Jo", "A, B", "C", ""])
    }

    @Test func readsTheMembersOfAGroup() {
        #expect(Address.list("undisclosed-recipients:;").isEmpty)
        let list = Address.list("friends: a@x.org, B <b@x.org>; c@x.org")
        #expect(list.map(\.email) == ["a@x.org", "b@x.org", "c@x.org"])
    }

    @Test(arguments: ["", " ", ",", "()", "<>", "<", ">", "\"", "(", ";", ":", "no address here", "\\"])
    func readsNothingWhereNothingIs(_ text: String) {
        #expect(Address.list(text).allSatisfy { !$0.email.contains(" ") })
    }

    @Test func collectsTheAddressesOfAllFieldsOfAName() {
        let mail = message("Cc: a@x.org\nTo: b@x.org\nCC: c@x.org,\n d@x.org\n\n")
        #expect(mail.addresses("Cc").map(\.email) == ["a@x.org", "c@x.org", "d@x.org"])
    }
}
