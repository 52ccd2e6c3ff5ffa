// SPDX-License-Identifier: Apache-2.0
// Colours of a heat map, and where the image stands in the widget.
#include "widgets/forms/raster_view.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr int scaleHeight = 26;
constexpr int barHeight = 8;
constexpr QRgb notFinite = qRgb(255, 0, 255);
const QColor below(0x1f, 0x6f, 0xd0);
const QColor above(0xd9, 0x6a, 0x00);

QRgb between(const QColor &from, const QColor &to, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * std::clamp(share, 0.0, 1.0)));
    };
    return qRgb(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

QRgb heatColour(double value, const ValueRange &range, const Palette &colours)
{
    if (!std::isfinite(value))
        return notFinite;
    if (range.least < 0 && range.greatest > 0) {
        const double most = std::max(-range.least, range.greatest);
        return between(colours.canvas, value < 0 ? below : above, std::fabs(value) / most);
    }
    const double width = range.greatest - range.least;
    return between(colours.canvas, colours.text, width > 0 ? (value - range.least) / width : 0);
}

int levelOf(float value, const ValueRange &range)
{
    const double width = range.greatest - range.least;
    if (!std::isfinite(value) || width <= 0)
        return 0;
    return static_cast<int>(std::lround(std::clamp((double{value} - range.least) / width, 0.0, 1.0) * 255));
}

} // namespace

QImage heatMap(const Raster &raster, const ValueRange &range, const Palette &colours)
{
    QImage image(raster.width, raster.height, QImage::Format_RGB32);
    std::size_t i = 0;
    for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x)
            image.setPixel(x, y, heatColour(double{raster.values[i++]}, range, colours));
    }
    return image;
}

QImage picture(const std::vector<Raster> &channels, const ValueRange &range, bool isBlueFirst)
{
    if (channels.empty())
        return {};
    const Raster &first = channels.front();
    QImage image(first.width, first.height, QImage::Format_RGB32);
    std::size_t i = 0;
    for (int y = 0; y < first.height; ++y) {
        for (int x = 0; x < first.width; ++x, ++i) {
            std::array<int, 3> levels{};
            for (std::size_t c = 0; c < levels.size(); ++c)
                levels[c] = levelOf(channels[channels.size() < 3 ? 0 : c].values[i], range);
            if (isBlueFirst)
                std::swap(levels[0], levels[2]);
            image.setPixel(x, y, qRgb(levels[0], levels[1], levels[2]));
        }
    }
    return image;
}

RasterView::RasterView(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setMouseTracking(true);
    setMinimumHeight(120);
}

void RasterView::showImage(const QImage &image, const std::optional<ValueRange> &scale)
{
    m_image = image;
    m_scale = scale;
    update();
}

void RasterView::clear()
{
    showImage({}, std::nullopt);
}

QRectF RasterView::imageRect() const
{
    const QSizeF room(width(), height() - (m_scale ? scaleHeight : 0));
    if (m_image.isNull() || room.isEmpty())
        return {};
    QSizeF size = m_image.size();
    // A strip would be a line: the sides of very long planes are scaled each for itself.
    const double ratio = size.width() / size.height();
    constexpr double longest = 16;
    size.scale(room, ratio > longest || ratio < 1 / longest ? Qt::IgnoreAspectRatio : Qt::KeepAspectRatio);
    return {QPointF((room.width() - size.width()) / 2, 0), size};
}

void RasterView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Palette &colours = m_session.colours();
    const QRectF rect = imageRect();
    if (rect.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, rect.width() < m_image.width());
    painter.drawImage(rect, m_image);
    painter.setPen(colours.line);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    if (!m_scale)
        return;
    const QRectF bar(0, height() - scaleHeight + 2, width(), barHeight);
    for (int x = 0; x < width(); ++x) {
        const double value =
            m_scale->least + (m_scale->greatest - m_scale->least) * x / std::max(1, width() - 1);
        painter.fillRect(QRectF(x, bar.top(), 1, bar.height()),
                         QColor::fromRgb(heatColour(value, *m_scale, colours)));
    }
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(colours.muted);
    const QRectF foot(0, bar.bottom(), width(), height() - bar.bottom());
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(m_scale->least, 'g', 4));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(m_scale->greatest, 'g', 4));
}

void RasterView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF rect = imageRect();
    if (!rect.contains(event->position())) {
        Q_EMIT pointed({-1, -1});
        return;
    }
    const auto along = [](double at, double from, double length, int count) {
        return std::clamp(static_cast<int>((at - from) / length * count), 0, count - 1);
    };
    Q_EMIT pointed({along(event->position().x(), rect.left(), rect.width(), m_image.width()),
                    along(event->position().y(), rect.top(), rect.height(), m_image.height())});
}

void RasterView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    Q_EMIT pointed({-1, -1});
}

} // namespace espalier
