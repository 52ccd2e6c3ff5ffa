// SPDX-License-Identifier: Apache-2.0
// How an operator on strings, sequences, maps or chance is computed: here alone, never as C++ written out.
#pragma once

#include "model/compute/host_value.h"
#include "model/compute/kernel.h"

#include <memory>
#include <vector>

namespace espalier {

/// One node with its operands. An operand that is left out is null.
struct HostCall {
    const Node &node;
    std::int64_t opset = 1; ///< imported for the node's domain
    std::vector<const HostValue *> inputs;
    std::size_t outputCount = 1;
    std::uint64_t draw = 0; ///< how many calls this run has made before: for chance without a seed

    [[nodiscard]] bool has(std::size_t i) const { return i < inputs.size() && inputs[i] != nullptr; }
    /// Input `i`; the error names the node where it is left out or of another kind.
    [[nodiscard]] Result<DenseTensor> tensor(std::size_t i) const;
    [[nodiscard]] Result<HostValue::Sequence> sequence(std::size_t i) const;
    /// A tensor of strings.
    [[nodiscard]] Result<DenseTensor> strings(std::size_t i) const;
    /// Elements of a tensor of any integer or floating dtype.
    [[nodiscard]] Result<std::vector<double>> numbers(std::size_t i) const;
    [[nodiscard]] Result<std::vector<std::int64_t>> integers(std::size_t i) const;
    /// The one element of an integer tensor, or `fallback` where it is left out.
    [[nodiscard]] Result<std::int64_t> integerOr(std::size_t i, std::int64_t fallback) const;

    // Attributes, lists of which Node has no reader.
    [[nodiscard]] std::vector<float> floats(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

    [[nodiscard]] Error error(const char *reason, Message message) const;
    [[nodiscard]] Error wrongShapes() const;
    [[nodiscard]] Error wrongAttribute(std::string_view name) const;
    [[nodiscard]] Error dtypeNotComputed(DType dtype) const;
};

/// Stateless. Each file `host/<id>.cpp` defines `std::unique_ptr<HostKernel> make_<id>()`.
class HostKernel {
public:
    HostKernel() = default;
    virtual ~HostKernel() = default;
    HostKernel(const HostKernel &) = delete;
    HostKernel &operator=(const HostKernel &) = delete;
    HostKernel(HostKernel &&) = delete;
    HostKernel &operator=(HostKernel &&) = delete;

    [[nodiscard]] static std::vector<std::unique_ptr<HostKernel>> all();

    [[nodiscard]] virtual std::vector<KernelOp> ops() const = 0;
    /// Errors (NotVerifiable): those of Kernel::plan.
    [[nodiscard]] virtual Result<std::vector<HostValue>> run(const HostCall &call) const = 0;
};

/// The host kernel for an operator at an opset, or null. Constant time.
[[nodiscard]] const HostKernel *findHostKernel(std::string_view domain, std::string_view op,
                                               std::int64_t opset);

/// A tensor of strings.
[[nodiscard]] DenseTensor stringTensor(std::vector<std::int64_t> shape, std::vector<std::string> elements);
/// Numbers in another dtype: any that kernels have a type for.
[[nodiscard]] Result<DenseTensor> tensorOfNumbers(const HostCall &call, DType dtype,
                                                  std::vector<std::int64_t> shape,
                                                  const std::vector<double> &elements);

} // namespace espalier
