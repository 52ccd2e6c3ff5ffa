// SPDX-License-Identifier: Apache-2.0
// One small model for each way to write a layer, read back and run; refusals by their codes. See
// cases/README.md.
#include "exporters/tnn/build_net.h"
#include "exporters/tnn/write_net.h"
#include "model/compute/compare.h"
#include "model/compute/random_inputs.h"
#include "model/graph/model_edit.h"
#include "tests/exporters/tnn/tnn_case.h"
#include "tests/exporters/tnn/tnn_evaluate.h"
#include "tests/support/catch.h"

#include <set>

using namespace espalier;

namespace {

/// Kinds of layers whose ONNX twins have no kernel here yet: written and read back, but not run.
std::set<std::string> &notRun()
{
    static std::set<std::string> names;
    return names;
}

void checkCase(const test::TnnCase &one)
{
    INFO(one.file << ": " << one.name);
    const auto facts = ModelFacts::infer(one.model);
    const auto built = tnn::buildNet(facts, [&](NodeId id) { return one.layersFor(id); });
    const bool isRefused = !built || !built->refused.empty();
    if (isRefused) {
        const Error &error = built ? built->refused.front().error : built.error();
        INFO(error.line());
        CHECK(error.reason == one.refusal);
        CHECK(error.code == ErrorCode::ExportFailed);
        return;
    }
    REQUIRE(one.refusal == "");
    const auto text = tnn::protoText(built->net);
    const auto bytes = tnn::modelBytes(built->net);
    REQUIRE(text);
    REQUIRE(bytes);
    const auto read = test::readTnn(*text, bytes->flatten());
    if (!read)
        FAIL(read.error().line() << "\n" << *text);
    for (const std::string &line : one.lines) {
        INFO("expected line: " << line << "\nin\n" << *text);
        CHECK(text->find("\n\"" + line + " ,\"") != std::string::npos);
    }

    const auto inputs = randomInputs(one.model, facts.types(), 7);
    REQUIRE(inputs);
    const auto expected = evaluate(one.model, *inputs);
    const auto actual = expected ? test::evaluateTnn(*read, *inputs) : expected;
    if (!actual && actual.error().code == ErrorCode::NotVerifiable) {
        notRun().insert(one.name + " (" + actual.error().line() + ")");
        return;
    }
    if (!actual)
        FAIL(actual.error().line() << "\n" << *text);
    NamedTensors wanted;
    for (const auto &[name, tensor] : *expected)
        wanted[name] = test::narrowed(tensor);
    for (const auto &[name, tensor] : wanted) {
        INFO(name << "\n" << *text);
        REQUIRE(actual->contains(name));
        CHECK(tensorError(actual->at(name), tensor) <= passingError(tensor.dtype()));
    }
}

} // namespace

TEST_CASE("each way to write a TNN layer reads back as the operator it came from", "[exporters][tnn]")
{
    const auto cases = test::tnnCases();
    CHECK(cases.size() > 150);
    for (const test::TnnCase &one : cases)
        checkCase(one);
    for (const std::string &name : notRun())
        WARN("not run for want of a kernel: " << name);
}
