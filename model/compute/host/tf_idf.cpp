// SPDX-License-Identifier: Apache-2.0
// TfIdfVectorizer: how often n-grams of a pool stand in rows of numbers or strings.
#include "model/compute/host_kernel.h"

#include <algorithm>
#include <map>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Gram = std::vector<std::int64_t>;

/// The places in a row of the output that each n-gram counts for.
struct Pool {
    std::map<Gram, std::size_t> places;
    std::size_t width = 0;
};

/// Items of the pool as numbers: strings by their order among themselves, others that a row may have are -1.
std::map<std::string, std::int64_t> numbered(const std::vector<std::string> &items)
{
    std::map<std::string, std::int64_t> out;
    for (const std::string &item : items)
        out.emplace(item, static_cast<std::int64_t>(out.size()));
    return out;
}

Result<Pool> poolOf(const HostCall &call, const Gram &items)
{
    const auto starts = call.node.intsOr("ngram_counts", {});
    const auto indexes = call.node.intsOr("ngram_indexes", {});
    Pool pool;
    for (const std::int64_t index : indexes) {
        if (index < 0 || index > 100'000'000)
            return fail(call.wrongAttribute("ngram_indexes"));
        pool.width = std::max(pool.width, static_cast<std::size_t>(index) + 1);
    }
    const std::int64_t least = call.node.intOr("min_gram_length", 1);
    const std::int64_t most = call.node.intOr("max_gram_length", 1);
    std::size_t gram = 0;
    for (std::size_t n = 0; n < starts.size(); ++n) {
        const std::int64_t end =
            n + 1 < starts.size() ? starts[n + 1] : static_cast<std::int64_t>(items.size());
        const auto length = static_cast<std::int64_t>(n) + 1;
        if (starts[n] < 0 || end < starts[n] || end > static_cast<std::int64_t>(items.size())
            || (end - starts[n]) % length != 0)
            return fail(call.wrongAttribute("ngram_counts"));
        for (std::int64_t at = starts[n]; at < end; at += length, ++gram) {
            if (gram >= indexes.size())
                return fail(call.wrongAttribute("ngram_indexes"));
            if (length >= least && length <= most)
                pool.places.emplace(Gram(items.begin() + at, items.begin() + at + length),
                                    static_cast<std::size_t>(indexes[gram]));
        }
    }
    return pool;
}

/// n-grams of items `1`, …, `skips + 1` apart; single items count once.
void count(const HostCall &call, const Pool &pool, const std::int64_t *row, std::int64_t length,
           std::vector<double> &frequencies)
{
    const std::int64_t least = call.node.intOr("min_gram_length", 1);
    const std::int64_t most = call.node.intOr("max_gram_length", 1);
    const std::int64_t skips = std::min(call.node.intOr("max_skip_count", 0), length);
    for (std::int64_t distance = 1; distance <= skips + 1; ++distance) {
        for (std::int64_t n = std::max<std::int64_t>(least, distance == 1 ? 1 : 2);
             n <= std::min(most, length); ++n) {
            for (std::int64_t start = 0; start + (n - 1) * distance < length; ++start) {
                Gram gram;
                for (std::int64_t k = 0; k < n; ++k)
                    gram.push_back(row[start + k * distance]);
                if (const auto found = pool.places.find(gram); found != pool.places.end())
                    frequencies[found->second] += 1;
            }
        }
    }
}

Outputs vectorize(const HostCall &call)
{
    const auto x = call.tensor(0);
    if (!x)
        return fail(x.error());
    const std::size_t rank = x->shape().size();
    if (rank > 2)
        return fail(call.wrongShapes());
    Gram items = call.node.intsOr("pool_int64s", {});
    Gram rows;
    if (x->dtype() == DType::String) {
        const auto texts = call.texts("pool_strings");
        const auto numbers = numbered(texts);
        items.clear();
        for (const std::string &text : texts)
            items.push_back(numbers.at(text));
        for (const std::string &text : x->strings()) {
            const auto found = numbers.find(text);
            rows.push_back(found != numbers.end() ? found->second : -1);
        }
    } else {
        auto integers = call.integers(0);
        if (!integers)
            return fail(integers.error());
        rows = *std::move(integers);
    }
    const auto pool = poolOf(call, items);
    if (!pool)
        return fail(pool.error());
    const std::string mode = call.node.stringOr("mode", "TF");
    const auto weights = call.floats("weights");
    if ((mode != "TF" && mode != "IDF" && mode != "TFIDF")
        || (!weights.empty() && mode != "TF" && weights.size() < pool->width))
        return fail(call.wrongAttribute("mode"));
    const std::int64_t batch = rank == 2 ? x->shape()[0] : 1;
    const std::int64_t length = rank == 0 ? 1 : x->shape().back();
    const auto width = static_cast<std::int64_t>(pool->width);
    DenseTensor out(TensorSpec{DType::Float, rank == 2 ? Gram{batch, width} : Gram{width}});
    for (std::int64_t r = 0; r < batch; ++r) {
        std::vector<double> frequencies(pool->width, 0);
        count(call, *pool, rows.data() + r * length, length, frequencies);
        for (std::size_t i = 0; i < frequencies.size(); ++i) {
            const double weight = mode == "TF" || weights.empty() ? 1 : weights[i];
            const double shown = mode == "IDF" ? std::min(frequencies[i], 1.0) : frequencies[i];
            out.writable<float>()[static_cast<std::size_t>(r * width) + i] =
                static_cast<float>(shown * weight);
        }
    }
    return std::vector<HostValue>{std::move(out)};
}

class TfIdf : public HostKernel {
public:
    std::vector<KernelOp> ops() const override { return {{"TfIdfVectorizer", 9}}; }
    Outputs run(const HostCall &call) const override { return vectorize(call); }
};

} // namespace

std::unique_ptr<HostKernel> make_tf_idf()
{
    return std::make_unique<TfIdf>();
}

} // namespace espalier
