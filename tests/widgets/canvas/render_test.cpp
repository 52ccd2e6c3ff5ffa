// SPDX-License-Identifier: Apache-2.0
// Pictures in files are whole, or refused.
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"
#include "tests/widgets/canvas/pictures.h"
#include "widgets/canvas/render.h"

#include <QFile>
#include <QXmlStreamReader>

using namespace espalier;
using namespace espalier::test;

namespace {

Frame smallFrame()
{
    return stackedFrame(modelFromText("g (float[4] x) => (float[4] y) { a = Relu(x) y = Tanh(a) }"),
                        [](const Node &) { return Verdict::Supported; });
}

QByteArray contents(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("a PNG shows the whole graph at 100 %", "[canvas]")
{
    const TemporaryFolder folder;
    const Frame frame = smallFrame();
    REQUIRE(renderFrame(frame, {}, folder / "g.png"));
    const QImage image(QString::fromStdString((folder / "g.png").string()));
    CHECK(image.width() >= frame.bounds.width());
    CHECK(image.height() >= frame.bounds.height() + 28);
    CHECK(pixelsOf(image, palette(Theme::Light).style(Look::Supported).fill) > 2000);
}

TEST_CASE("tiles join without seams", "[canvas]")
{
    const TemporaryFolder folder;
    Frame frame = smallFrame();
    frame.bounds.setHeight(5000);
    RenderOptions options;
    options.hasLegend = false;
    REQUIRE(renderFrame(frame, {}, folder / "g.png", options));
    const QImage image =
        QImage(QString::fromStdString((folder / "g.png").string())).convertToFormat(QImage::Format_RGB32);
    View view;
    view.origin = frame.bounds.topLeft() - QPointF(24, 24);
    const QImage whole = paint(frame, {}, Theme::Light, view, image.size()).image;
    CHECK(image == whole);
}

TEST_CASE("an SVG is well-formed and keeps hostile names as text", "[canvas]")
{
    const TemporaryFolder folder;
    Frame frame = smallFrame();
    frame.boxes[1].name = QStringLiteral("</text><script>alert(1)</script>");
    RenderOptions options;
    options.title = QStringLiteral("a<b>&\"c\".onnx");
    REQUIRE(renderFrame(frame, {}, folder / "g.svg", options));
    QXmlStreamReader reader(contents(folder / "g.svg"));
    QStringList elements;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            elements << reader.name().toString();
    }
    CHECK_FALSE(reader.hasError());
    CHECK(elements.contains(QStringLiteral("text")));
    CHECK_FALSE(elements.contains(QStringLiteral("script")));
}

TEST_CASE("a PDF is written", "[canvas]")
{
    const TemporaryFolder folder;
    REQUIRE(renderFrame(smallFrame(), {}, folder / "g.pdf"));
    CHECK(contents(folder / "g.pdf").startsWith("%PDF"));
}

TEST_CASE("a picture over the limit is refused and leaves nothing", "[canvas]")
{
    const TemporaryFolder folder;
    Frame frame = smallFrame();
    frame.bounds.setHeight(40'000);
    const auto written = renderFrame(frame, {}, folder / "g.png");
    REQUIRE_FALSE(written);
    CHECK(written.error().reason == "picture_too_large");
    CHECK_FALSE(std::filesystem::exists(folder / "g.png"));
    CHECK(renderFrame(frame, {}, folder / "g.svg"));
    const auto other = renderFrame(frame, {}, folder / "g.gif");
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::CommandLine);
    const auto nowhere = renderFrame(smallFrame(), {}, folder / "none/g.svg");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().reason == "file_not_writable");
}
