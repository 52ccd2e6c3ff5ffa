// SPDX-License-Identifier: Apache-2.0
// Where NaN and infinity come into a run.
#include "model/compute/evaluate.h"
#include "model/shapes/infer_types.h"
#include "rewrites/verify.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;

namespace {

DenseTensor floats(const std::vector<float> &values)
{
    return DenseTensor::of<float>(DType::Float, {static_cast<std::int64_t>(values.size())}, values);
}

/// `node nans infinities`, or `none`.
std::string placeOf(const std::string &graph, const NamedTensors &inputs)
{
    const auto found = firstNonFinite(
        test::modelFromText(R"(<ir_version: 8, opset_import: ["" : 17, "own": 1]> )" + graph), inputs);
    if (!found)
        return found.error().reason;
    if (!*found)
        return "none";
    return (*found)->node + " " + std::to_string((*found)->nans) + " " + std::to_string((*found)->infinities);
}

} // namespace

TEST_CASE("the first node that makes NaN or infinity is named", "[compute]")
{
    const std::string chain = "g (float[3] x) => (float[3] y) { a = Log (x)  b = Sqrt (a)  y = Relu (b) }";
    CHECK(placeOf(chain, {{"x", floats({2, 3, 4})}}) == "none");
    CHECK(placeOf(chain, {{"x", floats({2, -3, -4})}}) == "%a 2 0");
    CHECK(placeOf(chain, {{"x", floats({2, 0, 4})}}) == "%a 0 1");
    CHECK(placeOf(chain, {{"x", floats({2, 0.5F, 4})}}) == "%b 1 0");
}

TEST_CASE("infinities that are there already are not made", "[compute]")
{
    const std::string masked = R"(g (float[2] x) => (float[2] y) {
        m = Constant <value = float[2] {0, -inf}> ()
        z = Constant <value = float[2] {1, 0}> ()
        a = Add (x, m)  y = Mul (a, z) })";
    CHECK(placeOf(masked, {{"x", floats({1, 2})}}) == "%y 1 0");
}

TEST_CASE("NaN made in a body or a function is found there", "[compute]")
{
    CHECK(placeOf(R"(g (float[1] x, bool c) => (float[1] y) {
            y = If (c) <then_branch = t () => (float[1] p) { p = Log (x) },
                        else_branch = e () => (float[1] q) { q = Neg (x) }> })",
                  {{"x", floats({-1})}, {"c", DenseTensor::of<std::uint8_t>(DType::Bool, {}, {1})}})
          == "%p 1 0");
    CHECK(placeOf(R"(g (float[1] x) => (float[1] y) { y = own.f (x) }
            <domain: "own", opset_import: ["": 17]> f (a) => (b) { c = Neg (a)  b = Log (c) })",
                  {{"x", floats({1})}})
          == "%b 1 0");
}

TEST_CASE("half-precision types are read by their bits", "[compute]")
{
    CHECK(placeOf("g (float[2] x) => (float16[2] y) { y = Cast <to: int = 10> (x) }",
                  {{"x", floats({1, 1e6F})}})
          == "%y 0 1");
    CHECK(nonFiniteIn(DenseTensor::of<std::uint16_t>(DType::BFloat16, {4}, {0x7F80, 0xFF80, 0x7F81, 0x3F80}))
          == NonFinite{{}, {}, 1, 2});
    CHECK(nonFiniteIn(DenseTensor::of<std::uint16_t>(DType::Float16, {3}, {0x7C00, 0x7E00, 0x7BFF}))
          == NonFinite{{}, {}, 1, 1});
}

TEST_CASE("verification says where the original stops being finite", "[rewrites][verify]")
{
    const Model model = test::modelFromText(
        "g (float[3] x) => (float[3] y) { n = Abs (x)  m = Neg (n)  a = Log (m)  y = Relu (a) }");
    const auto verification = verifyEquivalence(model, inferTypes(model).types, model);
    REQUIRE(verification);
    CHECK(verification->passed == true);
    REQUIRE(verification->nonFinite);
    CHECK(verification->nonFinite->node == "%a");
    CHECK(verification->nonFinite->nans == 3);
    const Model finite = test::modelFromText("g (float[3] x) => (float[3] y) { y = Abs (x) }");
    CHECK_FALSE(verifyEquivalence(finite, inferTypes(finite).types, finite)->nonFinite);
}
