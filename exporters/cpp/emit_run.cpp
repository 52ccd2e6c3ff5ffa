// SPDX-License-Identifier: Apache-2.0
// One block a step, one function call a line.
#include "exporters/cpp/emit_run.h"

#include "exporters/cpp/identifiers.h"
#include "exporters/cpp/literals.h"
#include "model/compute/kernel.h"

#include <algorithm>
#include <cctype>

namespace espalier::cpp {

namespace {

constexpr std::size_t columns = 110;

std::string lengthName(std::size_t length)
{
    return "length" + std::to_string(length);
}

/// `4`, `length0`, `4 * length0 + 2`.
std::string linearText(const Linear &value, std::size_t length)
{
    if (value.slope == 0)
        return integerLiteral(value.base);
    std::string out = lengthName(length);
    if (value.slope != 1)
        out = integerLiteral(value.slope) + " * " + out;
    if (value.base != 0)
        out += value.base < 0 ? " - " + integerLiteral(-value.base) : " + " + integerLiteral(value.base);
    return out;
}

class RunEmitter {
public:
    explicit RunEmitter(const TailCode &code) : m_code(code) { }

    std::string text()
    {
        m_out = "/// Computes all outputs. 0, or a code: see above.\n"
                "inline int run([[maybe_unused]] const Inputs &inputs, Outputs &outputs,\n"
                "               [[maybe_unused]] Workspace &workspace) noexcept\n{\n"
                "    using namespace kernels;\n";
        nullChecks();
        lengths();
        for (std::size_t i = 0; i < m_code.program.steps.size(); ++i)
            step(i);
        counts();
        m_out += "    return 0;\n}\n";
        return std::move(m_out);
    }

private:
    void nullChecks()
    {
        std::string condition;
        const auto check = [&](const char *where, const std::vector<Port> &ports) {
            for (const Port &port : ports)
                condition += (condition.empty() ? "" : "\n        || ") + std::string(where) + port.identifier
                    + " == nullptr";
        };
        check("inputs.", m_code.inputs);
        check("outputs.", m_code.outputs);
        if (!condition.empty())
            m_out += "    if (" + condition + ")\n        return 4;\n";
    }

    /// Lengths of inputs are read and checked; others are found by steps.
    void lengths()
    {
        for (std::size_t i = 0; i < m_code.program.lengths.size(); ++i) {
            const RuntimeLength &length = m_code.program.lengths[i];
            if (length.sources.empty()) {
                if (isUsed(i))
                    line("std::int64_t " + lengthName(i) + " = 0;");
                continue;
            }
            const std::string first = fieldOf(length.sources.front());
            line("const std::int64_t " + lengthName(i) + " = " + first + ";");
            line("if (" + lengthName(i) + " < 0 || " + lengthName(i) + " > " + integerLiteral(length.most)
                 + ")");
            line("    return 1;");
            for (std::size_t k = 1; k < length.sources.size(); ++k) {
                line("if (" + fieldOf(length.sources[k]) + " != " + lengthName(i) + ")");
                line("    return 3;");
            }
        }
    }

