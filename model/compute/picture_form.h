// SPDX-License-Identifier: Apache-2.0
// How the levels of a picture become numbers.
#pragma once

#include "model/base/result.h"

#include <string>
#include <vector>

namespace espalier {

/// How the levels 0…255 of a picture become an input of floats: (level · scale − mean) / deviation, channel
/// by channel. Inputs of uint8 take the levels as they are.
struct PictureForm {
    double scale = 1.0 / 255;
    std::vector<double> mean; ///< one for all channels, one each, or none: 0
    std::vector<double> deviation; ///< the same; none: 1
    bool isBgr = false; ///< blue first
};

/// `scale=0.0039,mean=0.485/0.456/0.406,std=0.229/0.224/0.225,order=bgr`, any of them in any order; empty:
/// the form that pictures have by themselves. Errors (CommandLine): picture_form, with the part that is
/// wrong.
[[nodiscard]] Result<PictureForm> parsePictureForm(const std::string &text);

} // namespace espalier
