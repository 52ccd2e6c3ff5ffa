// SPDX-License-Identifier: Apache-2.0
// The engine's sentences in the user's language.
#pragma once

#include "model/base/error.h"

#include <QString>

class QLocale;
class QTranslator;

namespace espalier {

/// The message translated, from whatever context its text was marked in, and filled in; the English text
/// where there is no translation.
[[nodiscard]] QString translated(const Message &message);

/// What is wrong, where, and what to do, on one line.
[[nodiscard]] QString errorText(const Error &error);

/// A reason without the part that only names the device in view: `device == "gpu" -> (rank(x) <= 4): …` as
/// `rank(x) <= 4: …`.
[[nodiscard]] QString withoutDevice(const QString &reason);

/// The program's and Qt's own texts for a language; false where there is none. The translator must live on.
[[nodiscard]] bool loadTranslation(QTranslator &translator, const QLocale &locale);

} // namespace espalier
