// SPDX-License-Identifier: Apache-2.0
// What clauses of the condition language say of nodes.
#include "tests/targets/condition_place.h"

#include <vector>

using namespace espalier;
using namespace espalier::test;

namespace {

constexpr auto False = Truth::False;
constexpr auto Unknown = Truth::Unknown;
constexpr auto True = Truth::True;

struct Case {
    const char *clause;
    Truth truth;
};

void check(ConditionPlace &place, const std::vector<Case> &cases)
{
    for (const Case &each : cases) {
        INFO(each.clause);
        CHECK(place.truth(each.clause) == each.truth);
    }
}

/// A Conv with a dynamic batch, static elsewhere; W is constant, B is not there.
ConditionPlace convolution()
{
    return {R"(g (float[N,4,9,9] x) => (float[N,6,5,5] y) {
        k = Constant <value_ints = [6, 4, 3, 3]> ()
        w = ConstantOfShape (k)
        y = Conv <strides = [2, 2], pads = [1, 1, 1, 1]> (x, w)
    })",
            "Conv"};
}

} // namespace

TEST_CASE("logic with unknown clauses follows Kleene's tables", "[targets][condition]")
{
    ConditionPlace place = convolution();
    // dim(X, 0) is the symbol N: neither 1 nor not.
    const std::string t = "true";
    const std::string f = "false";
    const std::string u = "dim(X, 0) == 1";
    struct Row {
        std::string a;
        std::string b;
        Truth both;
        Truth either;
        Truth follows;
    };
    const std::vector<Row> rows{
        {t, t, True, True, True},    {t, f, False, True, False},      {t, u, Unknown, True, Unknown},
        {f, t, False, True, True},   {f, f, False, False, True},      {f, u, False, Unknown, True},
        {u, t, Unknown, True, True}, {u, f, False, Unknown, Unknown}, {u, u, Unknown, Unknown, Unknown},
    };
    for (const Row &row : rows) {
        INFO(row.a << ", " << row.b);
        CHECK(place.truth(row.a + " and " + row.b) == row.both);
        CHECK(place.truth(row.a + " or " + row.b) == row.either);
        CHECK(place.truth(row.a + " -> " + row.b) == row.follows);
    }
    CHECK(place.truth("not " + u) == Unknown);
    CHECK(place.truth("not true") == False);
    CHECK(place.truth("not false") == True);
}

TEST_CASE("numbers, texts and lists compute and compare", "[targets][condition]")
{
    ConditionPlace place = convolution();
    check(place,
          {
              {"1 + 2 * 3 == 7", True},
              {"7 / 2 == 3.5", True},
              {"7 // 2 == 3", True},
              {"-7 // 2 == -4", True},
              {"-7 % 3 == 2", True},
              {"7.5 % 2 == 1.5", True},
              {"12 / 4 == 3", True},
              {"1 / 0 == 1", False},
              {"1 // 0 == none", True},
              {"9223372036854775807 + 1 > 9000000000000000000", True},
              {"4000000000 * 4000000000 > 1", True},
              {"true == 1", True},
              {"false < true", True},
              {"0.1 + 0.2 > 0.3", True},
              {"1e-5 < 1e-4", True},
              {"\"a\" == \"a\"", True},
              {"\"a\" == 1", False},
              {"\"a\" < 1 or \"a\" >= 1", False},
              {"none == none", True},
              {"none == 0", False},
              {"none != 0", True},
              {"none < 1 or none >= 1", False},
              {"none + 1 == none", True},
              {"[1, 2] == [1, 2]", True},
              {"[1, 2] == [1, 2, 3]", False},
              {"[1, [2, 3]] == [1, [2, 3]]", True},
              {"[1, 2] != [2, 1]", True},
              {"[] == []", True},
              {"[3] == 3", True},
              {"[1, 2] == 1", False},
              {"[1, 2] + [10, 20] == [11, 22]", True},
              {"[1, 2] * 2 - 1 == [1, 3]", True},
              {"[1, 2] + [1] == none", True},
              {"3 in [1, 2, 3]", True},
              {"3 not in [1, 2]", True},
              {"[2, 3] in [[1], [2, 3]]", True},
              {"none in [1, none]", True},
              {"\"b\" in [\"a\", \"b\"]", True},
              {"8 in 1..8 and 1 in 1..8", True},
              {"9 in 1..8 or 0 in 1..8", False},
              {"none in 1..8", False},
              {"[1, 2, 3][0] == 1 and [1, 2, 3][-1] == 3", True},
              {"[1, 2, 3][3] == none", True},
              {"[1, 2, 3][1:] == [2, 3] and [1, 2, 3][:-1] == [1, 2]", True},
              {"[1, 2, 3][2:1] == [] and [1, 2, 3][:9] == [1, 2, 3]", True},
          });
}

