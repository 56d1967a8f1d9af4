// SPDX-License-Identifier: GPL-2.0-only

import CLibFuzzer

/// The entry point. SwiftPM renames `main` to the target's name, so that libFuzzer's own is never called.
@_cdecl("FuzzKconfig_main")
public func fuzzKconfigMain(_ argc: CInt, _ argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = argc
    var arguments = argv
    return LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        fuzz(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}
