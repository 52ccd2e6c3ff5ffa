// SPDX-License-Identifier: Apache-2.0
// Messages and errors stay on one printable line whatever a model's names contain.
#include "model/base/error.h"
#include "tests/support/catch.h"

using namespace espalier;

TEST_CASE("a message puts its arguments into its places")
{
    CHECK(Message{"%2 before %1, %3 has none", "a", "b"}.english() == "b before a, %3 has none");
    CHECK(Message{"100 % of %1", "x"}.english() == "100 % of x");
}

TEST_CASE("an argument that looks like a place is not filled again")
{
    CHECK(Message{"%1 %2", "%2", "b"}.english() == "%2 b");
}

TEST_CASE("control characters, broken UTF-8 and bidirectional controls are escaped")
{
    CHECK(printable("a\nb\x1b[31m") == "a\\x0ab\\x1b[31m");
    CHECK(printable("\xc3\x28") == "\\xc3(");
    CHECK(printable("\xe2\x80\xaeoops") == "\\xe2\\x80\\xaeoops");
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");
    CHECK(printable("größe 中") == "größe 中");
}

TEST_CASE("an error names file, node, fault and remedy on one line")
{
    const Error error = makeError(ErrorCode::RewriteRefused, "x", {"%1 is wrong", "it"})
                            .withFile("m.onnx")
                            .withNode("Conv\n0")
                            .withRemedy("mend it");
    CHECK(error.line() == "m.onnx:Conv\\x0a0: it is wrong: mend it");
}

TEST_CASE("exit codes are those of the contract")
{
    CHECK(exitCode(ErrorCode::CommandLine) == 2);
    CHECK(exitCode(ErrorCode::Unreadable) == 3);
    CHECK(exitCode(ErrorCode::BrokenModel) == 4);
    CHECK(exitCode(ErrorCode::VerificationFailed) == 4);
    CHECK(exitCode(ErrorCode::ExportFailed) == 5);
}