TEST_CASE("inside all and any comparisons go element by element", "[targets][condition]")
{
    ConditionPlace place = convolution();
    check(place,
          {
              {"all([1, 1] == 1)", True},
              {"all([1, 2] == 1)", False},
              {"any([1, 2] == 1)", True},
              {"any([2, 2] == 1)", False},
              {"all([1, 2] == [1, 2])", True},
              {"all([1, 2] <= [1, 3])", True},
              {"any([1, 2] == [3, 2])", True},
              {"all([1, 2] == [1, 2, 3])", False},
              {"all([] == 1)", True},
              {"any([] == 1)", False},
              {"all([[1, 1], [1]] == 1)", True},
              {"all([1, 2] in [1, 2, 3])", True},
              {"all([1, 4] in 1..3)", False},
              {"all([1, 2] > 0 and [1, 2] < 3)", True},
              {"all([1, 5] > 0 and [1, 5] < 3)", False},
              {"all(not ([1, 2] == 3))", True},
              {"all([1, 2] == 1 -> [7, 8] == 7)", True},
              {"all([0, 1] == 0 or [0, 1] == 1)", True},
              {"all(none == 1)", False},
              {"all(len([1, 2]) == 2)", True},
              {"all([3, 3][0:1] == 3)", True},
              {"all(shape(X) > 0)", Unknown},
              {"any(shape(X) == 4)", True},
              {"all(shape(X) == 4)", False},
              {"all(d > 0 for d in [1, 2])", True},
              {"any(d == 2 for d in 1..3)", True},
              {"all(dim(X, d) == 9 for d in 2..3)", True},
              {"sum(d * d for d in [1, 2, 3]) == 14", True},
              {"max(d % 3 for d in 1..5) == 2", True},
              {"all(any(dim(i, d) == 3 or dim(i, d) == 9 for d in 0..3) for i in inputs)", True},
              {"all(rank(i) == 4 for i in inputs)", True},
              {"all(rank(i) == 4 and const(i) for i in inputs)", False},
          });
}

