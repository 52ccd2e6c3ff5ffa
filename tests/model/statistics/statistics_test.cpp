// SPDX-License-Identifier: Apache-2.0
// Counts of nodes, parameters, MACs and bytes.
#include "model/graph/walk.h"
#include "model/io/open_model.h"
#include "model/shapes/fix_dims.h"
#include "model/statistics/activation_memory.h"
#include "model/statistics/macs.h"
#include "model/statistics/node_counts.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/places.h"
#include "tests/support/text_model.h"

#include <fstream>
#include <sstream>

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::nodeOf;

namespace {

std::optional<std::int64_t> macsOf(std::string_view text)
{
    const Model model = modelFromText(text);
    return countMacs(model, inferTypes(model)).total;
}

std::optional<std::uint64_t> peakOf(std::string_view text)
{
    const Model model = modelFromText(text);
    return peakActivationBytes(model, inferTypes(model));
}

/// The model with its inputs fixed as in its shape case.
Model fixedModel(const std::filesystem::path &path)
{
    auto model = openModel(path);
    REQUIRE(model);
    std::ifstream file(espalier::test::sourceFolder() / "tests/model/shapes/cases"
                       / path.filename().replace_extension(".tsv"));
    for (std::string line; std::getline(file, line) && line.starts_with("# input ");) {
        std::istringstream words(line.substr(8));
        std::string name;
        std::string shape;
        words >> name >> shape;
        std::vector<std::int64_t> dims;
        std::istringstream lengths(shape == "scalar" ? "" : shape);
        for (std::string length; std::getline(lengths, length, 'x');)
            dims.push_back(std::stoll(length));
        model = fixShape(*model, name, dims);
        REQUIRE(model);
    }
    return *model;
}

/// Counted apart from this program, from the arrays that onnxruntime makes.
struct Expected {
    const char *model;
    std::int64_t macs;
    std::uint64_t peakBytes; ///< 0: not counted there (bodies)
    std::int64_t parameters;
};

const Expected expectedOfZoo[] = {
    {"basic_pitch_nmp", 524079648, 5993856, 35740},
    {"dnsmos_model_v8", 435326016, 27648000, 54945},
    {"dtln_1", 361088, 5124, 363393},
    {"fastestdet", 121491744, 5947392, 240305},
    {"light_resnet50", 4089184256, 111730592, 1793},
    {"light_shufflenet", 124664528, 8785760, 120},
    {"light_squeezenet", 349151936, 11240864, 640},
    {"mjx_go1_policy", 191488, 6144, 192504},
    {"mnist8_cntk", 786560, 60416, 5994},
    {"ppocr_cls_rapid", 16315376, 485376, 133628},
    {"q_unet_deconv_qdq", 154009600, 2559308, 510887},
    {"silero_vad_v5", 679552, 0, 545282},
    {"swift_f0", 102882180, 1334040, 25949},
    {"t_bert_tiny_enc", 11216160, 163712, 398307},
    {"t_convtranspose_zoo", 435840, 111360, 3692},
    {"t_dcgan_gen_small", 2031616, 98304, 109408},
    {"t_gru_uni2_dynamo", 236800, 5120, 12266},
    {"t_lstm_bi2", 791040, 11264, 40842},
    {"t_nonzero_tail", 8640, 4352, 204},
    {"t_paper_sub_softmax_mul", 4145152, 131072, 15004},
    {"t_paper_sub_softmax_mul_dynamo", 4145152, 131072, 15005},
    {"t_sr_pixelshuffle", 12910592, 266240, 12717},
    {"t_sr_pixelshuffle_op9", 12910592, 262144, 12713},
    {"t_ssd_mbv1_decode", 21207040, 1048576, 109680},
    {"t_style_instnorm", 34836480, 696384, 25743},
    {"t_sub_variants", 41472, 44032, 174},
    {"t_tcn1d", 177152, 13312, 2837},
    {"t_unet_deconv", 154009600, 1048576, 509203},
    {"t_yolov5ish_decode", 27894400, 691200, 295709},
    {"ultraface_rfb320", 100418560, 4915200, 307620},
};

} // namespace

