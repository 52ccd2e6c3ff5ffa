// SPDX-License-Identifier: Apache-2.0
// Names and arguments of the functions of the condition language.
#include "model/targets/condition_functions.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

constexpr std::array table = {
    ConditionFunction{"abs", "v"},
    ConditionFunction{"all", "v"},
    ConditionFunction{"any", "v"},
    ConditionFunction{"axes", "vo", 2},
    ConditionFunction{"axis", "vo", 2},
    ConditionFunction{"broadcast", "oo", 2},
    ConditionFunction{"bytes", "o"},
    ConditionFunction{"ceil", "v"},
    ConditionFunction{"const", "o"},
    ConditionFunction{"consumers", "o"},
    ConditionFunction{"contains", "vv", 2},
    ConditionFunction{"count", "l"},
    ConditionFunction{"dim", "ov", 2},
    ConditionFunction{"dtype", "o"},
    ConditionFunction{"dtype_name", "v"},
    ConditionFunction{"floor", "v"},
    ConditionFunction{"is_input", "o"},
    ConditionFunction{"is_output", "o"},
    ConditionFunction{"len", "l"},
    ConditionFunction{"max", "v*"},
    ConditionFunction{"min", "v*"},
    ConditionFunction{"numel", "o"},
    ConditionFunction{"param", "p"},
    ConditionFunction{"present", "o"},
    ConditionFunction{"producer", "o"},
    ConditionFunction{"quantized", "o"},
    ConditionFunction{"rank", "o"},
    ConditionFunction{"same_pads", "", 0},
    ConditionFunction{"same_shape", "oo", 2},
    ConditionFunction{"scalar", "o"},
    ConditionFunction{"shape", "o"},
    ConditionFunction{"static", "o"},
    ConditionFunction{"sum", "v"},
    ConditionFunction{"symmetric", "v"},
    ConditionFunction{"uses", "o"},
    ConditionFunction{"value", "o"},
};

} // namespace

std::span<const ConditionFunction> conditionFunctions()
{
    return table;
}

const ConditionFunction *findConditionFunction(std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto &each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

char argumentLetter(const ConditionFunction &function, std::size_t i)
{
    const std::string_view letters = function.arguments;
    if (letters.ends_with('*') && i + 1 >= letters.size())
        return letters[letters.size() - 2];
    return i < letters.size() ? letters[i] : '\0';
}

} // namespace espalier
