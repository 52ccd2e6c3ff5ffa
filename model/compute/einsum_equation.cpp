// SPDX-License-Identifier: Apache-2.0
// Each axis gets a label: a letter, or for axes under `...` a number counted from the last.
#include "model/compute/einsum_equation.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace espalier {

namespace {

using Labels = std::vector<int>;

constexpr std::string_view ellipsis = "...";
constexpr int letters = 256; ///< labels from here on are axes under the ellipsis, the last axis first

/// Labels of one term; `hidden` axes stand under its ellipsis. nullopt where it does not read.
std::optional<Labels> readTerm(std::string_view term, std::size_t hidden)
{
    Labels out;
    bool seen = false;
    for (std::size_t i = 0; i < term.size(); ++i) {
        if (std::isalpha(static_cast<unsigned char>(term[i])) != 0) {
            out.push_back(static_cast<unsigned char>(term[i]));
        } else if (term.substr(i, ellipsis.size()) == ellipsis && !seen) {
            for (std::size_t k = hidden; k-- > 0;)
                out.push_back(letters + static_cast<int>(k));
            seen = true;
            i += ellipsis.size() - 1;
        } else {
            return std::nullopt;
        }
    }
    return out;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == ',')
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

/// Labels of a result that is not written: the hidden axes, then letters that stand once, in alphabetical
/// order.
Labels impliedResult(const std::vector<Labels> &operands)
{
    std::map<int, int> counts;
    for (const Labels &labels : operands) {
        for (const int label : labels)
            ++counts[label];
    }
    Labels out;
    for (auto entry = counts.rbegin(); entry != counts.rend() && entry->first >= letters; ++entry)
        out.push_back(entry->first);
    for (const auto &[label, count] : counts) {
        if (label < letters && count == 1)
            out.push_back(label);
    }
    return out;
}

/// Steps of one operand along `labels`; a letter that it has twice walks both axes at once.
std::vector<std::int64_t> stepsAlong(const Labels &labels, const Labels &operand,
                                     const std::vector<std::int64_t> &shape)
{
    const std::vector<std::int64_t> steps = rowMajorStrides(shape);
    std::vector<std::int64_t> out(labels.size(), 0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t axis = 0; axis < operand.size(); ++axis) {
            if (operand[axis] == labels[i] && shape[axis] != 1)
                out[i] += steps[axis];
        }
    }
    return out;
}

} // namespace

std::optional<EinsumWalk> readEinsum(std::string_view equation,
                                     const std::vector<std::vector<std::int64_t>> &shapes)
{
    std::string text;
    std::copy_if(equation.begin(), equation.end(), std::back_inserter(text), [](char c) { return c != ' '; });
    const std::size_t arrow = text.find("->");
    const std::vector<std::string> terms = split(std::string_view(text).substr(0, arrow));
    if (terms.size() != shapes.size())
        return std::nullopt;
    std::vector<Labels> operands;
    std::map<int, std::int64_t> dims;
    std::size_t mostHidden = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const auto visible = static_cast<std::size_t>(
            std::count_if(terms[i].begin(), terms[i].end(), [](char c) { return c != '.'; }));
        if (visible > shapes[i].size())
            return std::nullopt;
        const auto labels = readTerm(terms[i], shapes[i].size() - visible);
        if (!labels || labels->size() != shapes[i].size())
            return std::nullopt;
        mostHidden = std::max(mostHidden,
                              terms[i].find(ellipsis) == std::string::npos ? 0 : shapes[i].size() - visible);
        for (std::size_t axis = 0; axis < labels->size(); ++axis) {
            std::int64_t &dim = dims.emplace((*labels)[axis], shapes[i][axis]).first->second;
            if (dim != shapes[i][axis] && dim != 1 && shapes[i][axis] != 1)
                return std::nullopt;
            dim = dim == 1 ? shapes[i][axis] : dim;
        }
        operands.push_back(*labels);
    }
    const auto written = arrow == std::string::npos
        ? std::optional(impliedResult(operands))
        : readTerm(std::string_view(text).substr(arrow + 2), mostHidden);
    if (!written)
        return std::nullopt;
    EinsumWalk out;
    Labels over;
    for (const int label : *written) {
        if (dims.count(label) == 0 || std::count(written->begin(), written->end(), label) != 1)
            return std::nullopt;
        out.shapeAt.push_back(dims.at(label));
    }
    for (const auto &[label, dim] : dims) {
        if (std::find(written->begin(), written->end(), label) == written->end()) {
            over.push_back(label);
            out.shapeOver.push_back(dim);
        }
    }
    for (std::size_t i = 0; i < operands.size(); ++i) {
        out.stepsAt.push_back(stepsAlong(*written, operands[i], shapes[i]));
        out.stepsOver.push_back(stepsAlong(over, operands[i], shapes[i]));
    }
    return out;
}

} // namespace espalier