TEST_CASE("functions say what operands are", "[targets][condition]")
{
    ConditionPlace place = convolution();
    check(place,
          {
              {"present(X) and present(W) and present(Y)", True},
              {"present(B)", False},
              {"const(W)", True},
              {"const(X)", False},
              {"const(B)", True},
              {"scalar(X)", False},
              {"value(X) == 1", Unknown},
              {"dtype(X) == \"float\"", True},
              {"rank(X) == 4", True},
              {"dim(X, 1) == 4 and dim(X, -1) == 9", True},
              {"dim(X, 4) == none", True},
              {"dim(X, 0) == 1", Unknown},
              {"dim(X, 0) == dim(Y, 0)", True},
              {"shape(W) == [6, 4, 3, 3]", True},
              {"shape(X) == [1, 4, 9, 9]", Unknown},
              {"shape(X) == [1, 3, 9, 9]", False},
              {"static(W)", True},
              {"static(X)", False},
              {"numel(W) == 216", True},
              {"numel(X) == 1", Unknown},
              {"bytes(W) == 864", True},
              {"is_input(X)", True},
              {"is_input(W)", False},
              {"is_output(Y)", True},
              {"is_output(X)", False},
              {"uses(X) == 1 and uses(Y) == 1", True},
              {"uses(B) == 0", True},
              {"producer(Y) == \"Conv\"", True},
              {"producer(X) == none", True},
              {"consumers(X) == [\"Conv\"]", True},
              {"consumers(Y) == []", True},
              {"quantized(X)", False},
              {"same_shape(X, X)", True},
              {"same_shape(X, W)", False},
              {"same_shape(X, Y)", False},
              {"count(inputs) == 2 and count(outputs) == 1", True},
              {"rank(inputs[1]) == 4 and rank(inputs[-1]) == 4", True},
              {"present(inputs[2])", False},
              // Of an absent operand the others are none.
              {"rank(B) == none and dim(B, 0) == none and dtype(B) == none and value(B) == none", True},
              {"shape(B) == none and numel(B) == none and axis(0, B) == none and producer(B) == none", True},
              {"broadcast(X, B) == none and same_shape(X, B) == none", True},
              {"rank(B) <= 4", False},
          });
}

TEST_CASE("functions of numbers, texts and lists", "[targets][condition]")
{
    ConditionPlace place = convolution();
    check(place,
          {
              {"len([1, 2]) == 2 and len(\"abc\") == 3 and len(none) == none", True},
              {"min([3, 1, 2]) == 1 and max([3, 1, 2]) == 3", True},
              {"min(3, 1) == 1 and max(3, 1, 4) == 4", True},
              {"max([[1, 5], [2]]) == 5", True},
              {"max([]) == none and sum([]) == 0", True},
              {"max(1, none) == none", True},
              {"max(shape(X)) >= 9", Unknown},
              {"sum([1, 2, 3]) == 6 and sum([[1], [2, 3]]) == 6", True},
              {"abs(-3) == 3 and abs([-1, 2]) == [1, 2] and abs(-1.5) == 1.5", True},
              {"floor(1.7) == 1 and floor(-1.2) == -2 and ceil(1.2) == 2 and ceil(3) == 3", True},
              {"ceil(7 / 2) * 2 == 8", True},
              {"dtype_name(1) == \"float\" and dtype_name(7) == \"int64\"", True},
              {"dtype_name(99) == \"undefined\" and dtype_name(-1) == \"undefined\"", True},
              {"contains(\"bhwc,bc\", \",\") and not contains(\"ij\", \"...\")", True},
              {"contains([1, 2], 2)", True},
              {"symmetric([1, 2, 1, 2]) and symmetric([])", True},
              {"symmetric([1, 2, 2, 1]) or symmetric([1, 1, 1])", False},
              {"axis(-1, X) == 3 and axis(1, X) == 1 and axis(4, X) == none", True},
              {"axes([-1, 0], X) == [3, 0] and axes(none, X) == none", True},
          });
}

TEST_CASE("broadcast says how one operand spreads over another", "[targets][condition]")
{
    struct Shapes {
        const char *a;
        const char *b;
        const char *expected; ///< null: unknown
    };
    const std::vector<Shapes> cases{
        {"2,3,4,5", "2,3,4,5", "none"},
        {"1,3,4,5", "3,4,5", "none"},
        {"2,3,4,5", "1", "scalar"},
        {"2,3,4,5", "1,1,1,1", "scalar"},
        {"2,3,4,5", "3,1,1", "channel"},
        {"2,3,4,5", "1,3,1,1", "channel"},
        {"2,3,4,5", "5", "row"},
        {"2,3,4,5", "4,1", "full"},
        {"2,3,4,5", "3,4,5", "full"},
        {"2,3", "3", "channel"},
        {"4", "1", "scalar"},
        {"1", "2,3,4,5", "full"},
        {"1,1,1,1", "1", "none"},
        {"N,3,4,5", "3,1,1", "channel"},
        {"N,3,4,5", "N,3,4,5", "none"},
        {"N,3,4,5", "M,3,4,5", nullptr},
        {"2,3,4,5", "1,1,1,M", nullptr},
        {"N,1,1,1", "1", nullptr},
    };
    for (const Shapes &each : cases) {
        INFO(each.a << " and " << each.b);
        ConditionPlace place("g (float[" + std::string(each.a) + "] x, float[" + each.b
                                 + "] y) => (z) { z = Add (x, y) }",
                             "Add");
        const std::string ask =
            "broadcast(A, B) == \"" + std::string(each.expected != nullptr ? each.expected : "full");
        CHECK(place.truth(ask + '"') == (each.expected != nullptr ? True : Unknown));
    }
}

