// SPDX-License-Identifier: Apache-2.0
// The paper's first two figures, and transposed convolutions of every geometry.
#include "rewrites/apply.h"
#include "rewrites/replacement.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

#include <array>
#include <cstdlib>
#include <random>
#include <sstream>

using namespace espalier;

namespace {

const Rule &ruleNamed(std::string_view id)
{
    const Rule *rule = test::allRules().find(id);
    REQUIRE(rule != nullptr);
    return *rule;
}

std::vector<std::string> operatorsOf(const Model &model)
{
    std::vector<std::string> names;
    for (const NodeId id : allNodes(model))
        names.push_back(model.node(id).opType);
    return names;
}

Rewritten applied(const Model &model, std::string_view id)
{
    auto result = applyRule(model, inferTypes(model), ruleNamed(id));
    if (!result)
        FAIL(result.error().line());
    REQUIRE(result->rewrites.size() == 1);
    return std::move(*result);
}

double errorBetween(const Model &before, const Model &after)
{
    const auto verdict = verifyEquivalence(before, inferTypes(before).types, after, {3, 5, 0});
    REQUIRE(verdict);
    test::checkVerified(*verdict);
    return verdict->error.value_or(1);
}

/// A ConvTranspose drawn from the generator, as ONNX text. Channels, weights and lengths are small.
class RandomTransposed {
public:
    explicit RandomTransposed(std::uint32_t seed) : m_generator(seed) { }

    std::string text()
    {
        const int rank = below(2) + 1;
        const int group = below(3) + 1;
        const int inputs = group * (below(2) + 1);
        const int outputs = below(2) + 1;
        const int mode = below(5);
        std::vector<int> length;
        std::vector<int> kernel;
        std::vector<int> stride;
        std::vector<int> dilation;
        std::vector<int> begin;
        std::vector<int> end;
        std::vector<int> extra;
        std::vector<int> wanted;
        for (int i = 0; i < rank; ++i) {
            length.push_back(below(5) + 1);
            kernel.push_back(below(4) + 1);
            stride.push_back(below(4) + 1);
            dilation.push_back(below(3) + 1);
            // SAME of a kernel that leaves gaps would need a negative padding: runtimes differ.
            if (mode < 2 && dilation.back() * (kernel.back() - 1) + 1 < stride.back())
                kernel.back() = stride.back();
            // With SAME, libonnx adds the output padding to a length that the padding was made to fit.
            extra.push_back(mode < 2 ? 0 : below(std::max(stride.back(), dilation.back())));
            const int full = stride.back() * (length.back() - 1) + extra.back()
                + dilation.back() * (kernel.back() - 1) + 1;
            begin.push_back(below(std::min(3, (full + 1) / 2)));
            end.push_back(below(std::min(3, (full + 1) / 2)));
            // libonnx infers no shape where the output would be shorter than the input.
            const int shorter = full - 2 * below(std::min(3, (full + 1) / 2));
            wanted.push_back(shorter < length.back() ? full : shorter);
        }
        std::ostringstream attributes;
        attributes << "strides = " << list(stride) << ", dilations = " << list(dilation)
                   << ", group = " << group << ", output_padding = " << list(extra);
        if (below(2) == 0)
            attributes << ", kernel_shape = " << list(kernel);
        static const std::array<const char *, 3> automatic = {"SAME_UPPER", "SAME_LOWER", "VALID"};
        if (mode < 3)
            attributes << ", auto_pad = \"" << automatic.at(static_cast<std::size_t>(mode)) << '"';
        else if (mode == 3)
            attributes << ", output_shape = " << list(wanted);
        else
            attributes << ", pads = " << list(joined(begin, end));
        const std::vector<int> weightDims = joined({inputs, outputs}, kernel);
        const bool hasBias = below(2) == 0;
        const std::string weights = tensor("w", weightDims);
        const std::string bias = hasBias ? ", " + tensor("b", {group * outputs}) : "";
        return "g (float" + list(joined({below(2) + 1, inputs}, length)) + " x) => (y) <" + weights + bias
            + "> { y = ConvTranspose <" + attributes.str() + "> (x, w" + (hasBias ? ", b" : "") + ") }";
    }

private:
    int below(int limit) { return static_cast<int>(m_generator() % static_cast<std::uint32_t>(limit)); }

    static std::vector<int> joined(std::vector<int> a, const std::vector<int> &b)
    {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    }

    static std::string list(const std::vector<int> &values)
    {
        std::string text;
        for (const int value : values)
            text += (text.empty() ? "" : ", ") + std::to_string(value);
        return "[" + text + "]";
    }

    std::string tensor(const std::string &name, const std::vector<int> &dims)
    {
        int count = 1;
        for (const int dim : dims)
            count *= dim;
        std::string elements;
        for (int i = 0; i < count; ++i)
            elements += (i > 0 ? ", " : "") + std::to_string((below(2001) - 1000) / 1000.0);
        return "float" + list(dims) + " " + name + " = {" + elements + "}";
    }

    std::mt19937 m_generator;
};

int wantedSeeds()
{
    const char *given = std::getenv("ESPALIER_SEEDS");
    const int seeds = given != nullptr ? std::atoi(given) : 0;
    return seeds > 0 ? seeds : 10;
}

} // namespace

