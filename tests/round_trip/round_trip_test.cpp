// SPDX-License-Identifier: Apache-2.0
// Open and save leave every model unchanged as a message.
#include "model/graph/check_invariants.h"
#include "model/io/model_to_proto.h"
#include "model/io/open_model.h"
#include "model/io/save_model.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace espalier;
using namespace espalier::test;

namespace {

/// The message as protobuf itself reads and writes it.
std::string canonical(const std::string &bytes)
{
    onnx::ModelProto proto;
    if (!proto.ParsePartialFromString(bytes))
        FAIL("protobuf cannot read it");
    return proto.SerializePartialAsString();
}

void checkRoundTrip(const std::string &name, const std::string &bytes)
{
    INFO(name);
    const TemporaryFolder folder;
    const auto model = openModel(folder.write("m.onnx", bytes));
    if (!model)
        FAIL(model.error().line());
    const auto broken = checkInvariants(*model);
    CHECK_FALSE(broken);
    const auto saved = saveModel(*model, folder / "saved.onnx");
    if (!saved)
        FAIL(saved.error().line());
    const bool same = canonical(readFile(folder / "saved.onnx")) == canonical(bytes);
    CHECK(same);
}

/// Field 1023, which no ONNX message has, holding 5.
template <class Proto> void addUnknownField(Proto &proto)
{
    Proto unknown;
    unknown.ParseFromString(std::string("\xf8\x3f\x05", 3));
    proto.MergeFrom(unknown);
}

std::string serialised(const std::function<void(onnx::ModelProto &)> &change)
{
    auto proto = *modelToProto(
        modelFromText("g (float[3] x) => (float[3] y) <float[3] w = {1, 2, 3}> { y = Add(x, w) }"));
    change(proto);
    return proto.SerializeAsString();
}

} // namespace

TEST_CASE("every model at hand comes out as it went in")
{
    const auto models = zooModels();
    if (models.empty())
        WARN("no models at hand: set ESPALIER_MODEL_ZOO");
    for (const auto &path : models)
        checkRoundTrip(path.filename().string(), readFile(path));
}

TEST_CASE("unknown fields, empty names and metadata survive")
{
    checkRoundTrip("unknown fields", serialised([](onnx::ModelProto &m) {
                       addUnknownField(m);
                       addUnknownField(*m.mutable_graph());
                       addUnknownField(*m.mutable_graph()->mutable_node(0));
                       addUnknownField(*m.mutable_graph()->mutable_initializer(0));
                       addUnknownField(*m.mutable_graph()->mutable_input(0)->mutable_type());
                   }));
    checkRoundTrip("empty texts", serialised([](onnx::ModelProto &m) {
                       m.set_domain("");
                       m.mutable_graph()->set_doc_string("");
                       m.mutable_graph()->set_name("");
                       m.mutable_graph()->mutable_node(0)->set_name("");
                       m.mutable_graph()->mutable_node(0)->set_domain("");
                       m.mutable_graph()->mutable_node(0)->add_input("");
                   }));
    checkRoundTrip("metadata", serialised([](onnx::ModelProto &m) {
                       auto *entry = m.mutable_graph()->mutable_node(0)->add_metadata_props();
                       entry->set_key("k");
                       entry->set_value("v");
                       *m.add_metadata_props() = *entry;
                       *m.mutable_graph()->add_metadata_props() = *entry;
                       m.mutable_graph()->mutable_node(0)->set_doc_string("doc");
                   }));
}