TEST_CASE("const and value see through what constants make", "[targets][condition]")
{
    ConditionPlace place(R"(g (float[2,3] x, float[2] p) => (y) <float[2] w = {1.5, 0.1}, int64[1] e = {-1}> {
        c = Constant <value = float[2] {2, 4}> ()
        d = Mul (c, w)
        s = Shape (x)
        y = Test.Op (d, s, p, w, e, c)
    })",
                         "Op");
    check(place,
          {
              {"const(inputs[0]) and value(inputs[0]) == [3, 0.4]", True},
              {"const(inputs[1]) and value(inputs[1]) == [2, 3]", True},
              {"const(inputs[2])", False},
              {"value(inputs[2])[0] == 1", Unknown},
              {"all(value(inputs[3]) > 0) and value(inputs[3])[1] == 0.1", True},
              {"value(inputs[4]) == -1", True},
              {"max(value(inputs[5])) == 4", True},
              {"value(inputs[9]) == none", True},
          });
}

TEST_CASE("attributes have their schema's default, then the documented one", "[targets][condition]")
{
    ConditionPlace place = convolution();
    check(place,
          {
              {"attr.group == 1", True},
              {"attr.dilations == [1, 1]", True},
              {"attr.strides == [2, 2]", True},
              {"attr.kernel_shape == [3, 3]", True},
              {"attr.auto_pad == \"NOTSET\"", True},
              {"attr.output_padding == none", True},
              {"attr.nonsense == none", True},
          });
    ConditionPlace reduce("g (float[2,3,4] x) => (y) { y = ReduceMax (x) }", "ReduceMax");
    check(reduce,
          {{"attr.axes == [0, 1, 2]", True}, {"attr.keepdims == 1", True}, {"param(axes) == none", True}});
    ConditionPlace transpose("g (float[2,3,4] x) => (y) { y = Transpose (x) }", "Transpose");
    check(transpose, {{"attr.perm == [2, 1, 0]", True}});
    ConditionPlace deconvolution("g (float[1,2,4,4] x) => (y) { k = Constant <value_ints = [2, 3, 2, 2]> ()  "
                                 "w = ConstantOfShape (k)  y = ConvTranspose (x, w) }",
                                 "ConvTranspose");
    check(deconvolution,
          {{"attr.output_padding == [0, 0] and attr.pads == [0, 0, 0, 0]", True},
           {"attr.output_shape == none", True}});
    ConditionPlace squeeze(
        "<ir_version: 6, opset_import: [\"\" : 11]> g (float[1,3,1] x) => (y) { y = Squeeze (x) }",
        "Squeeze");
    check(
        squeeze,
        {{"attr.axes == [0, 2]", True}, {"param(axes) == none and not present(axes) and const(axes)", True}});
    // An attribute that this version has as an input has no value.
    ConditionPlace newer("g (float[1,3,1] x) => (y) { y = Squeeze (x) }", "Squeeze");
    check(newer, {{"attr.axes == none", True}});
    // AveragePool has dilations from opset 19 on; before, they are 1.
    ConditionPlace pool("g (float[1,2,4,4] x) => (y) { y = AveragePool <kernel_shape = [2, 2]> (x) }",
                        "AveragePool");
    check(pool, {{"all(attr.dilations == 1) and all(attr.strides == 1) and all(attr.pads == 0)", True}});
}

