// SPDX-License-Identifier: Apache-2.0
// Lays models out without any thought, and paints them.
#include "tests/widgets/canvas/pictures.h"

#include <QPainter>

namespace espalier::test {

namespace {

LayoutEdge edgeBetween(const Layout &layout, ValueId value, BoxIndex from, BoxIndex to)
{
    const Rect &a = layout.boxes[from].rect;
    const Rect &b = layout.boxes[to].rect;
    const Point start{a.centre().x, a.bottom()};
    const Point tip{b.centre().x, b.y};
    const double bow = to == from + 1 ? 0 : 160;
    const double third = (tip.y - start.y) / 3;
    return {value, from, to, {start, {start.x + bow, start.y + third}, {tip.x + bow, tip.y - third}, tip},
            false, false};
}

} // namespace

Layout stackedLayout(const Model &model)
{
    Layout layout;
    std::unordered_map<ValueId, BoxIndex> makers;
    double y = 0;
    const auto stack = [&](LayoutBox box, double height) {
        box.rect = {0, y, 120, height};
        box.rank = static_cast<std::uint32_t>(layout.boxes.size());
        y += height + 24;
        layout.boxes.push_back(box);
        return static_cast<BoxIndex>(layout.boxes.size() - 1);
    };
    for (const GraphPort &port : model.mainGraph().inputs) {
        LayoutBox pill;
        pill.kind = LayoutBox::Kind::Input;
        pill.value = port.value;
        makers[port.value] = stack(pill, 22);
    }
    for (const NodeId id : nodesInOrder(model)) {
        const Node &node = model.node(id);
        if (node.isOp("Constant"))
            continue;
        LayoutBox box;
        box.node = id;
        const BoxIndex index = stack(box, 36);
        for (const ValueId output : node.outputs)
            makers[output] = index;
        for (const ValueId input : node.inputs) {
            const auto maker = makers.find(input);
            if (maker != makers.end())
                layout.edges.push_back(edgeBetween(layout, input, maker->second, index));
        }
    }
    for (const GraphPort &port : model.mainGraph().outputs) {
        LayoutBox pill;
        pill.kind = LayoutBox::Kind::Output;
        pill.value = port.value;
        const BoxIndex index = stack(pill, 22);
        const auto maker = makers.find(port.value);
        if (maker != makers.end())
            layout.edges.push_back(edgeBetween(layout, port.value, maker->second, index));
    }
    layout.bounds = {-20, -20, 320, y + 20};
    layout.blocks = 1;
    return layout;
}

Frame stackedFrame(const Model &model, const std::function<Verdict(const Node &)> &verdict)
{
    const Layout layout = stackedLayout(model);
    SupportReport report("target", "device");
    for (const LayoutBox &box : layout.boxes) {
        if (box.kind != LayoutBox::Kind::Node || !verdict)
            continue;
        NodeVerdict judged;
        judged.node = box.node;
        judged.verdict = verdict(model.node(box.node));
        judged.reason = judged.isSupported() ? Message() : Message("Not here.");
        report.add(std::move(judged));
    }
    const ValueTypes types;
    return buildFrame({model, types, layout, verdict ? &report : nullptr, {}, {}, {}, {}, {}, {}});
}

Painted paint(const Frame &frame, const Overlay &overlay, Theme theme, const View &view, QSize size)
{
    Painted out{QImage(size, QImage::Format_RGB32), {}};
    QPainter painter(&out.image);
    FramePainter framePainter;
    out.counts = framePainter.paint(painter, frame, overlay, palette(theme), view, QSizeF(size));
    return out;
}

int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace espalier::test
