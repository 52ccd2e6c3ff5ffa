// SPDX-License-Identifier: Apache-2.0
// Every operator that a kernel computes becomes C++ that computes the same.
#include "exporters/cpp/lower_tail.h"
#include "model/compute/kernel.h"
#include "model/graph/model_edit.h"
#include "model/targets/model_facts.h"
#include "tests/support/catch.h"
#include "tests/support/generated_code.h"
#include "tests/support/kernel_case.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <algorithm>

using namespace espalier;

namespace {

/// Many models as one program: a field for each input and output of each.
class Bundle {
public:
    /// Inputs but the first become constants, which is what kernels need of axes, shapes and the like;
    /// ConstantOfShape, Range and MelWeightMatrix have no others.
    void add(const std::string &text, const NamedTensors &inputs, const NamedTensors &outputs)
    {
        Model model = test::modelFromText(text);
        const std::string prefix = "k" + std::to_string(m_count++) + "_";
        ModelEdit edit(model);
        const std::vector<GraphPort> ports = model.mainGraph().inputs;
        NamedTensors kept;
        const Node &last = model.node(nodesInOrder(model).back());
        const bool isMade =
            last.isOp("ConstantOfShape") || last.isOp("Range") || last.isOp("MelWeightMatrix");
        for (std::size_t i = 0; i < ports.size(); ++i) {
            const std::string &name = model.value(ports[i].value).name;
            const auto value = inputs.find(name);
            if (value == inputs.end())
                continue;
            if (i == 0 && !isMade) {
                kept.insert(*value);
                continue;
            }
            const ValueId constant =
                edit.addInitializer(Model::mainGraphId(), name + "_constant", value->second.toTensor({}));
            edit.replaceUses(ports[i].value, constant);
            edit.removeInput(ports[i].value);
        }
        auto edited = std::move(edit).finish();
        REQUIRE(edited);
        INFO(text);
        auto program = cpp::lowerTail(*edited, ModelFacts::infer(*edited).types(), 0);
        if (!program) {
            FAIL_CHECK(program.error().line());
            return;
        }
        append(*std::move(program), prefix);
        for (const auto &[name, tensor] : kept)
            m_vectors.inputs.emplace(prefix + name, tensor);
        for (const auto &[name, tensor] : outputs)
            m_vectors.outputs.emplace(prefix + name, tensor);
    }

    /// Compiles and runs everything added.
    void check() const
    {
        const test::TemporaryFolder folder;
        const cpp::TailCode code = cpp::makeTailCode(m_program, MergeLayout{}, "kernels", "kernels.onnx");
        test::writeCode(code, m_vectors, folder.path());
        test::checkCode(code, folder.path());
    }

private:
    void append(cpp::Program program, const std::string &prefix)
    {
        const std::size_t tensors = m_program.tensors.size();
        const std::size_t lengths = m_program.lengths.size();
        const auto move = [](std::size_t &index, std::size_t by) { index += index == cpp::none ? 0 : by; };
        for (cpp::ProgramTensor &tensor : program.tensors) {
            tensor.name = prefix + tensor.name;
            move(tensor.storage, tensors);
            move(tensor.length, lengths);
            m_program.tensors.push_back(std::move(tensor));
        }
        m_program.lengths.insert(m_program.lengths.end(), program.lengths.begin(), program.lengths.end());
        for (cpp::Step &step : program.steps) {
            REQUIRE_FALSE(step.isUsers);
            move(step.length, lengths);
            for (auto *list : {&step.reads, &step.writes}) {
                for (std::size_t &tensor : *list)
                    move(tensor, tensors);
            }
            for (cpp::StepCase &each : step.cases) {
                for (cpp::Call &call : each.calls) {
                    for (cpp::CallArgument &argument : call.arguments) {
                        if (argument.kind == KernelArgument::Kind::Count)
                            move(argument.index, lengths);
                        else if (argument.kind != KernelArgument::Kind::Scratch)
                            move(argument.index, tensors);
                    }
                }
            }
            m_program.steps.push_back(std::move(step));
        }
        for (const std::size_t input : program.inputs)
            m_program.inputs.push_back(input + tensors);
        for (const cpp::Program::Output &output : program.outputs)
            m_program.outputs.push_back({prefix + output.name, output.tensor + tensors});
    }

    cpp::Program m_program;
    cpp::TestVectors m_vectors;
    int m_count = 0;
};

} // namespace

TEST_CASE("every kernel case becomes C++ that gives onnxruntime's values", "[cpp][compiles]")
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(test::sourceFolder() / "tests/kernels")) {
        // Elements of 8 bits and fewer have no type in C++ yet: a tail with them is refused.
        if (entry.path().extension() == ".case" && entry.path().stem() != "narrow")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path &file : files) {
        DYNAMIC_SECTION(file.stem().string())
        {
            Bundle bundle;
            for (const test::KernelCase &kernelCase : test::readKernelCases(file))
                bundle.add(kernelCase.model, kernelCase.inputs, kernelCase.outputs);
            bundle.check();
        }
    }
}