TEST_CASE("attr.pads is what auto_pad or output_shape make of it", "[targets][condition]")
{
    const auto conv = [](const std::string &attributes, const std::string &input = "1,1,5,6") {
        return ConditionPlace("g (float[" + input
                                  + "] x) => (y) <float[1,1,3,2] w = {1, 2, 3, 4, 5, 6}> { y = Conv <"
                                  + attributes + "> (x, w) }",
                              "Conv");
    };
    auto upper = conv("auto_pad = \"SAME_UPPER\"");
    check(upper,
          {{"attr.pads == [1, 0, 1, 1]", True}, {"same_pads()", True}, {"symmetric(attr.pads)", False}});
    auto lower = conv("auto_pad = \"SAME_LOWER\"");
    check(lower, {{"attr.pads == [1, 1, 1, 0]", True}, {"same_pads()", False}});
    auto valid = conv("auto_pad = \"VALID\"");
    check(valid, {{"attr.pads == [0, 0, 0, 0]", True}, {"same_pads()", False}});
    auto strided = conv("auto_pad = \"SAME_UPPER\", strides = [2, 4]");
    // Rows: (3 − 1)·2 + 3 − 5 = 2; columns: (2 − 1)·4 + 2 − 6 = 0.
    check(strided, {{"attr.pads == [1, 0, 1, 0]", True}});
    auto dilated = conv("auto_pad = \"SAME_UPPER\", dilations = [2, 1]");
    check(dilated, {{"attr.pads == [2, 0, 2, 1]", True}});
    auto written = conv("pads = [1, 0, 1, 1]");
    check(written, {{"same_pads()", True}});
    auto dynamic = conv("auto_pad = \"SAME_UPPER\"", "1,1,H,6");
    check(dynamic, {{"attr.pads[1] == 0", True}, {"attr.pads[0] == 1", Unknown}, {"same_pads()", Unknown}});

    const auto transposed = [](const std::string &attributes) {
        return ConditionPlace("g (float[1,1,4,4] x) => (y) <float[1,1,3,3] w = {1, 2, 3, 4, 5, 6, 7, 8, 9}> "
                              "{ y = ConvTranspose <"
                                  + attributes + "> (x, w) }",
                              "ConvTranspose");
    };
    // 2·3 + 3 − 8 = 1 cell too many.
    auto same = transposed("strides = [2, 2], auto_pad = \"SAME_UPPER\"");
    check(same, {{"attr.pads == [0, 0, 1, 1]", True}});
    auto shaped = transposed("strides = [2, 2], output_shape = [8, 7]");
    check(shaped, {{"attr.pads == [1, 1, 0, 1]", True}});
}

TEST_CASE("operands are named as in the newest version", "[targets][condition]")
{
    ConditionPlace old(
        R"(<ir_version: 6, opset_import: ["" : 6]> g (float[3] x) => (y) { y = Clip <min = 0.0, max = 6.0> (x) })",
        "Clip");
    check(old,
          {{"const(min) and present(min) and value(min) == 0", True},
           {"param(min) == 0 and param(max) == 6", True},
           {"rank(input) == 1 and rank(output) == 1", True},
           {"rank(min) == 0 and numel(min) == 1", True}});
    ConditionPlace now(
        "g (float[3] x) => (y) <float low = {0}, float[1] high = {0.1}> { y = Clip (x, low, high) }", "Clip");
    check(now, {{"param(min) == 0 and param(max) == 0.1", True}, {"const(min) and value(max) == 0.1", True}});
    ConditionPlace half("g (float[3] x, float high) => (y) { y = Clip (x, , high) }", "Clip");
    check(half,
          {{"param(min) == none", True},
           {"param(max) == 6", Unknown},
           {"param(max) != none", True},
           {"count(inputs) == 2", True},
           {"const(max)", False}});
    ConditionPlace bare("g (float[3] x) => (y) { y = Clip (x) }", "Clip");
    check(bare, {{"param(min) == none and not present(min) and const(min) and uses(min) == 0", True}});
    ConditionPlace norm(R"(<ir_version: 6, opset_import: ["" : 9]> g (float[1,2,3] x, float[2] m) => (y)
        <float[2] s = {1, 1}, float[2] b = {0, 0}, float[2] v = {1, 1}> { y = BatchNormalization (x, s, b, m, v) })",
                        "BatchNormalization");
    check(norm, {{"const(input_var)", True}, {"const(input_mean)", False}, {"count(outputs) == 1", True}});
    // Max: `max` is the output, data_0 any number of inputs.
    ConditionPlace most("g (float[3] a, float[1] b) => (y) { y = Max (a, b) }", "Max");
    check(most,
          {{"rank(max) == 1 and count(data_0) == 2 and numel(data_0[1]) == 1", True},
           {"all(numel(i) == numel(max) for i in data_0)", False}});
}

