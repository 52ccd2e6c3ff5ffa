// SPDX-License-Identifier: Apache-2.0
// Numbers of a plane as colours: a heat map with its scale, or a picture.
#pragma once

#include "model/compute/plane.h"
#include "widgets/session.h"

#include <QImage>
#include <QWidget>

namespace espalier {

/// What a raster's numbers are painted between.
struct ValueRange {
    double least = 0;
    double greatest = 0;
};

/// Blue for numbers below 0, orange above, the canvas' colour at 0, as strong as they are far from it; of one
/// sign only: from the canvas' colour to ink. What is not finite is magenta.
[[nodiscard]] QImage heatMap(const Raster &raster, const ValueRange &range, const Palette &colours);
/// One raster a channel: one is grey, three are red, green and blue, a fourth is left out. From `least`,
/// black, to `greatest`.
[[nodiscard]] QImage picture(const std::vector<Raster> &channels, const ValueRange &range, bool isBlueFirst);

/// Scales its image to the room there is, elements as squares where they are enlarged.
class RasterView : public QWidget {
    Q_OBJECT

public:
    explicit RasterView(Session &session, QWidget *parent = nullptr);

    /// `scale`: what a bar of colours below the image explains; none for pictures.
    void showImage(const QImage &image, const std::optional<ValueRange> &scale);
    void clear();
    [[nodiscard]] const QImage &image() const { return m_image; }

Q_SIGNALS:
    /// Over a place of the image; (−1, −1) when the pointer leaves it.
    void pointed(const QPoint &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF imageRect() const;

    Session &m_session;
    QImage m_image;
    std::optional<ValueRange> m_scale;
};

} // namespace espalier
