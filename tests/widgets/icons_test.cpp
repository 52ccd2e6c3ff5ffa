// SPDX-License-Identifier: Apache-2.0
// The program's pictures are there and take the colour asked for.
#include "model/graph/node.h"
#include "model/shapes/operator_schema.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "widgets/icons.h"

#include <QImage>

using namespace espalier;

TEST_CASE("every picture is packed into the program and drawn in the colour asked for", "[widgets]")
{
    for (const auto &entry : std::filesystem::directory_iterator(test::sourceFolder() / "resources/icons")) {
        const QString name = QString::fromStdString(entry.path().stem().string());
        INFO(name.toStdString());
        const QImage image = tintedPixmap(name, 16, QColor(Qt::red), 2).toImage();
        REQUIRE(image.width() == 32);
        bool isDrawn = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                isDrawn = isDrawn || image.pixelColor(x, y).alpha() > 128;
        }
        CHECK(isDrawn);
    }
}

TEST_CASE("operators have the picture of their family", "[widgets]")
{
    CHECK(operatorIconName("", "Conv") == QStringLiteral("op-conv"));
    CHECK(operatorIconName("ai.onnx", "ReduceMean") == QStringLiteral("op-reduce"));
    CHECK(operatorIconName("", "GlobalAveragePool") == QStringLiteral("op-pool"));
    CHECK(operatorIconName("", "Less") == QStringLiteral("op-math"));
    CHECK(operatorIconName("com.microsoft", "Conv") == QStringLiteral("op-custom"));
}

TEST_CASE("every operator of ONNX has a family", "[widgets]")
{
    std::size_t count = 0;
    for (const OperatorSchema &schema : OperatorSchema::all()) {
        if (!isDefaultDomain(schema.domain()))
            continue;
        INFO(schema.name());
        CHECK(operatorIconName(schema.domain(), schema.name()) != QStringLiteral("op-custom"));
        ++count;
    }
    CHECK(count > 180);
}
