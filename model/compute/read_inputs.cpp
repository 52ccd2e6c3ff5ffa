// SPDX-License-Identifier: Apache-2.0
// By the file's ending.
#include "model/compute/read_inputs.h"

#include "model/base/mapped_file.h"
#include "model/compute/decode_image.h"
#include "model/compute/element_types.h"
#include "model/compute/npz.h"
#include "model/compute/tensor_memory.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

Error wrongInput(const std::string &input, Message message, Message remedy)
{
    return makeError(ErrorCode::CommandLine, "input_source", std::move(message))
        .withNode(input)
        .withRemedy(std::move(remedy));
}

Error unreadable(const std::filesystem::path &file, Message message, Message remedy)
{
    return makeError(ErrorCode::Unreadable, "input_broken", std::move(message))
        .withFile(file.string())
        .withRemedy(std::move(remedy));
}

/// Graph inputs in their order, those that have a default last.
std::vector<GraphPort> portsOf(const Model &model)
{
    std::vector<GraphPort> ports = model.mainGraph().inputs;
    std::stable_partition(ports.begin(), ports.end(), [&](const GraphPort &port) {
        return model.value(port.value).initializer == nullptr;
    });
    return ports;
}

Result<ValueId> inputFor(const Model &model, const InputSource &source)
{
    const std::vector<GraphPort> ports = portsOf(model);
    if (source.input.empty()) {
        const bool isOnly =
            ports.size() == 1 || (ports.size() > 1 && model.value(ports[1].value).initializer != nullptr);
        if (isOnly)
            return ports.front().value;
        return fail(wrongInput({},
                               {QT_TRANSLATE_NOOP("compute", "%1 does not say which input it is for"),
                                source.file.filename().string()},
                               QT_TRANSLATE_NOOP("compute", "name it: INPUT=FILE")));
    }
    for (const GraphPort &port : ports) {
        if (model.value(port.value).name == source.input)
            return port.value;
    }
    return fail(wrongInput(source.input, QT_TRANSLATE_NOOP("compute", "the model has no such input"),
                           QT_TRANSLATE_NOOP("compute", "name one of the graph's inputs")));
}

Result<DenseTensor> readProto(const std::filesystem::path &file)
{
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(mapped.error());
    onnx::TensorProto proto;
    const auto bytes = (*mapped)->bytes();
    const bool isRead = bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max())
        && proto.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    if (!isRead || proto.data_location() == onnx::TensorProto_DataLocation_EXTERNAL)
        return fail(unreadable(file, QT_TRANSLATE_NOOP("compute", "this is no tensor with its own elements"),
                               QT_TRANSLATE_NOOP("compute", "write a TensorProto, or use .npy")));
    const Tensor tensor(std::move(proto), Tensor::InHeader{});
    auto dense = DenseTensor::from(tensor);
    if (!dense)
        return fail(std::move(dense.error()).withFile(file.string()));
    return dense;
}

Result<void> readFolder(const Model &model, const std::filesystem::path &folder, NamedTensors &out)
{
    const std::vector<GraphPort> ports = portsOf(model);
    std::error_code code;
    std::size_t i = 0;
    for (; std::filesystem::exists(folder / ("input_" + std::to_string(i) + ".pb"), code); ++i) {
        const std::filesystem::path file = folder / ("input_" + std::to_string(i) + ".pb");
        if (i == ports.size())
            return fail(unreadable(file, QT_TRANSLATE_NOOP("compute", "the model has not so many inputs"),
                                   QT_TRANSLATE_NOOP("compute", "give the test data of this model")));
        auto tensor = readProto(file);
        if (!tensor)
            return fail(std::move(tensor.error()));
        out.insert_or_assign(model.value(ports[i].value).name, std::move(*tensor));
    }
    if (i == 0)
        return fail(unreadable(folder, QT_TRANSLATE_NOOP("compute", "there is no input_0.pb in it"),
                               QT_TRANSLATE_NOOP("compute", "give a folder of ONNX's test data")));
    return {};
}

// --- pictures
// ----------------------------------------------------------------------------------------------------

/// Where an input has the axes of a picture.
struct PictureLayout {
    std::vector<std::int64_t> shape; ///< with the picture's own height and width where it says none
    std::size_t height = 0;
    std::size_t width = 0;
    std::size_t channels = 3;
    bool channelsFirst = true;
};

bool mayBeChannels(const Dim &dim)
{
    return dim.isKnown() && (dim.length() == 1 || dim.length() == 3);
}

