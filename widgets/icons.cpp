// SPDX-License-Identifier: Apache-2.0
// Renders the pictures once and keeps them in Qt's pixmap cache.
#include "widgets/icons.h"

#include "model/graph/node.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

/// Q_INIT_RESOURCE wants the global namespace; a static library's resources are not there without it.
static void bringInResources()
{
    Q_INIT_RESOURCE(window);
}

namespace espalier {

namespace {

struct Family {
    std::string_view icon;
    std::string_view operators; ///< separated by blanks; `Reduce*` stands for all that begin so, `*Window`
                                ///< for all that end so
};

constexpr std::array families{
    Family{"op-conv", "Conv ConvTranspose ConvInteger DeformConv QLinearConv CausalConvWithState"},
    Family{"op-matmul", "MatMul Gemm Einsum MatMulInteger QLinearMatMul Det"},
    Family{"op-activation",
           "Relu LeakyRelu PRelu Elu Selu Celu Gelu Sigmoid HardSigmoid HardSwish Swish SwiGLU Mish Tanh "
           "Softplus "
           "Softsign Softmax LogSoftmax Hardmax Clip Erf ThresholdedRelu Shrink"},
    Family{"op-norm",
           "BatchNormalization InstanceNormalization LayerNormalization GroupNormalization RMSNormalization "
           "SimplifiedLayerNormalization LRN LpNormalization MeanVarianceNormalization"},
    Family{"op-pool", "MaxPool AveragePool LpPool Global* MaxUnpool MaxRoiPool"},
    Family{
        "op-math",
        "Add Sub Mul Div Pow Sqrt Exp Log Neg Abs Min Max Mod Sin Cos Tan Asin Acos Atan Sinh Cosh Asinh "
        "Acosh Atanh Reciprocal Sign Ceil Floor Round Equal Less LessOrEqual Greater GreaterOrEqual And Or "
        "Not Xor Where BitShift Bitwise* IsInf IsNaN DFT STFT *Window MelWeightMatrix "
        "NegativeLogLikelihoodLoss SoftmaxCrossEntropyLoss String* RegexFullMatch TfIdfVectorizer "
        "ImageDecoder"},
    Family{"op-reduce", "Reduce* ArgMax ArgMin CumSum CumProd Mean Sum"},
    Family{"op-shape",
           "Reshape Transpose Flatten Squeeze Unsqueeze Expand Tile DepthToSpace SpaceToDepth Shape Size"},
    Family{"op-join", "Concat Split Slice Pad"},
    Family{"op-index",
           "Gather* Scatter* TopK NonZero NonMaxSuppression Compress OneHot Unique ReverseSequence Trilu "
           "TensorScatter"},
    Family{"op-resize", "Resize Upsample GridSample AffineGrid RoiAlign CenterCropPad Col2Im"},
    Family{"op-recurrent", "LSTM GRU RNN"},
    Family{"op-attention", "Attention LinearAttention MultiHeadAttention RotaryEmbedding"},
    Family{"op-control", "If Loop Scan Sequence* Optional* ConcatFromSequence SplitToSequence"},
    Family{"op-quant", "QuantizeLinear DequantizeLinear DynamicQuantizeLinear Cast CastLike BitCast"},
    Family{"op-constant",
           "Constant ConstantOfShape Range Random* Identity Dropout EyeLike Bernoulli "
           "Multinomial"},
};

bool isListed(std::string_view operators, std::string_view op)
{
    while (!operators.empty()) {
        const std::string_view name = operators.substr(0, operators.find(' '));
        operators.remove_prefix(std::min(operators.size(), name.size() + 1));
        const bool isListedName = name == op
            || (name.ends_with('*') && op.starts_with(name.substr(0, name.size() - 1)))
            || (name.starts_with('*') && op.ends_with(name.substr(1)));
        if (isListedName)
            return true;
    }
    return false;
}

QByteArray svgText(const QString &name, const QColor &colour)
{
    bringInResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toUtf8());
}

} // namespace

QPixmap tintedPixmap(const QString &name, int size, const QColor &colour, qreal ratio)
{
    const QString key =
        QStringLiteral("espalier/%1/%2/%3/%4")
            .arg(name, colour.name(QColor::HexArgb), QString::number(size), QString::number(ratio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int pixels = static_cast<int>(std::lround(size * ratio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    QSvgRenderer(svgText(name, colour)).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon tintedIcon(const QString &name, const QColor &colour)
{
    QColor pale = colour;
    pale.setAlphaF(0.38F);
    QIcon icon;
    for (const int size : {16, 20}) {
        for (const qreal ratio : {1.0, 2.0}) {
            icon.addPixmap(tintedPixmap(name, size, colour, ratio));
            icon.addPixmap(tintedPixmap(name, size, pale, ratio), QIcon::Disabled);
        }
    }
    return icon;
}

QString operatorIconName(std::string_view domain, std::string_view op)
{
    if (!isDefaultDomain(domain))
        return QStringLiteral("op-custom");
    const auto found = std::find_if(families.begin(), families.end(),
                                    [&](const Family &family) { return isListed(family.operators, op); });
    const std::string_view icon = found == families.end() ? std::string_view("op-custom") : found->icon;
    return QString::fromUtf8(icon.data(), static_cast<qsizetype>(icon.size()));
}

} // namespace espalier
