// SPDX-License-Identifier: Apache-2.0
// Starts the program: reads the command line, then batch or window.
#include "app/batch.h"
#include "app/command_line.h"
#include "app/print_error.h"
#ifdef ESPALIER_HAS_WINDOW
#include "app/gui.h"
#endif

#include <iostream>

int main(int argc, char *argv[])
{
    using namespace espalier;
    const auto parsed = parseCommandLine({argv + 1, argv + argc});
    if (!parsed)
        return printError(parsed.error());
    if (const auto *announcement = std::get_if<Announcement>(&*parsed)) {
        std::cout << announcement->text;
        return 0;
    }
    const auto &request = std::get<Request>(*parsed);
#ifdef ESPALIER_HAS_WINDOW
    if (!request.batch && !request.list)
        return runWindow(request, argc, argv);
#endif
    return runRequest(request);
}