TEST_CASE("parameters count axes from the front", "[targets][condition]")
{
    ConditionPlace sum("g (float[2,3,4] x) => (y) <int64[2] a = {-1, 0}> { y = ReduceSum (x, a) }",
                       "ReduceSum");
    check(sum, {{"param(axes) == [2, 0]", True}});
    ConditionPlace unsqueeze("g (float[2,3] x) => (y) <int64[1] a = {-1}> { y = Unsqueeze (x, a) }",
                             "Unsqueeze");
    check(unsqueeze, {{"param(axes) == [2]", True}});
    ConditionPlace running("g (float[2,3] x) => (y) <int64 a = {-2}> { y = CumSum (x, a) }", "CumSum");
    check(running, {{"param(axis) == 0", True}});
    ConditionPlace open("g (float[2,3] x, int64[1] a) => (y) { y = ReduceSum (x, a) }", "ReduceSum");
    check(open,
          {{"param(axes) == none", False},
           {"param(axes) == [1]", Unknown},
           {"len(param(axes)) == 1", Unknown}});
    ConditionPlace old("<ir_version: 6, opset_import: [\"\" : 11]> g (float[2,3] x) => (y) { y = ReduceSum "
                       "<axes = [-1]> (x) }",
                       "ReduceSum");
    check(old, {{"param(axes) == [1]", True}, {"attr.axes == [-1]", True}});
}

TEST_CASE("conditions know where they are asked", "[targets][condition]")
{
    ConditionPlace place(R"(<ir_version: 8, opset_import: ["" : 17], producer_name: "pytorch">
        g (float[1,2] x) => (y) { y = Softmax <axis = 1> (x) })",
                         "Softmax");
    place.setting.device = "gpu";
    place.setting.format = "tnn";
    place.setting.options.emplace("ios", Term(std::int64_t{17}));
    check(place,
          {{"device == \"gpu\" and format == \"tnn\" and option.ios >= 16", True},
           {"option.api == none", True},
           {"opset == 17 and since == 13 and domain == \"\"", True},
           {"model.ir == 8 and model.producer == \"pytorch\"", True}});
}

TEST_CASE("operands tell their place in the graph", "[targets][condition]")
{
    ConditionPlace place(R"(g (float[4] x) => (y, z) <float s = {0.5}, uint8 o = {0}> {
        q = QuantizeLinear (x, s, o)
        d = DequantizeLinear (q, s, o)
        z = Relu (d)
        y = Add (z, z)
    })",
                         "Relu");
    check(place,
          {{"quantized(X)", True},
           {"quantized(Y)", False},
           {"producer(X) == \"DequantizeLinear\"", True},
           {"consumers(Y) == [\"Add\", \"Add\"]", True},
           {"uses(Y) == 3", True},
           {"is_output(Y) and not is_input(Y)", True}});
}

