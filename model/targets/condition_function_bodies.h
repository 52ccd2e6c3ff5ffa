// SPDX-License-Identifier: Apache-2.0
// The code behind the table of condition_function.cpp.
#pragma once

#include "model/targets/condition_function.h"

namespace espalier::conditions {

// Of operands (operand_functions.cpp). An absent operand is answered for by the caller unless the table says
// otherwise.
Term present(const FunctionArguments &arguments);
Term isConst(const FunctionArguments &arguments);
Term scalar(const FunctionArguments &arguments);
Term value(const FunctionArguments &arguments);
Term dtype(const FunctionArguments &arguments);
Term rank(const FunctionArguments &arguments);
Term dim(const FunctionArguments &arguments);
Term shape(const FunctionArguments &arguments);
Term isStatic(const FunctionArguments &arguments);
Term numel(const FunctionArguments &arguments);
Term bytes(const FunctionArguments &arguments);
Term sameShape(const FunctionArguments &arguments);
Term broadcast(const FunctionArguments &arguments);
Term axis(const FunctionArguments &arguments);

// Of an operand's place in the graph (graph_functions.cpp).
Term isInput(const FunctionArguments &arguments);
Term isOutput(const FunctionArguments &arguments);
Term uses(const FunctionArguments &arguments);
Term producer(const FunctionArguments &arguments);
Term consumers(const FunctionArguments &arguments);
Term quantized(const FunctionArguments &arguments);
Term count(const FunctionArguments &arguments);
Term samePads(const FunctionArguments &arguments);

// Of terms (term_functions.cpp).
Term all(const FunctionArguments &arguments);
Term any(const FunctionArguments &arguments);
Term length(const FunctionArguments &arguments);
Term least(const FunctionArguments &arguments);
Term greatest(const FunctionArguments &arguments);
Term sum(const FunctionArguments &arguments);
Term absolute(const FunctionArguments &arguments);
Term roundedDown(const FunctionArguments &arguments);
Term roundedUp(const FunctionArguments &arguments);
Term dtypeNameOf(const FunctionArguments &arguments);
Term symmetric(const FunctionArguments &arguments);
Term contains(const FunctionArguments &arguments);

} // namespace espalier::conditions
