// SPDX-License-Identifier: Apache-2.0
// Calls oneDNN, its exceptions turned into "not done". Layouts that suit the processor are reached by
// reorders around each convolution; weights that stay the same are reordered once.
#include "model/compute/library_products.h"

#ifdef ESPALIER_HAS_ONEDNN

#include <algorithm>
#include <dnnl.hpp>
#include <memory>
#include <omp.h>

namespace espalier {

namespace {

using Tag = dnnl::memory::format_tag;
using dnnl::memory;

constexpr std::size_t alignment = 64;

std::size_t aligned(std::size_t bytes)
{
    return (bytes + alignment - 1) / alignment * alignment;
}

const dnnl::engine &processor()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

dnnl::stream &stream()
{
    static thread_local dnnl::stream stream(processor());
    return stream;
}

/// Geometry of a convolution or a deconvolution with two or three spatial axes.
struct Window {
    memory::dims x;
    memory::dims w;
    memory::dims y;
    memory::dims strides;
    memory::dims dilations; ///< as oneDNN counts them: 0 is dense
    memory::dims padsBegin;
    memory::dims padsEnd;
    bool isGrouped = false;
    bool isTransposed = false;
};

template <class Geometry> Window windowOf(const Geometry &g, bool isTransposed)
{
    const bool isFlat = g.in[0] == 1 && g.out[0] == 1 && g.kernel[0] == 1;
    const std::size_t first = isFlat ? 1 : 0;
    Window window;
    window.isGrouped = g.groups > 1;
    window.isTransposed = isTransposed;
    window.x = {g.batch, g.groups * g.channelsIn};
    window.y = {g.batch, g.groups * g.channelsOut};
    window.w = {g.channelsOut, g.channelsIn};
    if (window.isGrouped)
        window.w.insert(window.w.begin(), g.groups);
    for (std::size_t i = first; i < g.in.size(); ++i) {
        window.x.push_back(g.in[i]);
        window.y.push_back(g.out[i]);
        window.w.push_back(g.kernel[i]);
        window.strides.push_back(g.strides[i]);
        window.dilations.push_back(g.dilations[i] - 1);
        window.padsBegin.push_back(g.pads[i]);
        const std::int64_t span = (g.kernel[i] - 1) * g.dilations[i] + 1;
        const std::int64_t small = isTransposed ? g.in[i] : g.out[i];
        const std::int64_t large = isTransposed ? g.out[i] : g.in[i];
        const std::int64_t padEnd = (small - 1) * g.strides[i] + span - large - g.pads[i];
        window.padsEnd.push_back(isTransposed ? padEnd
                                              : std::max<std::int64_t>(0, padEnd)); // a stride's rest is none
    }
    return window;
}

/// The weights as ONNX stores them. A transposed convolution's are [in, out, …] where oneDNN counts [out, in,
/// …].
memory::desc plainWeights(const Window &window)
{
    memory::dims steps(window.w.size(), 1);
    memory::dims stored = window.w;
    const std::size_t out = window.isGrouped ? 1 : 0;
    if (window.isTransposed)
        std::swap(stored[out], stored[out + 1]);
    for (std::size_t i = stored.size(); i-- > 1;)
        steps[i - 1] = steps[i] * stored[i];
    if (window.isTransposed)
        std::swap(steps[out], steps[out + 1]);
    return {window.w, memory::data_type::f32, steps};
}

/// A convolution with the layouts that oneDNN likes best, and the ways there and back.
class Convolution {
public:
    Convolution(const Window &window, bool isConstant)
        : m_window(window), m_isConstant(isConstant), m_plainX(plain(window.x)), m_plainY(plain(window.y)),
          m_plainW(plainWeights(window))
    {
    }

    /// Of layouts that differ from ONNX's; 0 where the library cannot do it.
    [[nodiscard]] std::size_t scratchBytes(const KernelBuffers &buffers)
    {
        try {
            if (!m_primitive)
                prepare(buffers);
        } catch (const dnnl::error &) {
            m_primitive = {};
            return 0;
        }
        return m_scratchX + m_scratchY + m_scratchW;
    }

    bool run(const KernelBuffers &buffers)
    {
        if (!m_primitive)
            return false;
        try {
            execute(buffers);
            return true;
        } catch (const dnnl::error &) {
            return false;
        }
    }

private:
    static memory::desc plain(const memory::dims &dims)
    {
        return {dims, memory::data_type::f32, dims.size() == 4 ? Tag::nchw : Tag::ncdhw};
    }
    static memory::desc any(const memory::dims &dims) { return {dims, memory::data_type::f32, Tag::any}; }

