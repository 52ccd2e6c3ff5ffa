// SPDX-License-Identifier: Apache-2.0
// How an operator is computed: which function of model/compute/kernels/ is called with which arguments.
#pragma once

#include "model/compute/dense_tensor.h"
#include "model/compute/kernel_call.h"
#include "model/graph/node.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace espalier {

/// One operator that a kernel computes, from version `since` on up to, not including, `until` (0: no end).
struct KernelOp {
    std::string_view op;
    std::int64_t since = 1;
    std::int64_t until = 0;
    std::string_view domain{};
};

/// What a kernel may know when it plans: the node, and of each input its type, its shape and, where they are
/// known, its elements. When the evaluator plans, all elements are known; when C++ is generated, those of
/// constants alone.
struct KernelContext {
    const Node &node;
    std::int64_t opset = 1; ///< imported for the node's domain
    std::vector<std::optional<TensorSpec>> inputs; ///< nullopt: left out
    std::vector<const DenseTensor *> known; ///< elements, null where they are not known; ask by value()
    std::size_t outputCount = 1;
    /// By input: its elements are the same whenever the plan is used. May be shorter than the inputs.
    std::vector<bool> isConstant{};
    mutable std::vector<std::size_t> read{}; ///< inputs whose elements value() gave: what the plan hangs on

    [[nodiscard]] bool has(std::size_t i) const { return i < inputs.size() && inputs[i].has_value(); }
    [[nodiscard]] const TensorSpec &input(std::size_t i) const { return *inputs[i]; }
    [[nodiscard]] const std::vector<std::int64_t> &shape(std::size_t i) const { return inputs[i]->shape; }
    [[nodiscard]] std::int64_t rank(std::size_t i) const
    {
        return static_cast<std::int64_t>(shape(i).size());
    }
    [[nodiscard]] bool isConstantInput(std::size_t i) const { return i < isConstant.size() && isConstant[i]; }
    /// Elements of an input; null where they are not known.
    [[nodiscard]] const DenseTensor *value(std::size_t i) const;
    /// Elements of an integer input. Error value_not_constant where they are not known.
    [[nodiscard]] Result<std::vector<std::int64_t>> integers(std::size_t i) const;
    /// Input `i`'s integers where it is given, else the attribute, else nullopt: for parameters that moved.
    [[nodiscard]] Result<std::optional<std::vector<std::int64_t>>>
    integersOrAttribute(std::size_t i, std::string_view attribute) const;
};

/// A length that only a call can tell: it stores it through a Count argument, at most `most`, and fills the
/// outputs densely with the shapes that follow.
struct KernelCount {
    struct Place {
        std::size_t output;
        std::size_t axis;
    };
    std::int64_t most = 0;
    std::vector<Place> places; ///< dims of KernelPlan::outputs, which hold `most`
};

/// Types of the outputs and the calls that fill them, in order.
struct KernelPlan {
    std::vector<TensorSpec> outputs;
    std::vector<KernelCall> calls;
    std::vector<KernelCount> counts{};
    /// Output 0 has the very bytes of input 0 (Reshape, Identity…); there are no calls.
    bool isView = false;
};

/// Stateless. Each file `kernels/<id>.cpp` defines `std::unique_ptr<Kernel> make_<id>()`; several operators
/// of a family may share one. The functions called stand in `kernels/<id>.h` and others that it includes:
/// C++17, no dependencies.
class Kernel {
public:
    Kernel() = default;
    virtual ~Kernel() = default;
    Kernel(const Kernel &) = delete;
    Kernel &operator=(const Kernel &) = delete;
    Kernel(Kernel &&) = delete;
    Kernel &operator=(Kernel &&) = delete;

    [[nodiscard]] static std::vector<std::unique_ptr<Kernel>> all();

    [[nodiscard]] virtual std::vector<KernelOp> ops() const = 0;
    /// Errors (NotVerifiable): dtype_not_computed, value_not_constant, wrong_shapes, attribute_not_computed.
    [[nodiscard]] virtual Result<KernelPlan> plan(const KernelContext &context) const = 0;
};

/// The kernel for an operator at an opset, or null. Constant time.
[[nodiscard]] const Kernel *findKernel(std::string_view domain, std::string_view op, std::int64_t opset);

// Words that kernels share.

/// The error of a kernel that cannot compute this node.
[[nodiscard]] Error notComputed(const KernelContext &context, const char *reason, Message message);
[[nodiscard]] Error dtypeNotComputed(const KernelContext &context, DType dtype);
[[nodiscard]] Error wrongShapes(const KernelContext &context, Message message);
/// `axis` with negative ones counted from the end; nullopt if it is outside −rank…rank−1.
[[nodiscard]] std::optional<std::int64_t> normalAxis(std::int64_t axis, std::int64_t rank);
/// Product of dims from `from` to, not including, `to`.
[[nodiscard]] std::int64_t product(const std::vector<std::int64_t> &dims, std::size_t from = 0,
                                   std::size_t to = static_cast<std::size_t>(-1));
/// ONNX's multidirectional broadcasting; nullopt where dims do not fit.
[[nodiscard]] std::optional<std::vector<std::int64_t>> broadcastShape(const std::vector<std::int64_t> &a,
                                                                      const std::vector<std::int64_t> &b);
/// Steps, in elements, by which `from` is walked when it is spread over `to`: 0 on axes that it repeats.
[[nodiscard]] std::vector<std::int64_t> broadcastStrides(const std::vector<std::int64_t> &from,
                                                         const std::vector<std::int64_t> &to);
/// Bytes of one element as kernels see it.
[[nodiscard]] std::size_t elementBytes(DType dtype);
/// Of a call that makes element i of output 0 from the elements i of its operands.
[[nodiscard]] KernelRows elementRows(std::int64_t count, const std::vector<DType> &inputs, DType output);
/// Row-major steps of a shape.
[[nodiscard]] std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t> &shape);
/// Name in C++ of the element type as kernels see it; float16 and bfloat16 are uint16_t wrappers of
/// kernels/half.h; empty where there is none. A function that moves elements by their width is called for
/// that width, but named for this type: in C++ written out each tensor has its own.
[[nodiscard]] std::string_view elementTypeName(DType dtype);

} // namespace espalier
