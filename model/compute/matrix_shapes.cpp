// SPDX-License-Identifier: Apache-2.0
// numpy.matmul's rules.
#include "model/compute/matrix_shapes.h"

namespace espalier {

Result<MatrixShapes> matrixShapes(const KernelContext &context, std::vector<std::int64_t> a,
                                  std::vector<std::int64_t> b)
{
    const auto doNotFit = [&] {
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the matrices do not fit together")));
    };
    if (a.empty() || b.empty())
        return doNotFit();
    const bool vectorA = a.size() == 1;
    const bool vectorB = b.size() == 1;
    if (vectorA)
        a.insert(a.begin(), 1);
    if (vectorB)
        b.push_back(1);
    MatrixShapes out;
    out.m = a[a.size() - 2];
    out.k = a.back();
    out.n = b.back();
    if (b[b.size() - 2] != out.k)
        return doNotFit();
    const std::vector<std::int64_t> leadingA(a.begin(), a.end() - 2);
    const std::vector<std::int64_t> leadingB(b.begin(), b.end() - 2);
    const auto batch = broadcastShape(leadingA, leadingB);
    if (!batch)
        return doNotFit();
    out.batch = *batch;
    out.stepsA = broadcastStrides(leadingA, out.batch);
    out.stepsB = broadcastStrides(leadingB, out.batch);
    for (std::int64_t &step : out.stepsA)
        step *= out.m * out.k;
    for (std::int64_t &step : out.stepsB)
        step *= out.k * out.n;
    out.result = out.batch;
    if (!vectorA)
        out.result.push_back(out.m);
    if (!vectorB)
        out.result.push_back(out.n);
    return out;
}

} // namespace espalier
