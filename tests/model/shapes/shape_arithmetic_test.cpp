// SPDX-License-Identifier: Apache-2.0
// Elements that follow from constants and known dims, operator by operator.
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <sstream>

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::valueNamed;

namespace {

std::string elementText(const Element &element)
{
    std::ostringstream out;
    if (element.isReal())
        out << element.real() << "f";
    else
        out << element.dim().text();
    return out.str();
}

/// Dims and elements of `y` as `[2] 3 N ?`, or `none`. The node lines may use x (float[N,3,4]) and constants
/// made on the way.
std::string elementsOf(std::string_view nodes, int opset = 17)
{
    const Model model = modelFromText("<ir_version: 8, opset_import: [\"\" : " + std::to_string(opset)
                                      + "]>\nagraph (float[N,3,4] x) => (y) {" + std::string(nodes) + "}");
    const TypeReport report = inferTypes(model);
    for (const Finding &finding : report.findings)
        FAIL(finding.message.english());
    const KnownElements *known = report.types.elementsOf(valueNamed(model, "y"));
    if (known == nullptr)
        return "none";
    std::string out = "[";
    for (const std::int64_t length : known->dims)
        out += (out == "[" ? "" : ",") + std::to_string(length);
    out += "]";
    for (const Element &element : known->values)
        out += " " + elementText(element);
    return out;
}

std::string constant(std::string_view name, std::string_view values)
{
    return std::string(name) + " = Constant <value_ints = [" + std::string(values) + "]> ()\n";
}

} // namespace

TEST_CASE("Shape and Size", "[shapes]")
{
    CHECK(elementsOf("y = Shape (x)") == "[3] N 3 4");
    CHECK(elementsOf("y = Shape <start = 1> (x)") == "[2] 3 4");
    CHECK(elementsOf("y = Shape <start = -2, end = -1> (x)") == "[1] 3");
    CHECK(elementsOf("y = Size (x)") == "none");
    CHECK(elementsOf(constant("k", "5, 6, 7") + "y = Size (k)") == "[] 3");
}

TEST_CASE("Arithmetic keeps symbols where it can", "[shapes]")
{
    const std::string shape = "s = Shape (x)\n";
    CHECK(elementsOf(shape + constant("k", "1, 2, 0") + "y = Mul (s, k)") == "[3] N 6 0");
    CHECK(elementsOf(shape + constant("k", "0, 2, -1") + "y = Add (s, k)") == "[3] N 5 3");
    CHECK(elementsOf(shape + "y = Sub (s, s)") == "[3] 0 0 0");
    CHECK(elementsOf(shape + constant("k", "2") + "y = Mul (s, k)") == "[3] ? 6 8");
    CHECK(elementsOf(shape + constant("k", "2") + "y = Div (s, k)") == "[3] ? 1 2");
    CHECK(elementsOf(shape + constant("k", "0") + "y = Max (s, k)") == "[3] N 3 4");
    CHECK(elementsOf(shape + constant("k", "-1") + "y = Equal (s, k)") == "[3] 0 0 0");
    CHECK(elementsOf(shape + constant("k", "3") + "y = Equal (s, k)") == "[3] ? 1 0");
    CHECK(elementsOf(shape + constant("k", "0") + "y = Div (s, k)") == "none");
}

TEST_CASE("Whole numbers divide and wrap as the operators say", "[shapes]")
{
    const std::string both = constant("a", "-7, 7, -7, 7") + constant("b", "2, -2, -2, 2");
    CHECK(elementsOf(both + "y = Div (a, b)") == "[4] -3 -3 3 3");
    CHECK(elementsOf(both + "y = Mod (a, b)") == "[4] 1 -1 -1 1");
    CHECK(elementsOf(constant("a", "9223372036854775807") + "y = Add (a, a)") == "none");
    CHECK(elementsOf(constant("a", "3000000000, -5") + "y = Cast <to = 6> (a)") == "[2] ? -5");
    CHECK(elementsOf(constant("a", "-3, 4") + "y = Abs (a)") == "[2] 3 4");
    CHECK(elementsOf(constant("a", "-3, 4") + "y = Neg (a)") == "[2] 3 -4");
}

TEST_CASE("Numbers with fractions round as float does", "[shapes]")
{
    CHECK(elementsOf("a = Constant <value_floats = [2.5, -2.5, 0.1]> ()\n y = Round (a)") == "[3] 2f -2f 0f");
    CHECK(elementsOf("a = Constant <value_floats = [2.5, -2.5]> ()\n y = Cast <to = 7> (a)") == "[2] 2 -2");
    CHECK(elementsOf("a = Constant <value_floats = [2.5, -2.5]> ()\n y = Floor (a)") == "[2] 2f -3f");
    CHECK(elementsOf("a = Constant <value_floats = [2.5, -2.5]> ()\n y = Ceil (a)") == "[2] 3f -2f");
    // 16777217 is no float32.
    CHECK(elementsOf(constant("a", "16777217") + "f = Cast <to = 1> (a)\n y = Cast <to = 7> (f)")
          == "[1] 16777216");
    CHECK(elementsOf("a = Constant <value_floats = [1e30]> ()\n y = Cast <to = 7> (a)") == "none");
}

