// SPDX-License-Identifier: Apache-2.0
// Lookup of operators, and where older versions have what newer ones name.
#include "model/shapes/operator_schema.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <algorithm>

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::nodeOf;

namespace {

std::string placeText(std::string_view op, std::int64_t opset, std::string_view name)
{
    const auto place = findOperand("", op, opset, name);
    if (!place)
        return "none";
    if (place->kind == OperandPlace::Kind::Attribute)
        return "attribute " + place->attribute;
    const std::string text = place->kind == OperandPlace::Kind::Input ? "input " : "output ";
    return text + std::to_string(place->index) + (place->isVariadic ? "…" : "");
}

} // namespace

TEST_CASE("The version of an operator is the one its opset import means", "[shapes]")
{
    CHECK(OperatorSchema::find("", "Clip", 10)->since() == 6);
    CHECK(OperatorSchema::find("ai.onnx", "Clip", 12)->since() == 12);
    CHECK(OperatorSchema::newest("", "Conv")->since() >= 22);
    CHECK_FALSE(OperatorSchema::find("", "Gelu", 19));
    CHECK_FALSE(OperatorSchema::newest("", "NoSuchThing"));
    CHECK(OperatorSchema::newest("com.microsoft", "FusedConv")->since() == 1);
    CHECK_FALSE(OperatorSchema::find("com.microsoft", "FusedConv", 0));
    CHECK_FALSE(OperatorSchema::newest("com.microsoft", "NoSuchThing"));
    CHECK_FALSE(OperatorSchema::newest("", "FusedConv"));
    CHECK(OperatorSchema::newest("", "Upsample")->isDeprecated());

    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 11]>
        agraph (float[2] x) => (y) { y = Relu (x) })");
    CHECK(OperatorSchema::of(model, nodeOf(model, "Relu"))->since() == 6);
}

TEST_CASE("A schema tells operands, attributes, defaults and documentation", "[shapes]")
{
    const auto gemm = OperatorSchema::newest("", "Gemm");
    REQUIRE(gemm);
    CHECK(gemm->inputName(0) == "A");
    CHECK(gemm->inputs()[2].isOptional);
    CHECK(gemm->attribute("alpha")->defaultValue->f() == 1.0F);
    CHECK_FALSE(gemm->attribute("no_such_attribute"));
    CHECK_FALSE(gemm->doc().empty());
    const auto concat = OperatorSchema::newest("", "Concat");
    CHECK(concat->inputs().front().isVariadic);
    CHECK(concat->inputName(7) == "inputs");
    CHECK(concat->attribute("axis")->isRequired);
    CHECK(concat->attribute("axis")->defaultValue == nullptr);
    CHECK(gemm->inputName(3).empty());
}

TEST_CASE("All operators are listed once, in order", "[shapes]")
{
    const auto all = OperatorSchema::all();
    CHECK(all.size() > 200);
    CHECK(std::is_sorted(all.begin(), all.end(), [](const OperatorSchema &a, const OperatorSchema &b) {
        return std::pair(a.domain(), a.name()) < std::pair(b.domain(), b.name());
    }));
    CHECK(std::any_of(all.begin(), all.end(), [](const OperatorSchema &s) { return s.name() == "Conv"; }));
    CHECK(isOnnxDomain(""));
    CHECK(isOnnxDomain("ai.onnx"));
    CHECK(isOnnxDomain("ai.onnx.ml"));
    CHECK_FALSE(isOnnxDomain("com.microsoft"));
}

TEST_CASE("Operands of the newest version are found in older ones", "[shapes]")
{
    CHECK(placeText("BatchNormalization", 15, "input_mean") == "input 3");
    CHECK(placeText("BatchNormalization", 9, "input_mean") == "input 3");
    CHECK(placeText("BatchNormalization", 9, "input_var") == "input 4");
    CHECK(placeText("BatchNormalization", 7, "running_mean") == "output 1");
    CHECK(placeText("Resize", 10, "scales") == "input 1");
    CHECK(placeText("Resize", 10, "roi") == "none");
    CHECK(placeText("Resize", 13, "scales") == "input 2");
    CHECK(placeText("Upsample", 7, "scales") == "attribute scales");
    CHECK(placeText("Upsample", 9, "scales") == "input 1");
    CHECK(placeText("Pad", 2, "pads") == "attribute pads");
    CHECK(placeText("Pad", 1, "pads") == "attribute paddings");
    CHECK(placeText("Pad", 10, "constant_value") == "attribute value");
    CHECK(placeText("Pad", 13, "pads") == "input 1");
    CHECK(placeText("TopK", 9, "K") == "attribute k");
    CHECK(placeText("TopK", 10, "K") == "input 1");
    CHECK(placeText("Clip", 6, "min") == "attribute min");
    CHECK(placeText("Clip", 11, "min") == "input 1");
    CHECK(placeText("Split", 11, "split") == "attribute split");
    CHECK(placeText("Split", 11, "outputs") == "output 0…");
    CHECK(placeText("Concat", 11, "inputs") == "input 0…");
    CHECK(placeText("Tile", 1, "repeats") == "input 1");
    CHECK(placeText("Conv", 11, "strides") == "attribute strides");
    CHECK(placeText("Conv", 11, "nonsense") == "none");
}

TEST_CASE("Every operand of every newest version is found at every older one, or is new there", "[shapes]")
{
    // Names that came with a later version and mean something that older ones cannot say.
    const std::vector<std::string> additions{"Attention nonpad_kv_seqlen",
                                             "Dropout training_mode",
                                             "Pad axes",
                                             "Resize roi",
                                             "Resize sizes",
                                             "Slice steps",
                                             "Upsample scales"};
    for (const OperatorSchema &newest : OperatorSchema::all()) {
        for (std::int64_t opset = 1; opset <= newest.since(); ++opset) {
            const auto older = OperatorSchema::find(newest.domain(), newest.name(), opset);
            if (!older || newest.domain() != "" || newest.isDeprecated())
                continue;
            for (const FormalOperand &operand : newest.inputs()) {
                const std::string what = std::string(newest.name()) + " " + operand.name;
                INFO(what << " at " << opset);
                const bool isFound =
                    findOperand(newest.domain(), newest.name(), opset, operand.name).has_value();
                CHECK((isFound || std::find(additions.begin(), additions.end(), what) != additions.end()));
            }
        }
    }
}
