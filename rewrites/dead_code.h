// SPDX-License-Identifier: Apache-2.0
// Takes away what nobody reads.
#pragma once

#include "model/graph/model_edit.h"

namespace espalier {

/// Removes those of the values, and whatever only served to make them, that nobody reads: nodes of which no
/// output is read, initializers that are no inputs. Graph inputs and outputs stay. Ids that are gone or
/// invalid are passed over. Returns how many nodes went.
std::size_t removeUnread(ModelEdit &edit, std::vector<ValueId> values);

} // namespace espalier
