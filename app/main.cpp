// SPDX-License-Identifier: Apache-2.0
// Starts the program: reads the command line, then batch or window.
#include "app/batch.h"
#include "app/command_line.h"
#include "app/print_error.h"
#include "model/compute/tensor_memory.h"
#ifdef ESPALIER_HAS_WINDOW
#include "app/gui.h"
#endif

#include <algorithm>
#include <iostream>

namespace {

using namespace espalier;

/// Output that got nowhere is no success: a full disk behind a redirection.
int withOutput(int code)
{
    std::cout.flush();
    if (std::cout)
        return code;
    return std::max(code,
                    printError(makeError(ErrorCode::ExportFailed, "output_not_writable",
                                         QT_TRANSLATE_NOOP("app", "the output cannot be written"))
                                   .withRemedy(QT_TRANSLATE_NOOP("app", "make room where it goes"))));
}

} // namespace

int main(int argc, char *argv[])
{
    const auto parsed = parseCommandLine({argv + 1, argv + argc});
    if (!parsed)
        return printError(parsed.error());
    if (const auto *announcement = std::get_if<Announcement>(&*parsed)) {
        std::cout << announcement->text;
        return withOutput(0);
    }
    const auto &request = std::get<Request>(*parsed);
    if (request.memoryLimit)
        limitTensorMemory(static_cast<std::size_t>(*request.memoryLimit));
#ifdef ESPALIER_HAS_WINDOW
    if (!request.batch && !request.list)
        return runWindow(request, argc, argv);
#endif
    return withOutput(runRequest(request));
}
