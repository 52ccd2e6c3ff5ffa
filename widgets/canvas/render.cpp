// SPDX-License-Identifier: Apache-2.0
// SVG and PDF as vectors, PNG in tiles.
#include "widgets/canvas/render.h"

#include "model/io/write_file.h"
#include "widgets/canvas/paint_frame.h"
#include "widgets/canvas/paint_legend.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double margin = 24;

Error fault(const char *reason, Message message, const std::filesystem::path &file)
{
    return makeError(ErrorCode::ExportFailed, reason, std::move(message)).withFile(file.string());
}

/// The picture: the graph with a margin and the legend below it.
class Picture {
public:
    Picture(const Frame &frame, const Overlay &overlay, const RenderOptions &options)
        : m_frame(frame), m_overlay(overlay), m_options(options), m_palette(palette(options.theme)),
          m_graph(QSizeF(std::ceil(frame.bounds.width()), std::ceil(frame.bounds.height()))
                  + QSizeF(2 * margin, 2 * margin)),
          m_legend(options.hasLegend && legendWidth(frame, overlay) > 0 ? legendHeight : 0)
    {
        if (m_legend > 0)
            m_graph.setWidth(std::max(m_graph.width(), legendWidth(frame, overlay)));
    }

    [[nodiscard]] QSize size() const { return (m_graph + QSizeF(0, m_legend)).toSize(); }

    /// Draws the part of the picture inside `part`, with its upper left corner at the painter's origin.
    void paint(QPainter &painter, const QRectF &part)
    {
        View view;
        view.origin = m_frame.bounds.topLeft() - QPointF(margin, margin)
            - QPointF((m_graph.width() - m_frame.bounds.width()) / 2 - margin, 0) + part.topLeft();
        m_painter.paint(painter, m_frame, m_overlay, m_palette, view, part.size());
        if (m_legend > 0 && part.bottom() > m_graph.height()) {
            const QRectF strip(-part.left(), m_graph.height() - part.top(), m_graph.width(), m_legend);
            const PaintTools tools{painter, m_palette, m_painter.texts(), m_painter.icons()};
            paintLegend(tools, m_frame, m_overlay, strip);
        }
    }

private:
    const Frame &m_frame;
    const Overlay &m_overlay;
    const RenderOptions &m_options;
    const Palette &m_palette;
    FramePainter m_painter;
    QSizeF m_graph;
    double m_legend;
};

void writeSvg(Picture &picture, QIODevice &device, const QString &title)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setResolution(96);
    generator.setSize(picture.size());
    generator.setViewBox(QRect(QPoint(0, 0), picture.size()));
    generator.setTitle(title.toHtmlEscaped());
    generator.setDescription({});
    QPainter painter(&generator);
    picture.paint(painter, QRectF(QPointF(0, 0), picture.size()));
}

void writePdf(Picture &picture, QIODevice &device, const QString &title)
{
    // Viewers refuse pages over 200 inches: larger ones are scaled, which costs a vector nothing.
    constexpr double mostPoints = 14'400;
    const QSizeF points = QSizeF(picture.size()) * 0.75;
    const double scale = std::min(1.0, mostPoints / std::max(points.width(), points.height()));
    QPdfWriter writer(&device);
    writer.setCreator(QStringLiteral("Espalier"));
    writer.setTitle(title);
    writer.setResolution(96);
    writer.setPageSize(QPageSize(points * scale, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter(&writer);
    painter.scale(scale, scale);
    picture.paint(painter, QRectF(QPointF(0, 0), picture.size()));
}

Result<void> writePng(Picture &picture, QIODevice &device, const std::filesystem::path &file,
                      const TaskContext &context)
{
    const QSize size = picture.size();
    if (std::max(size.width(), size.height()) > mostPixelsAside
        || static_cast<double>(size.width()) * size.height() > mostPixels)
        return fail(
            fault("picture_too_large",
                  {QT_TRANSLATE_NOOP("canvas",
                                     "the picture would be %1 by %2 pixels, and PNG is written up to "
                                     "%3 a side and %4 million in all"),
                   std::to_string(size.width()), std::to_string(size.height()),
                   std::to_string(mostPixelsAside), std::to_string(static_cast<int>(mostPixels / 1e6))},
                  file)
                .withRemedy(QT_TRANSLATE_NOOP("canvas", "write .svg or .pdf, which have no such limit")));
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull())
        return fail(
            fault("picture_too_large", QT_TRANSLATE_NOOP("canvas", "there is not enough memory"), file));
    constexpr int tile = 2048;
    for (int y = 0; y < size.height(); y += tile) {
        for (int x = 0; x < size.width(); x += tile) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            const QSize part(std::min(tile, size.width() - x), std::min(tile, size.height() - y));
            // A window into the picture's own memory.
            QImage window(image.scanLine(y) + static_cast<std::ptrdiff_t>(x) * 4, part.width(), part.height(),
                          image.bytesPerLine(), QImage::Format_RGB32);
            QPainter painter(&window);
            picture.paint(painter, QRectF(QPointF(x, y), part));
            context.report(static_cast<double>(y) / size.height(), "Painting");
        }
    }
    QImageWriter writer(&device, "png");
    if (!writer.write(image))
        return fail(fault("cannot_write", {"%1", writer.errorString().toStdString()}, file));
    return {};
}

} // namespace

Result<void> renderFrame(const Frame &frame, const Overlay &overlay, const std::filesystem::path &file,
                         const RenderOptions &options, const TaskContext &context)
{
    const std::string ending = file.extension().string();
    if (ending != ".svg" && ending != ".png" && ending != ".pdf")
        return fail(
            makeError(ErrorCode::CommandLine, "picture_format",
                      {QT_TRANSLATE_NOOP("canvas", "“%1” is no kind of picture that can be written"), ending})
                .withFile(file.string())
                .withRemedy(QT_TRANSLATE_NOOP("canvas", "name a .svg, .png or .pdf file")));
    // In memory first: Qt's writers do not tell when a disk is full.
    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::WriteOnly);
    Picture picture(frame, overlay, options);
    if (ending == ".svg")
        writeSvg(picture, device, options.title);
    else if (ending == ".pdf")
        writePdf(picture, device, options.title);
    else if (auto written = writePng(picture, device, file, context); !written)
        return written;
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    return writeFile(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace espalier
