// SPDX-License-Identifier: Apache-2.0
// What went wrong, where, and what to do: the only way a function says that it could not do its work.
#pragma once

#include "model/base/message.h"

#include <string>

namespace espalier {

/// Kinds of failure; each has one exit code (`exitCode`).
enum class ErrorCode {
    Cancelled, ///< the user stopped it
    CommandLine, ///< an option, a name or a value is wrong
    Unreadable, ///< a model, target, rule or recipe cannot be read
    BrokenModel, ///< the model parses but has a finding that forbids the step
    RewriteRefused, ///< a rule, cut or edit cannot be applied
    VerificationFailed, ///< before and after differ
    NotVerifiable, ///< no kernel for a node: neither right nor wrong is known
    ExportFailed, ///< I/O, or a limit of the format
    Internal, ///< a fault of the program
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string reason; ///< stable snake_case code, independent of wording, such as `weights_not_constant`
    Message message; ///< what is wrong
    Message remedy; ///< what to do; may be empty
    std::string file; ///< the file it is about, or empty
    std::string node; ///< the node it is about, or empty

    /// `FILE[:NODE]: what is wrong: what to do` on one printable line, without the leading `espalier:
    /// error:`.
    [[nodiscard]] std::string line() const;

    [[nodiscard]] Error withFile(std::string path) &&
    {
        file = std::move(path);
        return std::move(*this);
    }
    [[nodiscard]] Error withNode(std::string name) &&
    {
        node = std::move(name);
        return std::move(*this);
    }
    [[nodiscard]] Error withRemedy(Message text) &&
    {
        remedy = std::move(text);
        return std::move(*this);
    }
};

[[nodiscard]] inline Error makeError(ErrorCode code, std::string reason, Message message)
{
    return Error{code, std::move(reason), std::move(message), {}, {}, {}};
}

/// The program's exit code for a failure (2 command line, 3 unreadable, 4 rewrite, 5 export; Cancelled is
/// 130).
[[nodiscard]] int exitCode(ErrorCode code);

} // namespace espalier
