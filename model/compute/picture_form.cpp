// SPDX-License-Identifier: Apache-2.0
// Reads a picture's form from KEY=VALUE parts.
#include "model/compute/picture_form.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace espalier {

namespace {

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == separator)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

/// Numbers with `/` between them.
std::optional<std::vector<double>> toReals(const std::string &text)
{
    std::vector<double> out;
    for (const std::string &part : split(text, '/')) {
        double number = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc{} || end != part.data() + part.size() || !std::isfinite(number))
            return std::nullopt;
        out.push_back(number);
    }
    return out;
}

bool setOption(PictureForm &form, std::string_view key, const std::string &text)
{
    if (key == "order") {
        form.isBgr = text == "bgr";
        return text == "bgr" || text == "rgb";
    }
    const auto numbers = toReals(text);
    if (!numbers)
        return false;
    if (key == "scale" && numbers->size() == 1)
        form.scale = numbers->front();
    else if (key == "mean")
        form.mean = *numbers;
    else if (key == "std" && std::find(numbers->begin(), numbers->end(), 0.0) == numbers->end())
        form.deviation = *numbers;
    else
        return false;
    return true;
}

} // namespace

Result<PictureForm> parsePictureForm(const std::string &text)
{
    PictureForm form;
    if (text.empty())
        return form;
    for (const std::string &option : split(text, ',')) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos
            || !setOption(form, std::string_view(option).substr(0, equals), option.substr(equals + 1))) {
            return fail(makeError(ErrorCode::CommandLine, "picture_form",
                                  {QT_TRANSLATE_NOOP("compute",
                                                     "a picture has scale, mean, std and order=rgb or bgr, "
                                                     "not “%1”"),
                                   option}));
        }
    }
    return form;
}

} // namespace espalier
