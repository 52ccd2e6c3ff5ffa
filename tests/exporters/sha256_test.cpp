// SPDX-License-Identifier: Apache-2.0
// SHA-256 against the examples of FIPS 180-4 and of NIST's byte-oriented test vectors.
#include "exporters/sha256.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace espalier;

namespace {

std::string hashOf(std::string_view text)
{
    Sha256 hash;
    hash.add(std::as_bytes(std::span(text)));
    return std::move(hash).hexDigest();
}

} // namespace

TEST_CASE("sha256 gives the digests that FIPS 180-4 publishes", "[exporters]")
{
    CHECK(hashOf("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hashOf("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
          == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hashOf(std::string(1000000, 'a'))
          == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 pads every length and does not care how the bytes are cut", "[exporters]")
{
    // 55, 56 and 64 bytes are the borders at which the padding takes another block.
    for (const std::size_t length :
         {std::size_t{55}, std::size_t{56}, std::size_t{63}, std::size_t{64}, std::size_t{65}}) {
        const std::string text(length, 'x');
        Sha256 piecewise;
        for (const char &c : text)
            piecewise.add(std::as_bytes(std::span(&c, 1)));
        CHECK(std::move(piecewise).hexDigest() == hashOf(text));
    }
    CHECK(hashOf(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    CHECK(hashOf(std::string(56, 'a')) == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
}

TEST_CASE("the digest of a file is that of its bytes", "[exporters]")
{
    const test::TemporaryFolder folder;
    const std::string bytes(3'000'000, 'q');
    CHECK(sha256OfFile(folder.write("large", bytes)).value() == hashOf(bytes));
    const auto missing = sha256OfFile(folder / "missing");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::ExportFailed);
}