TEST_CASE("a failing clause is explained with its values", "[targets][condition]")
{
    ConditionPlace place(
        R"(g (float[1,3,8,8,8] x, float[4,3,2,2,2] w) => (y) { y = Conv <group = 1> (x, w) })", "Conv");
    place.setting.device = "gpu";
    CHECK(place.why("rank(X) == 4") == "false rank: rank(X) == 4: X is float[1,3,8,8,8] (rank 5)");
    CHECK(place.why("const(W)") == "false not_constant: const(W): W is not constant: it is an input");
    CHECK(place.why("dtype(X) in [\"int8\"]")
          == "false dtype: dtype(X) in [\"int8\"]: X is float[1,3,8,8,8]");
    CHECK(place.why("attr.group == dim(X, 1)")
          == "false attribute: attr.group == dim(X, 1): attr.group is 1; X is float[1,3,8,8,8]");
    CHECK(place.why("present(B)") == "false operand: present(B): B is left out");
    CHECK(place.why("count(outputs) == 2")
          == "false operand_count: count(outputs) == 2: count(outputs) is 1");
    CHECK(place.why("axis(-1, X) == 1") == "false attribute: axis(-1, X) == 1: axis(-1, X) is 4");
    CHECK(place.why("all(attr.strides == 2)")
          == "false attribute: all(attr.strides == 2): attr.strides is [1, 1, 1]");
    CHECK(place.why("since >= 12") == "false opset: since >= 12: since is 11");
    CHECK(place.why("false") == "false condition: false");
    // Of an `and` what fails, of an `or` everything, of `->` the conclusion.
    CHECK(place.why("const(W) and rank(X) == 5")
          == "false not_constant: const(W) and rank(X) == 5: W is not constant: it is an input");
    CHECK(place.why("const(W) or rank(X) == 4")
          == "false not_constant: const(W) or rank(X) == 4: W is not constant: it is an input; "
             "X is float[1,3,8,8,8] (rank 5)");
    CHECK(place.why("device == \"gpu\" -> rank(X) <= 4")
          == "false rank: device == \"gpu\" -> rank(X) <= 4: X is float[1,3,8,8,8] (rank 5)");
    CHECK(place.why("not (rank(X) == 5 and attr.group == 1)")
          == "false rank: not (rank(X) == 5 and attr.group == 1): X is float[1,3,8,8,8] (rank 5); attr.group "
             "is 1");
    CHECK(place.why("not (rank(X) == 5 or attr.group == 2)")
          == "false rank: not (rank(X) == 5 or attr.group == 2): X is float[1,3,8,8,8] (rank 5)");
    // Of a loop the first element that fails, by its own name.
    CHECK(place.why("all(dim(i, 0) == 1 for i in inputs)")
          == "false shape: all(dim(i, 0) == 1 for i in inputs): inputs[1] is float[4,3,2,2,2]");

    ConditionPlace open(R"(g (float[N,3] x, int64[1] a) => (y) { s = Abs (a)  y = ReduceSum (x, s) })",
                        "ReduceSum");
    CHECK(open.why("dim(data, 0) == 1") == "unknown shape: dim(data, 0) == 1: data is float[N,3]");
    CHECK(open.why("param(axes) == [1]")
          == "unknown not_constant: param(axes) == [1]: param(axes) is not constant");
    CHECK(open.why("const(axes)") == "false not_constant: const(axes): axes is not constant: Abs makes it");
    CHECK(open.why("value(axes) == 1")
          == "unknown not_constant: value(axes) == 1: axes is not constant: Abs makes it");
    CHECK(open.why("static(data)") == "false dynamic_shape: static(data): data is float[N,3]");

    ConditionPlace custom("g (x) => (y) { y = Relu (x) }", "Relu");
    CHECK(custom.why("rank(X) == 4") == "unknown unknown_shape: rank(X) == 4: the type of X is not known");
    CHECK(custom.why("dtype(X) == \"float\"")
          == "unknown unknown_dtype: dtype(X) == \"float\": the type of X is not known");
}
