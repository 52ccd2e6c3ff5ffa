// SPDX-License-Identifier: Apache-2.0
// A sentence for people: constant English text with numbered places, and what stands in them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Marks a text for translation. lupdate finds the macro by its name; it is the Qt-free twin of Qt's own.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) (text)
#endif

namespace espalier {

/// `text` is a constant in English with places %1 … %9; translation happens in the window, from `text`.
struct Message {
    std::string text;
    std::vector<std::string> arguments;

    Message() = default;
    Message(const char *english)
        : text(english) { } // NOLINT(google-explicit-constructor): reads as a sentence
    template <class... Arguments>
    Message(const char *english, Arguments &&...values)
        : text(english), arguments{std::string(std::forward<Arguments>(values))...}
    {
    }

    [[nodiscard]] bool isEmpty() const { return text.empty(); }
    /// The sentence in English with its arguments in place; each argument is made printable first.
    [[nodiscard]] std::string english() const;
};

/// Replaces %1 … %9 in `text`. A place without an argument stays as it is.
[[nodiscard]] std::string fillPlaces(std::string_view text, const std::vector<std::string> &arguments);

/// `text` on one line and harmless to a terminal: control characters and broken UTF-8 become \xNN.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace espalier