std::optional<PictureLayout> layoutOf(const ValueType &type, const Image &image)
{
    if (!type.isTensor() || !type.shape || type.shape->size() < 3 || type.shape->size() > 4)
        return std::nullopt;
    const Shape &dims = *type.shape;
    const std::size_t first = dims.size() - 3; // behind the batch
    if (first == 1 && dims[0].isKnown() && dims[0].length() != 1)
        return std::nullopt;
    PictureLayout out;
    out.channelsFirst = mayBeChannels(dims[first]) || !mayBeChannels(dims[first + 2]);
    const Dim &channels = dims[out.channelsFirst ? first : first + 2];
    if (channels.isKnown() && !mayBeChannels(channels))
        return std::nullopt;
    out.channels = channels.isKnown() ? static_cast<std::size_t>(channels.length()) : 3;
    const Dim &height = dims[out.channelsFirst ? first + 1 : first];
    const Dim &width = dims[out.channelsFirst ? first + 2 : first + 1];
    out.height = height.isKnown() ? static_cast<std::size_t>(std::max<std::int64_t>(height.length(), 0))
                                  : image.height;
    out.width =
        width.isKnown() ? static_cast<std::size_t>(std::max<std::int64_t>(width.length(), 0)) : image.width;
    const auto h = static_cast<std::int64_t>(out.height);
    const auto w = static_cast<std::int64_t>(out.width);
    const auto c = static_cast<std::int64_t>(out.channels);
    out.shape = out.channelsFirst ? std::vector{c, h, w} : std::vector{h, w, c};
    if (first == 1)
        out.shape.insert(out.shape.begin(), 1);
    return out;
}

/// Levels 0…255, [height, width, channels]; one channel is the luma of BT.601.
std::vector<float> levelsOf(const Image &image, std::size_t channels, bool isBgr)
{
    std::vector<float> out;
    out.reserve(image.width * image.height * channels);
    for (std::size_t i = 0; i < image.width * image.height; ++i) {
        const std::uint8_t *pixel = image.rgb.data() + 3 * i;
        if (channels == 1) {
            out.push_back(0.299F * static_cast<float>(pixel[0]) + 0.587F * static_cast<float>(pixel[1])
                          + 0.114F * static_cast<float>(pixel[2]));
            continue;
        }
        for (std::size_t c = 0; c < 3; ++c)
            out.push_back(static_cast<float>(pixel[isBgr ? 2 - c : c]));
    }
    return out;
}

double ofChannel(const std::vector<double> &numbers, std::size_t channel, double none)
{
    if (numbers.empty())
        return none;
    return numbers[numbers.size() == 1 ? 0 : channel];
}

template <class T>
void fillPicture(DenseTensor &tensor, const std::vector<float> &levels, const PictureLayout &layout,
                 const PictureForm &form)
{
    T *to = tensor.writable<T>();
    const std::size_t places = layout.height * layout.width;
    for (std::size_t place = 0; place < places; ++place) {
        for (std::size_t c = 0; c < layout.channels; ++c) {
            const auto level = static_cast<double>(levels[place * layout.channels + c]);
            T &element = to[layout.channelsFirst ? c * places + place : place * layout.channels + c];
            if constexpr (std::is_same_v<T, std::uint8_t>)
                element = static_cast<std::uint8_t>(std::lround(level));
            else
                element = static_cast<T>(static_cast<kernels::Wide<T>>(
                    (level * form.scale - ofChannel(form.mean, c, 0)) / ofChannel(form.deviation, c, 1)));
        }
    }
}