TEST_CASE("Figure 1 of the paper: Sub of a constant is Add of its negation", "[rewrites][figure]")
{
    const Model before = test::modelFromText(R"(g (float[1,3,4,4] x) => (float[1,3,4,4] y)
        <float[1,3,1,1] mean = {0.485, 0.456, 0.406}> {
            r = Relu (x)
            y = Sub (r, mean)
        })");
    const Rewritten after = applied(before, "sub-constant-to-add");
    CHECK(operatorsOf(after.model) == std::vector<std::string>{"Relu", "Add"});
    const Node &add = after.model.node(test::nodeOf(after.model, "Add"));
    const auto constant = after.model.value(add.input(1)).initializer;
    REQUIRE(constant);
    CHECK(readNumbers(*constant)
          == std::vector<double>{static_cast<double>(-0.485F), static_cast<double>(-0.456F),
                                 static_cast<double>(-0.406F)});
    CHECK(errorBetween(before, after.model) == 0);
}

TEST_CASE("Figure 2 of the paper: ConvTranspose is Conv, Reshape, Transpose, Reshape", "[rewrites][figure]")
{
    const Model before = test::modelFromText(R"(g (float[1,2,5,6] x) => (float[1,1,10,12] y)
        <float[2,1,2,2] w = {1, -2, 3, 0.5, 0.25, 4, -1, 2}, float[1] b = {0.75}> {
            y = ConvTranspose <strides = [2, 2]> (x, w, b)
        })");
    const Rewritten after = applied(before, "conv-transpose-to-subpixel");
    CHECK(operatorsOf(after.model) == std::vector<std::string>{"Conv", "Reshape", "Transpose", "Reshape"});
    const Node &conv = after.model.node(test::nodeOf(after.model, "Conv"));
    CHECK(after.model.value(conv.input(1)).isInitializer());
    CHECK(nodeMetadata(conv, "espalier.retrain").empty());
    CHECK(errorBetween(before, after.model) < 1e-6);
}

TEST_CASE("the form to be trained again marks its convolution", "[rewrites][figure]")
{
    const Model before = test::modelFromText(R"(g (float[1,2,3,3] x) => (float[1,1,6,6] y)
        <float[2,1,3,3] w = {1, -2, 3, 0.5, 0.25, 4, -1, 2, 5, 1, -2, 3, 0.5, 0.25, 4, -1, 2, 5}> {
            y = ConvTranspose <strides = [2, 2], pads = [1, 1, 1, 1], output_padding = [1, 1]> (x, w)
        })");
    const Rewritten after = applied(before, "conv-transpose-to-conv-retrain");
    CHECK(after.rewrites.front().ruleClass == RuleClass::Retrain);
    const Node &conv = after.model.node(test::nodeOf(after.model, "Conv"));
    CHECK(conv.intsOr("kernel_shape", {}) == std::vector<std::int64_t>{3, 3});
    CHECK(nodeMetadata(conv, "espalier.retrain") == "conv-transpose-to-conv-retrain");
    for (const NodeId id : allNodes(after.model)) {
        const Node &node = after.model.node(id);
        CHECK(nodeMetadata(node, "espalier.origin") == "%y");
        if (node.opType != "Conv")
            CHECK(nodeMetadata(node, "espalier.retrain").empty());
    }
}

TEST_CASE("transposed convolutions of random geometry keep their numbers", "[rewrites][property]")
{
    static constexpr int geometriesPerSeed = 20;
    static const std::vector<std::string> rules = {
        "conv-transpose-to-subpixel", "conv-transpose-to-subpixel-rank4", "conv-transpose-to-depth-to-space"};
    std::map<std::string, int> count;
    int drawn = 0;
    for (int seed = 1; seed <= wantedSeeds(); ++seed) {
        RandomTransposed geometry(static_cast<std::uint32_t>(seed));
        for (int i = 0; i < geometriesPerSeed; ++i) {
            const std::string text = geometry.text();
            INFO("seed " << seed << ", geometry " << i << ": " << text);
            const Model before = test::modelFromText(text);
            const TypeReport types = inferTypes(before);
            ++drawn;
            for (const std::string &id : rules) {
                INFO(id);
                const Rule &rule = ruleNamed(id);
                const ModelFacts facts(before, types.types);
                const Found found = findMatch(rule, facts, test::nodeOf(before, "ConvTranspose"));
                if (!found) {
                    // The general form takes all that is not ambiguous.
                    if (id == rules.front())
                        CHECK(found.error().code == "auto_pad_odd");
                    continue;
                }
                if (const auto trial = tryMatch(rule, facts, *found); !trial)
                    FAIL(trial.error().message.english());
                const auto after = applyRule(before, types, rule, {}, {false, 1, 4});
                if (!after)
                    FAIL(after.error().line());
                REQUIRE(after->rewrites.size() == 1);
                const auto verdict = verifyEquivalence(before, types.types, after->model, {1, 9, 0});
                REQUIRE(verdict);
                test::checkVerified(*verdict);
                CHECK(verdict->error.value_or(1) < 1e-5);
                ++count[id];
            }
        }
    }
    CHECK(count[rules[0]] > drawn / 2);
    CHECK(count[rules[1]] > drawn / 2);
    CHECK(count[rules[2]] > 0);
}
