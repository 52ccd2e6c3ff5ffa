// SPDX-License-Identifier: Apache-2.0
// Operators of ai.onnx.ml that prepare columns of features: picking, scaling, filling gaps, one-hot codes.
#include "model/compute/host_kernel.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Numbers = std::vector<double>;

Outputs made(const HostCall &call, DType dtype, std::vector<std::int64_t> shape, const Numbers &numbers)
{
    auto out = tensorOfNumbers(call, dtype, std::move(shape), numbers);
    if (!out)
        return fail(std::move(out.error()));
    return std::vector<HostValue>{*std::move(out)};
}

/// Columns of the last axis; one row for a list.
Outputs extract(const HostCall &call)
{
    const auto x = call.tensor(0);
    const auto columns = call.integers(1);
    if (!x || !columns)
        return fail(!x ? x.error() : columns.error());
    if (x->shape().empty() || columns->empty())
        return fail(call.wrongShapes());
    const std::int64_t length = x->shape().back();
    const std::int64_t rows = product(x->shape(), 0, x->shape().size() - 1);
    std::vector<std::int64_t> shape = x->shape();
    shape.back() = static_cast<std::int64_t>(columns->size());
    if (shape.size() == 1)
        shape.insert(shape.begin(), 1);
    DenseTensor out(TensorSpec{x->dtype(), shape});
    const auto width = static_cast<std::size_t>(dtypeBits(x->dtype())) / 8;
    const bool isText = x->dtype() == DType::String;
    if (!isText && width == 0)
        return fail(call.dtypeNotComputed(x->dtype()));
    std::vector<std::string> strings;
    std::size_t to = 0;
    for (std::int64_t row = 0; row < rows; ++row) {
        for (const std::int64_t column : *columns) {
            if (column < 0 || column >= length)
                return fail(call.wrongShapes());
            const auto from = static_cast<std::size_t>(row * length + column);
            if (isText)
                strings.push_back(x->strings()[from]);
            else
                std::copy_n(x->as<std::byte>() + from * width, width,
                            out.writable<std::byte>() + to++ * width);
        }
    }
    if (isText)
        out.setStrings(std::move(strings));
    return std::vector<HostValue>{std::move(out)};
}

Outputs binarize(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    const double threshold = call.node.floatOr("threshold", 0);
    for (double &number : *numbers)
        number = number > threshold ? 1 : 0;
    return made(call, x->dtype(), x->shape(), *numbers);
}

/// One number for all columns of the last axis, or one each.
std::optional<Numbers> perColumn(const std::vector<float> &given, std::size_t columns, double fallback)
{
    if (given.empty())
        return Numbers(columns, fallback);
    if (given.size() == 1)
        return Numbers(columns, given[0]);
    return given.size() == columns ? std::optional(Numbers(given.begin(), given.end())) : std::nullopt;
}

Outputs scale(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    const auto columns = x->shape().empty() ? 1 : static_cast<std::size_t>(x->shape().back());
    const auto offset = perColumn(call.floats("offset"), columns, 0);
    const auto factor = perColumn(call.floats("scale"), columns, 1);
    if (!offset || !factor)
        return fail(call.wrongAttribute("scale"));
    for (std::size_t i = 0; i < numbers->size(); ++i)
        (*numbers)[i] = ((*numbers)[i] - (*offset)[i % columns]) * (*factor)[i % columns];
    return made(call, DType::Float, x->shape(), *numbers);
}

/// Replaces one value (NaN too) by a number, of its column or of all.
Outputs impute(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    const auto columns = x->shape().empty() ? 1 : static_cast<std::size_t>(x->shape().back());
    const bool isReal = isFloatingPoint(x->dtype());
    std::vector<float> given = call.floats("imputed_value_floats");
    if (!isReal) {
        const auto ints = call.node.intsOr("imputed_value_int64s", {});
        given.assign(ints.begin(), ints.end());
    }
    const auto by = given.empty() ? std::nullopt : perColumn(given, columns, 0);
    if (!by)
        return fail(call.wrongAttribute("imputed_value_floats"));
    const double gap = isReal ? call.node.floatOr("replaced_value_float", 0)
                              : static_cast<double>(call.node.intOr("replaced_value_int64", 0));
    for (std::size_t i = 0; i < numbers->size(); ++i) {
        const double number = (*numbers)[i];
        if (number == gap || (std::isnan(gap) && std::isnan(number)))
            (*numbers)[i] = (*by)[i % columns];
    }
    return made(call, x->dtype(), x->shape(), *numbers);
}