    void prepare(const KernelBuffers &buffers)
    {
        const bool hasBias = buffers.inputs.size() > 2 && buffers.inputs[2] != nullptr;
        const memory::desc bias =
            hasBias ? memory::desc({m_window.y[1]}, memory::data_type::f32, Tag::x) : memory::desc();
        const auto kind = dnnl::prop_kind::forward_inference;
        const auto choose = [&](const auto &description, auto *primitive) {
            using Primitive = std::remove_pointer_t<decltype(primitive)>;
            const typename Primitive::primitive_desc chosen(description, processor());
            m_x = chosen.src_desc();
            m_y = chosen.dst_desc();
            m_w = chosen.weights_desc();
            m_primitive = Primitive(chosen);
        };
        const Window &o = m_window;
        if (o.isTransposed)
            choose(dnnl::deconvolution_forward::desc(kind, dnnl::algorithm::deconvolution_direct, any(o.x),
                                                     any(o.w), bias, any(o.y), o.strides, o.dilations,
                                                     o.padsBegin, o.padsEnd),
                   static_cast<dnnl::deconvolution_forward *>(nullptr));
        else
            choose(dnnl::convolution_forward::desc(kind, dnnl::algorithm::convolution_direct, any(o.x),
                                                   any(o.w), bias, any(o.y), o.strides, o.dilations,
                                                   o.padsBegin, o.padsEnd),
                   static_cast<dnnl::convolution_forward *>(nullptr));
        if (m_x != m_plainX)
            m_toX = dnnl::reorder(memory(m_plainX, processor(), nullptr), memory(m_x, processor(), nullptr));
        if (m_y != m_plainY)
            m_fromY =
                dnnl::reorder(memory(m_y, processor(), nullptr), memory(m_plainY, processor(), nullptr));
        if (m_w != m_plainW)
            m_toW = dnnl::reorder(memory(m_plainW, processor(), nullptr), memory(m_w, processor(), nullptr));
        m_scratchX = m_toX ? aligned(m_x.get_size()) : 0;
        m_scratchY = m_fromY ? aligned(m_y.get_size()) : 0;
        m_scratchW = m_toW && !m_isConstant ? aligned(m_w.get_size()) : 0;
        if (m_isConstant && m_toW) {
            m_packed = memory(m_w, processor());
            memory from(m_plainW, processor(), const_cast<void *>(buffers.inputs[1])); // it is only read
            m_toW.execute(stream(), from, m_packed);
            stream().wait();
        }
    }

    void execute(const KernelBuffers &buffers)
    {
        auto *scratch = static_cast<std::byte *>(buffers.scratch);
        const auto input = [&](const memory::desc &description, std::size_t i) {
            return memory(description, processor(), const_cast<void *>(buffers.inputs[i])); // it is only read
        };
        memory x = input(m_plainX, 0);
        if (m_toX) {
            memory to(m_x, processor(), scratch);
            m_toX.execute(stream(), x, to);
            x = to;
        }
        memory y(m_plainY, processor(), buffers.outputs[0]);
        const memory made = m_fromY ? memory(m_y, processor(), scratch + m_scratchX) : y;
        memory w = m_packed ? m_packed : input(m_plainW, 1);
        if (!m_packed && m_toW) {
            memory to(m_w, processor(), scratch + m_scratchX + m_scratchY);
            m_toW.execute(stream(), w, to);
            w = to;
        }
        std::unordered_map<int, memory> arguments{
            {DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, w}, {DNNL_ARG_DST, made}};
        if (buffers.inputs.size() > 2 && buffers.inputs[2] != nullptr)
            arguments.emplace(DNNL_ARG_BIAS, input({{m_window.y[1]}, memory::data_type::f32, Tag::x}, 2));
        m_primitive.execute(stream(), arguments);
        if (m_fromY) {
            memory from = made;
            m_fromY.execute(stream(), from, y);
        }
        stream().wait();
    }

