// SPDX-License-Identifier: Apache-2.0
// The program's own pictures, drawn in whatever colour is asked for.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>
#include <string_view>

namespace espalier {

/// `name` is a file of resources/icons without its ending. The picture is `size` logical pixels square, sharp
/// at `ratio` device pixels each; made once for each colour and size. GUI thread only.
[[nodiscard]] QPixmap tintedPixmap(const QString &name, int size, const QColor &colour, qreal ratio = 1);

/// For buttons and menus: in `colour`, and paler where disabled.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &colour);

/// `op-conv`, …: the picture of an operator's family; `op-custom` for an operator outside ONNX's own domain.
[[nodiscard]] QString operatorIconName(std::string_view domain, std::string_view op);

} // namespace espalier