/// Rows divided by their greatest number, sum of sizes, or length.
Outputs normalize(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    const std::string norm = call.node.stringOr("norm", "MAX");
    if (norm != "MAX" && norm != "L1" && norm != "L2")
        return fail(call.wrongAttribute("norm"));
    const auto columns = x->shape().empty() ? 1 : static_cast<std::size_t>(x->shape().back());
    for (std::size_t row = 0; columns > 0 && row < numbers->size(); row += columns) {
        double by = norm == "MAX" ? (*numbers)[row] : 0;
        for (std::size_t i = row; i < row + columns; ++i) {
            const double number = (*numbers)[i];
            by = norm == "MAX" ? std::max(by, number)
                               : by + (norm == "L1" ? std::abs(number) : number * number);
        }
        by = norm == "L2" ? std::sqrt(by) : by;
        for (std::size_t i = row; by != 0 && i < row + columns; ++i)
            (*numbers)[i] /= by;
    }
    return made(call, DType::Float, x->shape(), *numbers);
}

Outputs oneHot(const HostCall &call)
{
    const auto x = call.tensor(0);
    if (!x)
        return fail(x.error());
    const auto names = call.texts("cats_strings");
    const auto numbers = call.node.intsOr("cats_int64s", {});
    const bool isText = x->dtype() == DType::String;
    const std::size_t classes = isText ? names.size() : numbers.size();
    if (classes == 0)
        return fail(call.wrongAttribute(isText ? "cats_strings" : "cats_int64s"));
    const auto elements =
        isText ? Result<Numbers>(Numbers(static_cast<std::size_t>(x->count()))) : call.numbers(0);
    if (!elements)
        return fail(elements.error());
    const bool zeros = call.node.intOr("zeros", 1) != 0;
    Numbers out;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        bool isFound = false;
        for (std::size_t k = 0; k < classes; ++k) {
            const bool isIt = isText ? x->strings()[i] == names[k]
                                     : static_cast<double>(numbers[k]) == std::trunc((*elements)[i]);
            out.push_back(isIt ? 1 : 0);
            isFound = isFound || isIt;
        }
        if (!isFound && !zeros)
            return fail(call.wrongShapes());
    }
    std::vector<std::int64_t> shape = x->shape();
    shape.push_back(static_cast<std::int64_t>(classes));
    return made(call, DType::Float, std::move(shape), out);
}

/// Columns of the inputs beside each other; each is cut, or filled with zeros, to the length stated for it.
Outputs gather(const HostCall &call)
{
    const auto lengths = call.node.intsOr("inputdimensions", {});
    if (lengths.size() != call.inputs.size() || lengths.empty()
        || std::any_of(lengths.begin(), lengths.end(), [](std::int64_t length) { return length < 0; }))
        return fail(call.wrongAttribute("inputdimensions"));
    std::int64_t rows = 0;
    std::int64_t width = 0;
    std::vector<Numbers> parts;
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < call.inputs.size(); ++i) {
        auto numbers = call.numbers(i);
        if (!numbers)
            return fail(numbers.error());
        const auto &shape = call.inputs[i]->tensor()->shape();
        const std::int64_t own = shape.size() < 2 ? 1 : shape[0];
        if (i > 0 && own != rows)
            return fail(call.wrongShapes());
        rows = own;
        columns.push_back(rows == 0 ? 0 : numbers->size() / static_cast<std::size_t>(rows));
        parts.push_back(*std::move(numbers));
        if (__builtin_add_overflow(width, lengths[i], &width))
            return fail(call.wrongAttribute("inputdimensions"));
    }
    const DenseTensor room(TensorSpec{DType::Double, {rows, width}});
    Numbers out;
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (std::size_t k = 0; k < static_cast<std::size_t>(lengths[i]); ++k)
                out.push_back(k < columns[i] ? parts[i][row * columns[i] + k] : 0);
        }
    }
    return made(call, DType::Float, {rows, width}, out);
}

class Features : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        std::vector<KernelOp> out;
        for (const std::string_view op : {"ArrayFeatureExtractor", "Binarizer", "Scaler", "Imputer",
                                          "Normalizer", "OneHotEncoder", "FeatureVectorizer"})
            out.push_back({op, 1, 0, "ai.onnx.ml"});
        return out;
    }

    Outputs run(const HostCall &call) const override
    {
        const std::string &op = call.node.opType;
        if (op == "ArrayFeatureExtractor")
            return extract(call);
        if (op == "Binarizer")
            return binarize(call);
        if (op == "Scaler")
            return scale(call);
        if (op == "Imputer")
            return impute(call);
        if (op == "Normalizer")
            return normalize(call);
        return op == "OneHotEncoder" ? oneHot(call) : gather(call);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_features()
{
    return std::make_unique<Features>();
}

} // namespace espalier
