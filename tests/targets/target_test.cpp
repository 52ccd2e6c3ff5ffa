// SPDX-License-Identifier: Apache-2.0
// How target files are read, found, and refused.
#include "model/targets/find_target.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <fstream>

using namespace espalier;

namespace {

const std::string head = "name: t\n"
                         "checked: today\n"
                         "devices:\n"
                         "  cpu:\n"
                         "  gpu: {title: \"A GPU\", model: {rank: 4}}\n"
                         "options: {ios: 17, soc: \"8550\", fast: true}\n";

/// The refusal of `head` and this, as it is printed.
std::string refusal(const std::string &rest, const std::string &reason)
{
    const auto target = readTarget(head + rest, "t.yaml");
    INFO(rest);
    REQUIRE_FALSE(target);
    CHECK(target.error().code == ErrorCode::Unreadable);
    CHECK(target.error().reason == reason);
    return target.error().line();
}

TargetPointer read(const std::string &text)
{
    auto target = readTarget(text, "t.yaml");
    INFO((target ? std::string() : target.error().line()));
    REQUIRE(target);
    return *target;
}

} // namespace

TEST_CASE("the program's own targets load", "[targets][target]")
{
    const auto places = listTargets();
    CHECK(places.size() >= 3);
    for (const TargetPlace &place : places) {
        const auto target = readTargetFile(place.file);
        INFO(place.file << ": " << (target ? std::string() : target.error().line()));
        REQUIRE(target);
        CHECK((*target)->name == place.name);
        for (const auto &[op, entries] : (*target)->entries) {
            for (const TargetEntry &entry : entries) {
                INFO(op << " line " << entry.line);
                CHECK_FALSE(entry.source.empty());
            }
        }
    }
}

TEST_CASE("a target file is read as it is written", "[targets][target]")
{
    const TargetPointer target = read(head + R"yaml(title: A target
exporter: none
model: {outputs: any, rank: 6, dynamic: false, layouts: [NCHW], dtypes: [float, int8], topology: chain, max_input: {pixels: 1000}, opset: {from: 7, to: 17}}
ops:
  MaxPool:
    - {as: Pooling, when: ["rank(X) == 4"], devices: {cpu: {}, gpu: {fallback: cpu}}, source: "a.cc:1"}
    - {as: Pooling3D, when: ["rank(X) == 5"], devices: [cpu], source: "a.cc:2", confidence: low}
  Mean: {as: [Eltwise, Power], devices: all}
  Gather: {as: Gather, assume: ["all(value(indices) >= 0)", "option.ios >= 15"], converter: ["one", "two"]}
  Pad: {as: Pad, converter: "one"}
  Dropout: {folded: "removed", when: ["uses(mask) == 0"]}
  Asinh: {unsupported: "no such layer"}
  com.example::Swish: {as: Swish, when: ["rank(inputs[0]) == 4", "attr.anything == 1"]}
  ai.onnx::Relu: {as: ReLU}
)yaml");
    CHECK(target->title == "A target");
    CHECK(target->exporter.empty());
    CHECK_FALSE(target->limits.outputs);
    CHECK(target->limits.rank == 6);
    CHECK_FALSE(target->limits.dynamic);
    CHECK(target->limits.dtypes == std::vector<DType>{DType::Float, DType::Int8});
    CHECK(target->limits.topology == Topology::Chain);
    CHECK(target->limits.inputPixels == 1000);
    CHECK(target->limits.greatestOpset == 17);
    REQUIRE(target->devices.size() == 2);
    CHECK(target->devices[0].title == "cpu");
    CHECK(target->devices[0].limits.rank == 6);
    CHECK(target->devices[1].limits.rank == 4);
    CHECK(target->devices[1].limits.topology == Topology::Chain);
    const auto &pools = *target->findEntries("", "MaxPool");
    REQUIRE(pools.size() == 2);
    CHECK(pools[0].placeOn("gpu")->fallback == "cpu");
    CHECK(pools[0].line == 12);
    CHECK(pools[1].isFor("cpu"));
    CHECK_FALSE(pools[1].isFor("gpu"));
    CHECK(pools[1].lowConfidence);
    CHECK((*target->findEntries("ai.onnx", "Mean"))[0].as == std::vector<std::string>{"Eltwise", "Power"});
    CHECK((*target->findEntries("", "Gather"))[0].converter.size() == 2);
    CHECK((*target->findEntries("", "Dropout"))[0].kind == TargetEntry::Kind::Folded);
    CHECK((*target->findEntries("", "Asinh"))[0].text == "no such layer");
    CHECK(target->findEntries("com.example", "Swish") != nullptr);
    CHECK(target->findEntries("", "Relu") != nullptr);
    CHECK(target->findEntries("", "Conv") == nullptr);
    CHECK(target->options.at("ios").integer() == 17);
    CHECK(target->options.at("soc").text() == "8550");
    CHECK(target->options.at("fast").isBool());
}

