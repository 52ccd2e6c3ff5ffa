// SPDX-License-Identifier: Apache-2.0
// Makes records fit that long names would break.
#pragma once

#include "exporters/tnn/net.h"

namespace espalier::tnn {

/// Where a record is longer than TNN reads, all blobs but inputs and outputs become `b0`, `b1`… and all
/// layers `l0`, `l1`…; else nothing changes.
void shortenNames(Net &net);

} // namespace espalier::tnn