Result<DenseTensor> readPicture(const Model &model, ValueId input, const InputSource &source)
{
    const std::string &name = model.value(input).name;
    const auto file = MappedFile::open(source.file);
    if (!file)
        return fail(file.error());
    const auto bytes = (*file)->bytes();
    const auto image = decodeImage({reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()});
    if (!image || image->width == 0 || image->height == 0)
        return fail(unreadable(
            source.file, QT_TRANSLATE_NOOP("compute", "this picture cannot be read"),
            QT_TRANSLATE_NOOP("compute", "save it as PNG without interlacing, or as baseline JPEG")));
    const ValueType type = declaredType(model, input);
    const auto layout = layoutOf(type, *image);
    const DType dtype = type.dtype;
    const bool fits = dtype == DType::UInt8 || isFloatingPoint(dtype);
    if (!layout || !fits)
        return fail(wrongInput(
            name, {QT_TRANSLATE_NOOP("compute", "one picture does not make an input of %1"), type.text()},
            QT_TRANSLATE_NOOP("compute",
                              "pictures are for [1, 3, H, W], [1, H, W, 3] and the like of float or uint8; "
                              "use .npy")));
    for (const std::vector<double> *numbers : {&source.picture.mean, &source.picture.deviation}) {
        if (numbers->size() > 1 && numbers->size() != layout->channels)
            return fail(
                wrongInput(name,
                           QT_TRANSLATE_NOOP("compute",
                                             "mean and std do not have as many numbers as "
                                             "there are channels"),
                           QT_TRANSLATE_NOOP("compute", "give one for each channel, or one for all")));
    }
    const TensorSpec spec{dtype, layout->shape};
    if (spec.bytes() > tensorMemoryLimit())
        return fail(wrongInput(name, QT_TRANSLATE_NOOP("compute", "the input is too large"),
                               QT_TRANSLATE_NOOP("compute", "fix its shape with --shape")));
    const std::vector<float> levels =
        resizedLinear(levelsOf(*image, layout->channels, source.picture.isBgr), image->height, image->width,
                      layout->channels, layout->height, layout->width);
    DenseTensor tensor(spec);
    if (dtype == DType::UInt8)
        fillPicture<std::uint8_t>(tensor, levels, *layout, source.picture);
    else if (!withFloating(dtype, [&](auto element) {
                 fillPicture<typename decltype(element)::type>(tensor, levels, *layout, source.picture);
             }))
        return fail(wrongInput(name, QT_TRANSLATE_NOOP("compute", "no picture has such elements"),
                               QT_TRANSLATE_NOOP("compute", "use .npy")));
    return tensor;
}

Result<DenseTensor> readOne(const Model &model, ValueId input, const InputSource &source,
                            const std::string &ending)
{
    if (ending == ".npy")
        return readNpy(source.file);
    return ending == ".pb" ? readProto(source.file) : readPicture(model, input, source);
}

} // namespace

std::vector<float> resizedLinear(const std::vector<float> &x, std::size_t height, std::size_t width,
                                 std::size_t channels, std::size_t toHeight, std::size_t toWidth)
{
    if (height == toHeight && width == toWidth)
        return x;
    struct Place {
        std::size_t low, high;
        float share; ///< of the higher one
    };
    const auto places = [](std::size_t from, std::size_t to) {
        std::vector<Place> out(to);
        for (std::size_t i = 0; i < to; ++i) {
            const double at =
                (static_cast<double>(i) + 0.5) * static_cast<double>(from) / static_cast<double>(to) - 0.5;
            const double held = std::clamp(at, 0.0, static_cast<double>(from - 1));
            const auto low = static_cast<std::size_t>(held);
            out[i] = {low, std::min(low + 1, from - 1), static_cast<float>(held - static_cast<double>(low))};
        }
        return out;
    };
    const std::vector<Place> rows = places(height, toHeight);
    const std::vector<Place> columns = places(width, toWidth);
    std::vector<float> out;
    out.reserve(toHeight * toWidth * channels);
    for (const Place &row : rows) {
        for (const Place &column : columns) {
            for (std::size_t c = 0; c < channels; ++c) {
                const auto at = [&](std::size_t r, std::size_t k) {
                    return x[(r * width + k) * channels + c];
                };
                const float top =
                    at(row.low, column.low) * (1 - column.share) + at(row.low, column.high) * column.share;
                const float bottom =
                    at(row.high, column.low) * (1 - column.share) + at(row.high, column.high) * column.share;
                out.push_back(top * (1 - row.share) + bottom * row.share);
            }
        }
    }
    return out;
}

Result<NamedTensors> readInputs(const Model &model, const std::vector<InputSource> &sources)
{
    NamedTensors out;
    for (const InputSource &source : sources) {
        std::string ending = source.file.extension().string();
        std::transform(ending.begin(), ending.end(), ending.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        std::error_code code;
        if (source.input.empty() && std::filesystem::is_directory(source.file, code)) {
            if (auto read = readFolder(model, source.file, out); !read)
                return fail(std::move(read.error()));
            continue;
        }
        if (source.input.empty() && ending != ".npy" && ending != ".pb"
            && (ending == ".npz" || ending.empty())) {
            auto npz = readNpz(source.file);
            if (!npz)
                return fail(std::move(npz.error()));
            std::vector<std::string> names;
            for (const GraphPort &port : model.mainGraph().inputs)
                names.push_back(model.value(port.value).name);
            for (auto &[name, tensor] : entriesFor(*npz, names, "in:"))
                out.insert_or_assign(name, tensor);
            continue;
        }
        const auto input = inputFor(model, source);
        if (!input)
            return fail(Error(input.error()).withFile(source.file.string()));
        auto tensor = readOne(model, *input, source, ending);
        if (!tensor)
            return fail(std::move(tensor.error()).withFile(source.file.string()));
        out.insert_or_assign(model.value(*input).name, std::move(*tensor));
    }
    return out;
}

} // namespace espalier