    /// Whether a step that is needed finds it.
    [[nodiscard]] bool isUsed(std::size_t length) const
    {
        for (const Step &step : m_code.program.steps) {
            for (const StepCase &each : step.cases) {
                for (const Call &call : each.calls) {
                    if (std::any_of(call.arguments.begin(), call.arguments.end(), [&](const auto &argument) {
                            return argument.kind == KernelArgument::Kind::Count && argument.index == length;
                        }))
                        return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::string fieldOf(const RuntimeLength::Source &source) const
    {
        const Port &port = m_code.inputs[m_code.memory.places[source.tensor].index];
        const auto &dims = m_code.program.tensors[source.tensor].runtimeDims;
        const auto dim = std::find_if(dims.begin(), dims.end(),
                                      [&](const RuntimeDim &each) { return each.axis == source.axis; });
        return "inputs." + countField(port, static_cast<std::size_t>(dim - dims.begin()));
    }

    void step(std::size_t index)
    {
        const Step &step = m_code.program.steps[index];
        line("// " + commentText(step.title));
        if (step.isUsers) {
            usersCall(index);
            return;
        }
        if (step.cases.size() == 1) {
            calls(step, step.cases.front(), index);
            return;
        }
        for (std::size_t i = 0; i < step.cases.size(); ++i) {
            const bool isLast = i + 1 == step.cases.size();
            const std::string condition =
                "if (" + lengthName(step.length) + " <= " + integerLiteral(step.cases[i].last) + ") {";
            line((i == 0 ? "" : "} else ") + (isLast ? "{" : condition));
            m_indent += 4;
            calls(step, step.cases[i], index);
            m_indent -= 4;
        }
        line("}");
    }

    void calls(const Step &step, const StepCase &each, std::size_t index)
    {
        if (!each.isPossible)
            line("return 3;");
        for (const Call &call : each.calls)
            emit(call, step, index);
    }

    void usersCall(std::size_t index)
    {
        const Step &step = m_code.program.steps[index];
        const auto function = std::find_if(m_code.functions.begin(), m_code.functions.end(),
                                           [&](const UsersFunction &each) { return each.step == index; });
        std::vector<std::string> arguments;
        for (const std::size_t operand : step.operands)
            arguments.push_back(operand == none ? "nullptr" : pointer(operand));
        for (const std::size_t result : step.writes)
            arguments.push_back(pointer(result));
        line("{");
        m_indent += 4;
        wrapped("const int code = " + function->identifier + "(", arguments, ");");
        line("if (code != 0)");
        line("    return code;");
        m_indent -= 4;
        line("}");
    }

    void emit(const Call &call, const Step &step, std::size_t index)
    {
        line("{");
        m_indent += 4;
        std::vector<std::string> arguments;
        std::vector<std::string> locals;
        for (const CallArgument &argument : call.arguments)
            arguments.push_back(argumentText(argument, step, index, locals));
        if (call.hasCode) {
            wrapped("const int code = kernels::" + call.function + "(", arguments, ");");
            line("if (code != 0)");
            line("    return code;");
        } else {
            wrapped("kernels::" + call.function + "(", arguments, ");");
        }
        m_indent -= 4;
        line("}");
    }

    std::string argumentText(const CallArgument &argument, const Step &step, std::size_t index,
                             std::vector<std::string> &locals)
    {
        switch (argument.kind) {
        case KernelArgument::Kind::Input:
        case KernelArgument::Kind::Output:
            return argument.index == none ? "nullptr" : pointer(argument.index);
        case KernelArgument::Kind::Integer:
            return linearText(argument.number, step.length);
        case KernelArgument::Kind::Real:
            return realLiteral(argument.real, argument.type);
        case KernelArgument::Kind::Integers:
            return integersName(argument, step.length, locals);
        case KernelArgument::Kind::Reals:
            return realsName(argument, locals);
        case KernelArgument::Kind::Scratch:
            return arenaPointer(argument.type, m_code.memory.scratch[index][argument.index]);
        case KernelArgument::Kind::Count:
            return "&" + lengthName(argument.index);
        }
        return {};
    }

    /// A name for a list of this call: what it is, with a number where several are the same thing.
    static std::string localName(const std::string &name, std::vector<std::string> &locals)
    {
        const std::string base = identifierFrom(name) + "List";
        std::string out = base;
        for (int number = 2; std::find(locals.begin(), locals.end(), out) != locals.end(); ++number)
            out = base + std::to_string(number);
        locals.push_back(out);
        return out;
    }

    std::string integersName(const CallArgument &argument, std::size_t length,
                             std::vector<std::string> &locals)
    {
        const std::string name = localName(argument.name, locals);
        bool isFixed = true;
        std::vector<std::string> elements;
        for (const Linear &number : argument.numbers) {
            isFixed = isFixed && number.slope == 0;
            elements.push_back(linearText(number, length));
        }
        if (elements.empty())
            elements.emplace_back("0");
        wrapped(std::string(isFixed ? "static constexpr" : "const") + " std::int64_t " + name + "[] = {",
                elements, "};");
        return name;
    }

    std::string realsName(const CallArgument &argument, std::vector<std::string> &locals)
    {
        const std::string name = localName(argument.name, locals);
        std::vector<std::string> elements;
        for (const double real : argument.reals)
            elements.push_back(realLiteral(real, argument.type));
        if (elements.empty())
            elements.push_back(realLiteral(0, argument.type));
        wrapped("static constexpr " + argument.type + " " + name + "[] = {", elements, "};");
        return name;
    }

    [[nodiscard]] static std::string arenaPointer(const std::string &type, std::int64_t offset)
    {
        const std::string arena = "workspace." + arenaName(type);
        return offset == 0 ? arena : arena + " + " + std::to_string(offset);
    }

    [[nodiscard]] std::string pointer(std::size_t tensor) const
    {
        const Place &place = m_code.memory.places[tensor];
        switch (place.kind) {
        case Place::Kind::Input:
            return "inputs." + m_code.inputs[place.index].identifier;
        case Place::Kind::Output:
            return "outputs." + m_code.outputs[place.index].identifier;
        case Place::Kind::Constant:
            return "constants::" + constantName(place.index);
        case Place::Kind::Workspace:
        case Place::Kind::Nowhere:
            break;
        }
        return arenaPointer(std::string(typeOf(tensor)), place.offset);
    }

    [[nodiscard]] std::string_view typeOf(std::size_t tensor) const
    {
        return elementTypeName(m_code.program.tensors[tensor].dtype);
    }

    /// Fields that tell how long outputs are.
    void counts()
    {
        for (const Port &port : m_code.outputs) {
            const ProgramTensor &tensor = m_code.program.tensors[port.tensor];
            for (std::size_t i = 0; i < tensor.runtimeDims.size(); ++i) {
                const auto &pieces = tensor.runtimeDims[i].pieces;
                std::string value;
                for (std::size_t k = 0; k < pieces.size(); ++k) {
                    if (k + 1 < pieces.size())
                        value += lengthName(tensor.length) + " <= " + integerLiteral(pieces[k].last) + " ? ";
                    value += linearText(pieces[k].value, tensor.length);
                    value += k + 1 < pieces.size() ? " : " : "";
                }
                line("outputs." + countField(port, i) + " = " + value + ";");
            }
        }
    }

    void line(const std::string &text) { m_out += std::string(m_indent, ' ') + text + "\n"; }

    /// `begin`, the elements with commas between them, `end`: in as many lines as it takes.
    void wrapped(const std::string &begin, const std::vector<std::string> &elements, const std::string &end)
    {
        std::string current = std::string(m_indent, ' ') + begin;
        for (std::size_t i = 0; i < elements.size(); ++i) {
            const std::string piece = elements[i] + (i + 1 < elements.size() ? "," : end);
            const bool isFirst = i == 0;
            if (!isFirst && current.size() + 1 + piece.size() > columns) {
                m_out += current + "\n";
                current = std::string(m_indent + 4, ' ') + piece;
            } else {
                current += (isFirst ? "" : " ") + piece;
            }
        }
        m_out += current + (elements.empty() ? end : "") + "\n";
    }

    const TailCode &m_code;
    std::string m_out;
    std::size_t m_indent = 4;
};

} // namespace

std::string runText(const TailCode &code)
{
    return RunEmitter(code).text();
}

std::string arenaName(const std::string &type)
{
    std::string name = type.substr(0, 5) == "std::" ? type.substr(5) : type; // std::int64_t
    if (name.size() > 2 && name.substr(name.size() - 2) == "_t")
        name.resize(name.size() - 2);
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    return name + "s";
}

std::string constantName(std::size_t tensor)
{
    return "c" + std::to_string(tensor);
}

} // namespace espalier::cpp
