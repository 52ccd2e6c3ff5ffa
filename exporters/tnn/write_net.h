// SPDX-License-Identifier: Apache-2.0
// Writes the two files of a TNN model.
#pragma once

#include "exporters/tnn/net.h"
#include "model/base/result.h"

namespace espalier::tnn {

/// TNN reads records into a buffer of this many characters and silently drops the rest.
inline constexpr std::size_t longestRecord = 4095;

/// `Type name nIn nOut in… out… params…`
[[nodiscard]] std::string layerRecord(const Layer &layer);

/// The text of X.tnnproto. Errors (ExportFailed): a record longer than TNN reads (`record_too_long`).
[[nodiscard]] Result<std::string> protoText(const Net &net);
/// The bytes of X.tnnmodel; weights stay where they lie until they are written.
/// Errors (ExportFailed): more layers with weights than TNN reads (`too_many_layers`).
[[nodiscard]] Result<Rope> modelBytes(const Net &net);

/// Parts of a layer's body. Little-endian, as all numbers of the file.
void appendInt(Rope &out, std::int32_t value);
void appendString(Rope &out, std::string_view text);
void appendRaw(Rope &out, const Raw &raw);

} // namespace espalier::tnn
