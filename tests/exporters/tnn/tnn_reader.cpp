// SPDX-License-Identifier: Apache-2.0
// Records between commas; then magic number, bodies, constants.
#include "tests/exporters/tnn/tnn_reader.h"

#include <cstring>
#include <set>
#include <sstream>

namespace espalier::test {

namespace {

constexpr std::uint32_t magic = 0xFABC0004;

Error unreadable(const std::string &what)
{
    return makeError(ErrorCode::Unreadable, "bad_tnn_file", {"TNN file: %1", what});
}

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text) {
        if (c == separator) {
            parts.push_back(part);
            part.clear();
        } else {
            part += c;
        }
    }
    parts.push_back(part);
    return parts;
}

std::vector<std::string> words(const std::string &record)
{
    std::istringstream in(record);
    std::vector<std::string> out;
    for (std::string word; in >> word;)
        out.push_back(word);
    return out;
}

DType dtypeOf(int code)
{
    switch (code) {
    case 0:
        return DType::Float;
    case 1:
        return DType::Float16;
    case 2:
        return DType::Int8;
    case 3:
        return DType::Int32;
    default:
        return DType::Undefined;
    }
}

/// Walks the bytes of X.tnnmodel. Past the end all is zero and `isBroken` is set.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : m_bytes(bytes) { }

    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] bool isAtEnd() const { return m_bytes.empty(); }

    std::string take(std::size_t count)
    {
        if (count > m_bytes.size()) {
            m_isBroken = true;
            count = 0;
        }
        std::string out(m_bytes.substr(0, count));
        m_bytes.remove_prefix(count);
        return out;
    }
    std::uint32_t number()
    {
        const std::string bytes = take(4);
        std::uint32_t value = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
        return value;
    }
    std::string text() { return take(number()); }
    bool flag() { return take(1) == std::string("\1", 1); }
    DenseTensor raw()
    {
        const bool isRaw = number() == magic;
        const DType dtype = dtypeOf(static_cast<int>(number()));
        const std::uint32_t length = number();
        m_isBroken = m_isBroken || !isRaw || dtype == DType::Undefined;
        if (length == 0)
            return DenseTensor(TensorSpec{dtype, {0}});
        TensorSpec spec{dtype, {}};
        const std::uint32_t rank = number();
        for (std::uint32_t i = 0; i < rank && !m_isBroken; ++i)
            spec.shape.push_back(static_cast<std::int32_t>(number()));
        const std::string bytes = take(length);
        if (m_isBroken || spec.bytes() != bytes.size()) {
            m_isBroken = true;
            return {};
        }
        DenseTensor tensor(spec);
        std::memcpy(tensor.writable<char>(), bytes.data(), bytes.size());
        return tensor;
    }

private:
    std::string_view m_bytes;
    bool m_isBroken = false;
};

/// The body of a layer type; bodies have no length, so that each type must be known.
std::vector<DenseTensor> readBody(const std::string &type, Bytes &in)
{
    static const std::set<std::string> convolutions{"Convolution", "Convolution1D", "Convolution3D",
                                                    "Deconvolution"};
    static const std::set<std::string> one{"Add", "Sub",    "Mul",     "Div",  "Maximum",        "Minimum",
                                           "And", "MatMul", "Greater", "Less", "ConstantOfShape"};
    if (convolutions.contains(type)) {
        (void)in.text();
        const bool hasBias = in.number() != 0;
        std::vector<DenseTensor> out{in.raw()};
        if (hasBias)
            out.push_back(in.raw());
        return out;
    }
    if (type == "InnerProduct") {
        (void)in.text();
        DenseTensor weights = in.raw();
        return {weights, in.raw()};
    }
    if (type == "PReLU") {
        (void)in.text();
        return {in.raw()};
    }
    if (type == "BatchNormCxx" || type == "InstBatchNormCxx") {
        DenseTensor scale = in.raw();
        return {scale, in.raw()};
    }
    if (type == "Gather") {
        DenseTensor data = in.number() == 1 ? in.raw() : DenseTensor();
        return {data, in.number() == 1 ? in.raw() : DenseTensor()};
    }
    if (type == "ScatterND" || type == "Scatter") {
        DenseTensor indices = in.flag() ? in.raw() : DenseTensor();
        return {indices, in.flag() ? in.raw() : DenseTensor()};
    }
    if (one.contains(type))
        return {in.raw()};
    return {};
}

