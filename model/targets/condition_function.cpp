// SPDX-License-Identifier: Apache-2.0
// The table of functions.
#include "model/targets/condition_function.h"

#include "model/targets/condition_function_bodies.h"

#include <algorithm>

namespace espalier {

namespace {

using namespace conditions;

constexpr std::array<ConditionFunction, 35> table{{
    {"abs", "t", "", "The number without its sign; of a list, of each element.", false, false, absolute},
    {"all", "q", "", "True if the clause holds for every element; true for an empty list.", false, false,
     all},
    {"any", "q", "", "True if the clause holds for an element; false for an empty list.", false, false, any},
    {"axes", "to", "attribute", "The axes v of X counted from the front: axes([-1], X) is [3] at rank 4.",
     false, false, axis},
    {"axis", "to", "attribute", "The axis v of X counted from the front: axis(-1, X) is 3 at rank 4.", false,
     false, axis},
    {"broadcast", "oo", "shape",
     "How B spreads over A once both are aligned at the last axis: \"none\" if it has A's shape, \"scalar\" "
     "if it has one "
     "element, \"channel\" if it is 1 but on axis 1 of A, \"row\" if it is 1 but on the last axis, else "
     "\"full\".",
     false, false, broadcast},
    {"bytes", "o", "shape", "Bytes that X takes.", false, false, bytes},
    {"ceil", "t", "", "The number rounded up; of a list, each element.", false, false, roundedUp},
    {"const", "o", "not_constant",
     "True if X is a constant that no caller can override, or is computed from such alone; also if X is "
     "absent.",
     false, true, isConst},
    {"consumers", "o", "neighbours", "The operators that read X, each reading once.", false, false,
     consumers},
    {"contains", "tt", "attribute", "True if a text contains a part, or a list an element.", false, false,
     contains},
    {"count", "O", "operand_count", "How many operands are present: count(inputs), count(outputs).", false,
     true, count},
    {"dim", "ot", "shape", "Length of axis i of X; i may count from the end (-1).", false, false, dim},
    {"dtype", "o", "dtype", "Element type of X as ONNX writes it, such as \"float\" or \"int64\".", false,
     false, dtype},
    {"dtype_name", "t", "dtype",
     "The name of an element type that an attribute gives by number: dtype_name(attr.to).", false, false,
     dtypeNameOf},
    {"floor", "t", "", "The number rounded down; of a list, each element.", false, false, roundedDown},
    {"is_input", "o", "neighbours", "True if X is an input of its graph.", false, false, isInput},
    {"is_output", "o", "neighbours", "True if X is an output of its graph.", false, false, isOutput},
    {"len", "t", "", "How many elements a list has, or bytes a text.", false, false, length},
    {"max", "t*", "", "The largest of some numbers, or of a list's.", false, false, greatest},
    {"min", "t*", "", "The smallest of some numbers, or of a list's.", false, false, least},
    {"numel", "o", "shape", "How many elements X has.", false, false, numel},
    {"present", "o", "operand", "True if the node has X.", false, true, present},
    {"producer", "o", "neighbours", "The operator that makes X; none for inputs and initializers.", false,
     false, producer},
    {"quantized", "o", "quantization",
     "True if X carries quantised values: made by QuantizeLinear or DequantizeLinear, read by "
     "QuantizeLinear, or annotated.",
     false, false, quantized},
    {"rank", "o", "rank", "How many axes X has.", false, false, rank},
    {"same_pads", "", "pads", "True if the node's pads are those that auto_pad SAME_UPPER would give.", true,
     false, samePads},
    {"same_shape", "oo", "shape", "True if A and B have equal shapes.", false, false, sameShape},
    {"scalar", "o", "shape", "True if X has one element, whatever its rank.", false, false, scalar},
    {"shape", "o", "shape", "The lengths of X's axes.", false, false, shape},
    {"static", "o", "dynamic_shape", "True if the lengths of all axes of X are known.", false, false,
     isStatic},
    {"sum", "t", "", "The sum of a list's numbers.", false, false, sum},
    {"symmetric", "t", "pads",
     "True if pads at the begin and the end of each axis are equal: symmetric(attr.pads).", false, false,
     symmetric},
    {"uses", "o", "neighbours", "How often X is read, by nodes and as an output of the graph.", false, true,
     uses},
    {"value", "o", "not_constant",
     "The elements of X if it is constant: a number at rank 0, else a list (of lists).", false, false, value},
}};

} // namespace

std::span<const ConditionFunction> conditionFunctions()
{
    return table;
}

const ConditionFunction *findConditionFunction(std::string_view name)
{
    const auto found =
        std::lower_bound(table.begin(), table.end(), name,
                         [](const ConditionFunction &f, std::string_view n) { return f.name < n; });
    return found != table.end() && found->name == name ? &*found : nullptr;
}

} // namespace espalier
