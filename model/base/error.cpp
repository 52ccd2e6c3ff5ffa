// SPDX-License-Identifier: Apache-2.0
// Prints an error and gives its exit code.
#include "model/base/error.h"

namespace espalier {

std::string Error::line() const
{
    std::string out = printable(file);
    if (!node.empty())
        out += (out.empty() ? "" : ":") + printable(node);
    if (!out.empty())
        out += ": ";
    out += message.english();
    if (!remedy.isEmpty())
        out += ": " + remedy.english();
    return out;
}

int exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CommandLine:
        return 2;
    case ErrorCode::Unreadable:
        return 3;
    case ErrorCode::BrokenModel:
    case ErrorCode::RewriteRefused:
    case ErrorCode::VerificationFailed:
        return 4;
    case ErrorCode::NotVerifiable:
        return 1;
    case ErrorCode::ExportFailed:
        return 5;
    case ErrorCode::Cancelled:
        return 130;
    case ErrorCode::Internal:
        break;
    }
    return 70;
}

} // namespace espalier