    Window m_window;
    bool m_isConstant;
    memory::desc m_plainX;
    memory::desc m_plainY;
    memory::desc m_plainW;
    std::size_t m_scratchX = 0;
    std::size_t m_scratchY = 0;
    std::size_t m_scratchW = 0;
    memory::desc m_x;
    memory::desc m_y;
    memory::desc m_w;
    dnnl::primitive m_primitive;
    dnnl::reorder m_toX;
    dnnl::reorder m_fromY;
    dnnl::reorder m_toW;
    memory m_packed; ///< weights that stay the same
};

LibraryBody bodyOf(const Window &window, bool isConstant, double products)
{
    const auto convolution = std::make_shared<Convolution>(window, isConstant);
    return {[convolution](const KernelBuffers &buffers) { return convolution->run(buffers); }, products,
            [convolution](const KernelBuffers &buffers) { return convolution->scratchBytes(buffers); }};
}

const float *input(const KernelBuffers &buffers, std::size_t i)
{
    return i < buffers.inputs.size() ? static_cast<const float *>(buffers.inputs[i]) : nullptr;
}

bool sgemm(bool transA, bool transB, std::int64_t m, std::int64_t n, std::int64_t k, float alpha,
           const float *a, const float *b, float beta, float *c)
{
    return dnnl::sgemm(transA ? 'T' : 'N', transB ? 'T' : 'N', m, n, k, alpha, a,
                       std::max<std::int64_t>(1, transA ? m : k), b,
                       std::max<std::int64_t>(1, transB ? k : n), beta, c, std::max<std::int64_t>(1, n))
        == dnnl::status::success;
}

/// A convolution with windows of one element: for each image and group, weights times input.
LibraryBody pointwiseConv(const ConvGeometry &g, double products)
{
    const std::int64_t places = g.in[0] * g.in[1] * g.in[2];
    return {[g, places](const KernelBuffers &buffers) {
                const float *x = input(buffers, 0);
                const float *w = input(buffers, 1);
                const float *bias = input(buffers, 2);
                auto *y = static_cast<float *>(buffers.outputs[0]);
                for (std::int64_t n = 0; n < g.batch * g.groups; ++n) {
                    const std::int64_t group = n % g.groups;
                    for (std::int64_t c = 0; bias != nullptr && c < g.channelsOut; ++c)
                        std::fill_n(y + c * places, places, bias[group * g.channelsOut + c]);
                    if (!sgemm(false, false, g.channelsOut, places, g.channelsIn, 1,
                               w + group * g.channelsOut * g.channelsIn, x, bias != nullptr ? 1.0F : 0.0F, y))
                        return false;
                    x += g.channelsIn * places;
                    y += g.channelsOut * places;
                }
                return true;
            },
            products};
}

template <class Geometry> double productsOf(const Geometry &g, const std::vector<std::int64_t> &places)
{
    double out = static_cast<double>(g.batch * g.groups * g.channelsIn * g.channelsOut);
    for (std::size_t i = 0; i < places.size(); ++i)
        out *= static_cast<double>(places[i] * g.kernel[i]);
    return out;
}

} // namespace

std::optional<LibraryBody> libraryConv(const ConvGeometry &geometry, bool isConstant)
{
    const double products = productsOf(geometry, geometry.out);
    const bool isPointwise =
        product(geometry.kernel) == 1 && geometry.in == geometry.out && product(geometry.strides) == 1;
    if (isPointwise)
        return pointwiseConv(geometry, products);
    return bodyOf(windowOf(geometry, false), isConstant, products);
}

std::optional<LibraryBody> libraryDeconv(const DeconvGeometry &geometry, bool isConstant)
{
    return bodyOf(windowOf(geometry, true), isConstant, productsOf(geometry, geometry.in));
}

std::optional<LibraryBody> libraryMatmul(const MatrixShapes &shapes)
{
    const std::int64_t matrices = product(shapes.batch);
    return LibraryBody{[shapes, matrices](const KernelBuffers &buffers) {
                           auto *y = static_cast<float *>(buffers.outputs[0]);
                           for (std::int64_t matrix = 0; matrix < matrices;
                                ++matrix, y += shapes.m * shapes.n) {
                               const float *a = input(buffers, 0);
                               const float *b = input(buffers, 1);
                               std::int64_t rest = matrix;
                               for (std::size_t axis = shapes.batch.size(); axis-- > 0;) {
                                   a += rest % shapes.batch[axis] * shapes.stepsA[axis];
                                   b += rest % shapes.batch[axis] * shapes.stepsB[axis];
                                   rest /= shapes.batch[axis];
                               }
                               if (!sgemm(false, false, shapes.m, shapes.n, shapes.k, 1, a, b, 0, y))
                                   return false;
                           }
                           return true;
                       },
                       static_cast<double>(matrices * shapes.m * shapes.n * shapes.k)};
}

std::optional<LibraryBody> libraryGemm(const GemmShapes &shapes)
{
    return LibraryBody{[s = shapes](const KernelBuffers &buffers) {
                           const float *c = input(buffers, 2);
                           auto *y = static_cast<float *>(buffers.outputs[0]);
                           for (std::int64_t row = 0; c != nullptr && row < s.m; ++row) {
                               for (std::int64_t column = 0; column < s.n; ++column)
                                   y[row * s.n + column] = s.beta * c[row * s.rowC + column * s.columnC];
                           }
                           return sgemm(s.transA, s.transB, s.m, s.n, s.k, s.alpha, input(buffers, 0),
                                        input(buffers, 1), c != nullptr ? 1.0F : 0.0F, y);
                       },
                       static_cast<double>(shapes.m * shapes.n * shapes.k)};
}

void setLibraryThreads(unsigned threads)
{
    omp_set_num_threads(static_cast<int>(threads));
}

} // namespace espalier

#else

namespace espalier {

std::optional<LibraryBody> libraryConv(const ConvGeometry &, bool)
{
    return std::nullopt;
}

std::optional<LibraryBody> libraryDeconv(const DeconvGeometry &, bool)
{
    return std::nullopt;
}

std::optional<LibraryBody> libraryMatmul(const MatrixShapes &)
{
    return std::nullopt;
}

std::optional<LibraryBody> libraryGemm(const GemmShapes &)
{
    return std::nullopt;
}

void setLibraryThreads(unsigned) { }

} // namespace espalier

#endif
