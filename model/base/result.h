// SPDX-License-Identifier: Apache-2.0
// Value or error: the return type of every function that can fail.
#pragma once

#include "model/base/error.h"

#include <tl/expected.hpp>

namespace espalier {

template <class T> using Result = tl::expected<T, Error>;

/// `return fail(makeError(…));`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string reason, Message message)
{
    return fail(makeError(code, std::move(reason), std::move(message)));
}

} // namespace espalier