TEST_CASE("sparse initializers, quantization, training info and functions survive")
{
    checkRoundTrip("sparse", serialised([](onnx::ModelProto &m) {
                       auto *sparse = m.mutable_graph()->add_sparse_initializer();
                       *sparse->mutable_values() = m.graph().initializer(0);
                       sparse->mutable_values()->set_name("s");
                       sparse->add_dims(9);
                       auto *note = m.mutable_graph()->add_quantization_annotation();
                       note->set_tensor_name("x");
                   }));
    checkRoundTrip("training", serialised([](onnx::ModelProto &m) {
                       auto *training = m.add_training_info();
                       *training->mutable_algorithm() = m.graph();
                       auto *binding = training->add_update_binding();
                       binding->set_key("w");
                       binding->set_value("y");
                   }));
    checkRoundTrip("function", bytesOf(modelFromText(R"(<ir_version: 8, opset_import: ["": 17, "local": 1]>
        g (float[3] x) => (float[3] y) { y = local.f<a = 2>(x) }
        <opset_import: ["": 17], domain: "local"> f <a> (x) => (y) { c = Constant<value_int: int = @a>() d = CastLike(c, x) y = Mul(x, d) })")));
}

TEST_CASE("names used twice and dangling names survive")
{
    checkRoundTrip("doubles", serialised([](onnx::ModelProto &m) {
                       *m.mutable_graph()->add_initializer() = m.graph().initializer(0);
                       *m.mutable_graph()->add_node() = m.graph().node(0);
                       auto *info = m.mutable_graph()->add_value_info();
                       info->set_name("nobody");
                       *m.mutable_graph()->add_value_info() = *info;
                       m.mutable_graph()->add_output()->set_name("ghost");
                       m.mutable_graph()->mutable_node(1)->add_input("ghost2");
                   }));
}

TEST_CASE("large payloads of every kind survive, in initializers and attributes")
{
    checkRoundTrip("payloads", serialised([](onnx::ModelProto &m) {
                       for (int kind = 0; kind < 6; ++kind) {
                           auto *tensor = m.mutable_graph()->add_initializer();
                           tensor->set_name("t" + std::to_string(kind));
                           tensor->add_dims(600);
                           for (int i = 0; i < 600; ++i) {
                               if (kind == 0)
                                   tensor->add_float_data(static_cast<float>(i));
                               if (kind == 1)
                                   tensor->add_int32_data(-i);
                               if (kind == 2)
                                   tensor->add_int64_data(-i);
                               if (kind == 3)
                                   tensor->add_double_data(i);
                               if (kind == 4)
                                   tensor->add_uint64_data(static_cast<std::uint64_t>(i));
                           }
                           if (kind == 5)
                               tensor->set_raw_data(std::string(2400, 'r'));
                           auto *attribute = m.mutable_graph()->mutable_node(0)->add_attribute();
                           attribute->set_name("a" + std::to_string(kind));
                           attribute->set_type(kind % 2 ? onnx::AttributeProto_AttributeType_TENSOR
                                                        : onnx::AttributeProto_AttributeType_TENSORS);
                           *(kind % 2 ? attribute->mutable_t() : attribute->add_tensors()) = *tensor;
                       }
                   }));
}

TEST_CASE("a tensor reads the same whichever field holds it")
{
    const auto read = [](onnx::TensorProto tensor, int count) {
        tensor.add_dims(count);
        auto proto =
            *modelToProto(modelFromText("g () => (float[1] y) { y = Constant<value_float = 1.0>() }"));
        tensor.set_name("w");
        *proto.mutable_graph()->add_initializer() = tensor;
        const TemporaryFolder folder;
        const Model model = *openModel(folder.write("m.onnx", proto.SerializeAsString()));
        return *readNumbers(*model.value(valueNamed(model, "w")).initializer);
    };
    for (const int count : {2, 700}) { // inside the header, and left in the file
        std::vector<double> expected;
        onnx::TensorProto int32s;
        onnx::TensorProto halves;
        onnx::TensorProto int64s;
        int32s.set_data_type(onnx::TensorProto_DataType_INT8);
        halves.set_data_type(onnx::TensorProto_DataType_FLOAT16);
        int64s.set_data_type(onnx::TensorProto_DataType_INT64);
        for (int i = 0; i < count; ++i) {
            expected.push_back(-(i % 100));
            int32s.add_int32_data(-(i % 100));
            int64s.add_int64_data(-(i % 100));
            halves.add_int32_data(0x3C00); // 1.0
        }
        CHECK(read(int32s, count) == expected);
        CHECK(read(int64s, count) == expected);
        CHECK(read(halves, count) == std::vector<double>(static_cast<std::size_t>(count), 1.0));
    }
}

TEST_CASE("a file beyond 2 GiB opens without its weights being read, and so does external data")
{
    // Sparse file: graph{ node, initializer{ dims, type, name, raw_data of 3 GiB of holes } }.
    const TemporaryFolder folder;
    const std::uint64_t payload = std::uint64_t{3} << 30U;
    const auto varint = [](std::uint64_t value) {
        std::string out;
        for (; value >= 0x80U; value >>= 7U)
            out += static_cast<char>((value & 0x7FU) | 0x80U);
        return out + static_cast<char>(value);
    };
    const std::string rawHead = "\x4a" + varint(payload);
    const std::string tensorHead =
        "\x08" + varint(payload / 4) + std::string("\x10\x01\x42\x01w", 5) + rawHead;
    const std::string node = std::string("\x0a\x0e\x0a\x01w\x12\x01y\x22\x06Relu66", 16);
    const std::string graph = node + "\x2a" + varint(tensorHead.size() + payload) + tensorHead;
    const auto path = folder.write("big.onnx", "\x3a" + varint(graph.size() + payload) + graph);
    const std::uint64_t headSize = std::filesystem::file_size(path);
    std::error_code error;
    std::filesystem::resize_file(path, headSize + payload, error);
    if (error) {
        WARN("the file system has no sparse files of 3 GiB: skipped");
        return;
    }
    struct rusage before { };
    ::getrusage(RUSAGE_SELF, &before);
    const auto model = openModel(path);
    if (!model)
        FAIL(model.error().line());
    struct rusage after { };
    ::getrusage(RUSAGE_SELF, &after);
    CHECK(model->value(valueNamed(*model, "w")).initializer->elementCount()
          == static_cast<std::int64_t>(payload / 4));
    CHECK(after.ru_maxrss - before.ru_maxrss < 150 * 1024);
}