TEST_CASE("Moves of elements", "[shapes]")
{
    const std::string grid =
        constant("flat", "0, 1, 2, 3, 4, 5") + constant("dims", "2, 3") + "g = Reshape (flat, dims)\n";
    CHECK(elementsOf(grid + "y = Transpose (g)") == "[3,2] 0 3 1 4 2 5");
    CHECK(elementsOf(grid + constant("i", "1, -2") + "y = Gather <axis = 1> (g, i)") == "[2,2] 1 1 4 4");
    CHECK(elementsOf(grid + constant("a", "0, 2") + constant("b", "2, 0") + constant("n", "0, 1")
                     + constant("d", "1, -1") + "y = Slice (g, a, b, n, d)")
          == "[2,2] 2 1 5 4");
    CHECK(elementsOf(grid + constant("a", "-1") + constant("b", "-9223372036854775807") + constant("n", "1")
                     + constant("d", "-1") + "y = Slice (g, a, b, n, d)")
          == "[2,3] 2 1 0 5 4 3");
    CHECK(elementsOf(grid + "y = Concat <axis = 1> (g, g)") == "[2,6] 0 1 2 0 1 2 3 4 5 3 4 5");
    CHECK(elementsOf(grid + constant("r", "1, 2") + "y = Tile (g, r)") == "[2,6] 0 1 2 0 1 2 3 4 5 3 4 5");
    CHECK(elementsOf(grid + constant("e", "2, 1, 1") + "y = Expand (g, e)")
          == "[2,2,3] 0 1 2 3 4 5 0 1 2 3 4 5");
    CHECK(elementsOf(grid + constant("p", "1, 2") + "z, y = Split <axis = 1> (g, p)") == "[2,2] 1 2 4 5");
    CHECK(elementsOf(grid + constant("n", "0") + "y = Unsqueeze (g, n)") == "[1,2,3] 0 1 2 3 4 5");
    CHECK(elementsOf("s = Slice <starts = [1], ends = [3]> (k)\n y = Unsqueeze <axes = [0]> (s)\n"
                     "k = Constant <value = int64[3] {7, 8, 9}> ()",
                     9)
          == "[1,2] 8 9");
}

TEST_CASE("Unknown parts of a Concat leave the others known", "[shapes]")
{
    CHECK(
        elementsOf(
            "a = ArgMax <axis = 0, keepdims = 0> (x)\n z = Constant <value_ints = [0, 0]> ()\n"
            "f = Flatten (a)\n o = Constant <value_ints = [4]> ()\n"
            "n = Constant <value_ints = [0]> ()\n"
            "w = Constant <value_ints = [-1]> ()\n r = Reshape (a, w)\n e = Constant <value_ints = [2]> ()\n"
            "p = Slice (r, n, e)\n y = Concat <axis = 0> (p, o)")
        == "[3] ? ? 4");
}

TEST_CASE("Generated, chosen and reduced elements", "[shapes]")
{
    CHECK(elementsOf("a = Constant <value_int = 2> () b = Constant <value_int = 9> () c = Constant "
                     "<value_int = 3> ()\n"
                     "y = Range (a, b, c)")
          == "[3] 2 5 8");
    CHECK(elementsOf(constant("k", "3") + "y = ConstantOfShape <value = int64[1] {7}> (k)") == "[3] 7 7 7");
    CHECK(elementsOf(constant("k", "2") + "y = ConstantOfShape (k)") == "[2] 0f 0f");
    CHECK(elementsOf("s = Shape (x)\n" + constant("m", "-1") + "e = Equal (s, m)\n" + constant("o", "1")
                     + "y = Where (e, o, s)")
          == "[3] N 3 4");
    CHECK(elementsOf("s = Shape <start = 1> (x)\n y = ReduceProd <keepdims = 0> (s)") == "[] 12");
    CHECK(elementsOf(constant("flat", "0, 1, 2, 3, 4, 5") + constant("dims", "2, 3")
                     + "g = Reshape (flat, dims)\n y = ReduceMax <axes = [0]> (g)")
          == "[1,3] 3 4 5");
    CHECK(elementsOf(constant("k", "0, 3, 0, 4") + "y = NonZero (k)") == "[1,2] 1 3");
    CHECK(
        elementsOf(constant("k", "2, 2") + "o = ConstantOfShape <value = int64[1] {1}> (k)\n y = NonZero (o)")
        == "[2,4] 0 0 1 1 0 1 0 1");
}

TEST_CASE("Large constants are never read", "[shapes]")
{
    // A payload that is not there: reading it would be an error, and would take long in a real model.
    onnx::TensorProto header;
    header.set_name("w");
    header.set_data_type(onnx::TensorProto_DataType_INT64);
    header.add_dims(70'000);
    CHECK(constantElements(Tensor(header, Tensor::External{"/nowhere"})) == nullptr);
    header.set_data_type(onnx::TensorProto_DataType_FLOAT);
    header.set_dims(0, 65);
    CHECK(constantElements(Tensor(header, Tensor::External{"/nowhere"})) == nullptr);
}
