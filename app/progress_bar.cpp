// SPDX-License-Identifier: Apache-2.0
// Draws with a carriage return, so that it takes one line.
#include "app/progress_bar.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <unistd.h>

namespace espalier {

namespace {

constexpr int barWidth = 30;
constexpr std::string_view wipe = "\r\033[K";

bool &isDrawn()
{
    static bool drawn = false;
    return drawn;
}

} // namespace

bool hasTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

void drawProgress(double fraction, std::string_view what)
{
    const double shown = std::clamp(fraction, 0.0, 1.0);
    const auto full = static_cast<std::size_t>(shown * barWidth);
    std::string line(wipe);
    line += "[" + std::string(full, '#') + std::string(barWidth - full, ' ') + "] ";
    line += std::to_string(static_cast<int>(shown * 100)) + " % ";
    line += what;
    std::cerr << line << std::flush;
    isDrawn() = true;
}

void wipeProgress()
{
    if (isDrawn())
        std::cerr << wipe << std::flush;
    isDrawn() = false;
}

} // namespace espalier