Result<TnnLayer> readLayer(const std::string &record)
{
    const std::vector<std::string> fields = words(record);
    const auto bad = [&] { return fail(unreadable("layer record: " + record.substr(0, 80))); };
    if (fields.size() < 4)
        return bad();
    TnnLayer layer;
    layer.type = fields[0];
    layer.name = fields[1];
    const std::size_t inputs = std::stoul(fields[2]);
    const std::size_t outputs = std::stoul(fields[3]);
    if (fields.size() < 4 + inputs + outputs)
        return bad();
    const auto at = [&](std::size_t i) { return fields.begin() + static_cast<std::ptrdiff_t>(i); };
    layer.inputs = {at(4), at(4 + inputs)};
    layer.outputs = {at(4 + inputs), at(4 + inputs + outputs)};
    layer.params = {at(4 + inputs + outputs), fields.end()};
    return layer;
}

Result<TnnInput> readInput(const std::string &text)
{
    const std::vector<std::string> fields = words(text);
    if (fields.size() < 3 || fields.size() != 3 + std::stoul(fields[1]))
        return fail(unreadable("input: " + text));
    TnnInput input{fields[0], {dtypeOf(std::stoi(fields.back())), {}}};
    for (std::size_t i = 2; i + 1 < fields.size(); ++i)
        input.spec.shape.push_back(std::stoll(fields[i]));
    return input;
}

Result<TnnModel> readProto(std::string_view proto)
{
    std::string text;
    for (const char c : proto) {
        if (c != '"' && c != '\n')
            text += c;
    }
    const std::vector<std::string> records = split(text, ',');
    if (records.size() < 6)
        return fail(unreadable("fewer than six records"));
    const auto header = words(records[0]);
    if (header.size() < 4 || header[3] != std::to_string(magic))
        return fail(unreadable("header"));
    TnnModel out;
    for (const std::string &input : split(records[1], ':')) {
        auto read = readInput(input);
        if (!read)
            return fail(read.error());
        out.inputs.push_back(*std::move(read));
    }
    out.outputs = words(records[3]);
    for (std::size_t i = 5; i < records.size(); ++i) {
        if (records[i].empty())
            continue;
        if (records[i].size() > 4095)
            return fail(unreadable("a record that TNN cuts off"));
        auto layer = readLayer(records[i]);
        if (!layer)
            return fail(layer.error());
        out.layers.push_back(*std::move(layer));
    }
    if (words(records[4]) != std::vector{std::to_string(out.layers.size())} || records[3].size() > 4095)
        return fail(unreadable("counts"));
    return out;
}

} // namespace

Result<TnnModel> readTnn(std::string_view proto, std::string_view model)
{
    auto out = readProto(proto);
    if (!out)
        return out;
    std::map<std::string, TnnLayer *> byName;
    for (TnnLayer &layer : out->layers) {
        if (!byName.emplace(layer.name, &layer).second)
            return fail(unreadable("two layers of one name: " + layer.name));
    }
    Bytes in(model);
    if (in.number() != magic)
        return fail(unreadable("magic number"));
    const std::uint32_t bodies = in.number();
    for (std::uint32_t i = 0; i < bodies && !in.isBroken(); ++i) {
        (void)in.number();
        const std::string type = in.text();
        const std::string name = in.text();
        const auto layer = byName.find(name);
        if (layer == byName.end() || layer->second->type != type)
            return fail(unreadable("body without layer: " + name));
        layer->second->weights = readBody(type, in);
    }
    (void)in.number();
    const std::uint32_t constants = in.number();
    for (std::uint32_t i = 0; i < constants && !in.isBroken(); ++i) {
        const std::string name = in.text();
        out->constants[name] = in.raw();
    }
    if (in.isBroken() || !in.isAtEnd())
        return fail(unreadable("bytes missing or left over"));
    return out;
}

} // namespace espalier::test