TEST_CASE("MACs follow the operators' formulas", "[statistics]")
{
    CHECK(macsOf("agraph (float[1,4,8,8] x, float[6,2,3,3] w) => (y) { y = Conv <group = 2> (x, w) }")
          == 6 * 6 * 6 * 2 * 9);
    CHECK(macsOf("agraph (float[1,4,8,8] x, float[4,6,2,2] w) => (y) { y = ConvTranspose <strides = [2, 2]> "
                 "(x, w) }")
          == 4 * 8 * 8 * 6 * 4);
    CHECK(macsOf("agraph (float[3,5] x, float[3,7] w) => (y) { y = Gemm <transA = 1> (x, w) }") == 5 * 7 * 3);
    CHECK(macsOf("agraph (float[2,3,4,5] x, float[5,6] w) => (y) { y = MatMul (x, w) }")
          == 2 * 3 * 4 * 6 * 5);
    CHECK(macsOf("agraph (float[5] x, float[5] w) => (y) { y = MatMul (x, w) }") == 5);
    // 7 steps, 2 in a batch, 2 directions of 3 gates: inputs of 5, states of 4.
    CHECK(macsOf("agraph (float[7,2,5] x, float[2,12,5] w, float[2,12,4] r) => (y) {"
                 "y = GRU <hidden_size = 4, direction = \"bidirectional\"> (x, w, r) }")
          == 7 * 2 * 2 * 12 * (5 + 4));
    CHECK(macsOf("agraph (float[2] x) => (y) { y = Relu (x) }") == 0);
    CHECK(macsOf("agraph (float[N,3] x, float[3,4] w) => (y) { y = MatMul (x, w) }") == std::nullopt);
}

TEST_CASE("Nodes in bodies count as often as they run", "[statistics]")
{
    CHECK(macsOf(R"(
        agraph (bool c, float[2,3] x, float[3,4] w, float[3,5] v) => (y) {
            y = If (c) <
                then_branch = t () => (a) { a = MatMul (x, w) },
                else_branch = e () => (b) { b = MatMul (x, v) }
            >
        })")
          == 2 * 3 * 4 + 2 * 3 * 5);
    CHECK(macsOf(R"(
        agraph (float[2,3] x, float[3,4] w, float[9,5] v) => (y) {
            c = Constant <value = bool {1}> ()
            y = If (c) <
                then_branch = t () => (a) { a = MatMul (x, w) },
                else_branch = e () => (b) { b = MatMul (x, v) }
            >
        })")
          == 2 * 3 * 4);
    CHECK(macsOf(R"(
        agraph (float[2,3] x, float[3,3] w) => (y) {
            m = Constant <value_int = 5> ()
            y = Loop (m, , x) < body = b (int64 i, bool go, s) => (go2, t) { go2 = Identity (go) t = MatMul (s, w) } >
        })")
          == 5 * 2 * 3 * 3);
    CHECK(macsOf(R"(
        agraph (float[7,2,3] x, float[3,4] w) => (y) {
            y = Scan < num_scan_inputs = 1, body = b (each) => (out) { out = MatMul (each, w) } > (x)
        })")
          == 7 * 2 * 3 * 4);
}

