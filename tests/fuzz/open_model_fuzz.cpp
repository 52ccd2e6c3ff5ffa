// SPDX-License-Identifier: Apache-2.0
// Any bytes: a model opens or is refused, and one that opens is checked, inferred and judged without a crash.
#include "model/graph/find_faults.h"
#include "model/io/open_model.h"
#include "model/shapes/infer_types.h"
#include "model/statistics/macs.h"
#include "model/targets/check_support.h"
#include "model/targets/find_target.h"
#include "tests/fuzz/scratch_file.h"

#include <optional>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    using namespace espalier;
    static const auto target = findTarget("tnn/gpu-opencl");
    if (!target)
        __builtin_trap(); // the program's own target is missing
    const fuzz::ScratchFile file(bytes, size, ".onnx");
    const auto model = openModel(file.path());
    if (!model || firstBroken(*model, findFaults(*model)))
        return 0;
    const TypeReport types = inferTypes(*model);
    (void)countMacs(*model, types);
    (void)checkSupport(ModelFacts(*model, types.types), *target->target, target->device);
    return 0;
}