TEST_CASE("what does not fit is refused with file, line and remedy", "[targets][target]")
{
    CHECK(refusal("opps: {}\n", "unknown_key")
              .find("t.yaml: line 7: a target has no key “opps”: did you mean “ops”?")
          == 0);
    CHECK(refusal("", "missing_key").find("ops") != std::string::npos);
    const std::string op = refusal("ops:\n  Convv: {as: Conv}\n", "unknown_operator");
    CHECK(op.find("line 8: ONNX has no operator “Convv”: did you mean “Conv”?") != std::string::npos);
    const std::string device = refusal("ops:\n  Conv: {as: Conv, devices: [gpuu]}\n", "unknown_device");
    CHECK(device.find("line 8: there is no device “gpuu”: did you mean “gpu”?") != std::string::npos);
    refusal("ops:\n  Conv: {as: Conv, devices: {cpu: {fallback: tpu}}}\n", "unknown_device");
    const std::string clause =
        refusal("ops:\n  Conv: {as: Conv, when: [\"rank(X) = 4\"]}\n", "condition_syntax");
    CHECK(clause.find("line 8: Conv: ") != std::string::npos);
    CHECK(clause.find("rank(X) = 4") != std::string::npos);
    const std::string operand =
        refusal("ops:\n  Conv: {as: Conv, when: [\"rank(input) == 4\"]}\n", "unknown_name");
    CHECK(operand.find("Conv has no operand “input”") != std::string::npos);
    refusal("ops:\n  Conv: {as: Conv, when: [\"attr.stride == 4\"]}\n", "unknown_name");
    refusal("ops:\n  Clip: {as: Clip, when: [\"param(minn) == 4\"]}\n", "unknown_name");
    refusal("ops:\n  Clip: {as: Clip, when: [\"option.android == 4\"]}\n", "unknown_name");
    refusal("ops:\n  Conv: {as: Conv, folded: \"no\"}\n", "bad_value");
    refusal("ops:\n  Conv: {when: [\"rank(X) == 4\"]}\n", "bad_value");
    refusal("ops:\n  Conv: {as: Conv, confidence: medium}\n", "bad_value");
    refusal("ops:\n  Conv: {as: {a: b}}\n", "bad_value");
    refusal("ops:\n  Conv: []\n", "bad_value");
    refusal("ops: 5\n", "bad_value");
    refusal("ops:\n  Conv: {as: Conv}\n  Conv: {as: Conv}\n", "key_twice");
    refusal("ops:\n  Conv: {as: Conv}\n  ai.onnx::Conv: {as: Conv}\n", "key_twice");
    refusal("model: {rank: many}\nops: {}\n", "bad_value");
    refusal("model: {dtypes: [flaot]}\nops: {}\n", "bad_value");
    refusal("model: {topology: tree}\nops: {}\n", "bad_value");
    refusal("ops: {", "bad_yaml");
    CHECK_FALSE(readTarget("", "t.yaml"));
    CHECK_FALSE(readTarget("- a\n", "t.yaml"));
    CHECK_FALSE(readTargetFile("/nowhere/t.yaml"));
}

TEST_CASE("targets are found by name, folder and path", "[targets][target]")
{
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "mine.yaml") << head << "ops: {}\n";
    const auto byName = findTarget("tnn/gpu-opencl");
    REQUIRE(byName);
    CHECK(byName->device == "gpu-opencl");
    const auto inFolder = findTarget("mine", {folder.path()});
    REQUIRE(inFolder);
    CHECK(inFolder->device == "cpu");
    const auto byPath = findTarget((folder.path() / "mine.yaml").string() + "/gpu");
    REQUIRE(byPath);
    CHECK(byPath->device == "gpu");
    CHECK(listTargets({folder.path()}).size() == listTargets().size() + 1);
    const auto wrongDevice = findTarget("tnn/tpu");
    REQUIRE_FALSE(wrongDevice);
    CHECK(wrongDevice.error().reason == "unknown_device");
    const auto wrongName = findTarget("tnnn/cpu");
    REQUIRE_FALSE(wrongName);
    CHECK(wrongName.error().code == ErrorCode::CommandLine);
    CHECK(wrongName.error().line().find("tnn") != std::string::npos);
    REQUIRE_FALSE(findTarget(""));
}