TEST_CASE("A call of a function has the MACs of its body for its own shapes", "[statistics]")
{
    const Model model = modelFromText(R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1]>
        agraph (float[2,3] x, float[3,3] w) => (y, z) {
            y = local.outer (x, w)
            k = Concat <axis = 0> (x, x)
            z = local.inner (k, w)
        }
        <domain: "local", opset_import: ["" : 17, "local" : 1]>
        outer (a, b) => (d) { c = local.inner (a, b)  d = local.inner (c, b) }
        <domain: "local", opset_import: ["" : 17]>
        inner (a, b) => (c) { c = MatMul (a, b) })");
    const MacCount macs = countMacs(model, inferTypes(model));
    CHECK(macs.of(nodeOf(model, "outer")) == 2 * 2 * 3 * 3);
    CHECK(macs.of(nodeOf(model, "inner")) == 4 * 3 * 3);
    CHECK(macs.of(nodeOf(model, "Concat")) == 0);
    CHECK(macs.total == 2 * 2 * 3 * 3 + 4 * 3 * 3);
}

TEST_CASE("Nodes are counted without Constants, with bodies, and a call as one", "[statistics]")
{
    const Model model = modelFromText(R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1, "com.microsoft" : 1]>
        agraph (bool c, float[2] x) => (y) {
            k = Constant <value_float = 2.0> ()
            a = If (c) < then_branch = t () => (p) { p = Neg (x) }, else_branch = e () => (q) { q = Neg (x) } >
            b = local.f (a)
            d = com.microsoft.Gelu (b)
            y = Mul (d, k)
        }
        <domain: "local", opset_import: ["" : 17]>
        f (a) => (c) { b = Relu (a) c = Relu (b) })");
    CHECK(countedNodes(model).size() == 6);
    CHECK(operatorCounts(model)
          == std::map<std::string, std::size_t>{
              {"If", 1}, {"Neg", 2}, {"local::f", 1}, {"com.microsoft::Gelu", 1}, {"Mul", 1}});
}

TEST_CASE("Parameters are weights, not shapes", "[statistics]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x) => (y) <float[3] b = {1, 2, 3}, int64[2] s = {3, 2}> {
            k = Constant <value = float[2] {1, 2}> ()
            h = Constant <value = float {1}> ()
            y = Add (x, b)
        })");
    CHECK(countParameters(model) == 5);
}

TEST_CASE("Peak memory is that of the values alive together", "[statistics]")
{
    // x (400 bytes) and a live while a is made; then a and b; then b, c.
    CHECK(peakOf("agraph (float[100] x) => (c) { a = Relu (x) b = Relu (a) c = Relu (b) }") == 800);
    CHECK(peakOf("agraph (float[100] x) => (c) { a = Relu (x) b = Relu (a) c = Add (x, b) }") == 1200);
    CHECK(peakOf("agraph (float[100] x) => (a, c) { a = Relu (x) b = Relu (x) c = Relu (b) }") == 1200);
    CHECK(peakOf("agraph (float16[100] x, float[50] w) => (y) <float[50] w = {0}> { y = Relu (x) }") == 400);
    CHECK(peakOf("agraph (float[N] x) => (y) { y = Relu (x) }") == std::nullopt);
    CHECK(peakOf(R"(
        agraph (bool c, float[100] x) => (y) {
            y = If (c) <
                then_branch = t () => (b) { a = Neg (x) b = Neg (a) },
                else_branch = e () => (d) { d = Neg (x) }
            >
        })")
          == 1 + 400 + 400 + 800); // c, x, y, and a with b
}

TEST_CASE("Counts of the shared models are those that their arrays give", "[statistics][zoo]")
{
    for (const auto &path : espalier::test::zooModels()) {
        for (const Expected &expected : expectedOfZoo) {
            if (path.stem() != expected.model)
                continue;
            INFO(expected.model);
            const Model model = fixedModel(path);
            const TypeReport report = inferTypes(model);
            CHECK(countMacs(model, report).total == expected.macs);
            CHECK(countParameters(model) == expected.parameters);
            const auto peak = peakActivationBytes(model, report);
            const bool dependsOnInput = path.stem() == "t_nonzero_tail"; // how much is not zero
            if (expected.peakBytes > 0 && !dependsOnInput)
                CHECK(peak == expected.peakBytes);
        }
    }
}
