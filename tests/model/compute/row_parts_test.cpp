// SPDX-License-Identifier: Apache-2.0
// Calls that run in parts give what they give in one, stop between parts, and write over operands only where
// nobody minds.
#include "model/compute/row_parts.h"

#include "model/compute/random_inputs.h"
#include "model/compute/run_plan.h"
#include "model/graph/walk.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace espalier;

namespace {

bool haveSameBytes(const DenseTensor &a, const DenseTensor &b)
{
    return a.spec() == b.spec() && std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin());
}

/// Large enough that every call of it is done in parts.
Model manyParts()
{
    return test::modelFromText(R"(g (float[2,8,131,257] x, float[8,1,1] s) => (
            float[2,8,131,257] soft, bool[2,8,131,257] less, float pooled, float16 half, float norm,
            double filtered, double grouped, double many, double square) {
        m = Mul (x, s)
        a = Add (m, x)
        g = Sigmoid (a)
        l = LeakyRelu (g)
        c = Clip (l, , two)
        b = BatchNormalization (c, w, w, w, w)
        soft = Softmax <axis = 2> (b)
        less = Less (x, m)
        pooled = MaxPool <kernel_shape = [3, 3]> (a)
        half = Cast <to = 10> (b)
        p = Pow (g, two)
        norm = LayerNormalization (p, v)
        wide = Cast <to = 11> (x)
        many = Conv (wide, kernel)
        one = Slice (wide, zero, end)
        filtered = Conv (one, kernel)
        grouped = Conv <group = 8> (one, depth)
        first = Slice (one, zero, end, axis)
        matrix = Reshape (first, sides)
        turned = Transpose (matrix)
        square = MatMul (turned, matrix)
        kernel = RandomNormal <shape = [6, 8, 3, 3], dtype = 11, seed = 1.0> ()
        depth = RandomNormal <shape = [8, 1, 3, 3], dtype = 11, seed = 2.0> ()
        zero = Constant <value = int64[1] {0}> ()
        end = Constant <value = int64[1] {1}> ()
        axis = Constant <value = int64[1] {1}> ()
        sides = Constant <value = int64[2] {131, 257}> ()
        w = Constant <value = float[8] {1, 2, 3, 4, 5, 6, 7, 8}> ()
        two = Constant <value = float {2}> ()
        len = Constant <value = int64[1] {257}> ()
        v = ConstantOfShape <value = float[1] {0.5}> (len)
    })");
}

/// A call that counts the rows it is asked for.
KernelCall counting(std::int64_t rows, std::atomic<std::int64_t> &seen)
{
    KernelCall call;
    call.rows = KernelRows{rows, {1 << 16}, {}};
    call.run = [&seen, rows](const KernelBuffers &buffers) {
        seen += buffers.rows < 0 ? rows : buffers.rows;
        return 0;
    };
    return call;
}

KernelPlan planOf(const char *op, const std::vector<TensorSpec> &inputs)
{
    Node node;
    node.opType = op;
    KernelContext context{node, 18, {inputs.begin(), inputs.end()}, {}, 1};
    context.known.assign(inputs.size(), nullptr);
    auto plan = findKernel("", op, 18)->plan(context);
    REQUIRE(plan);
    return *plan;
}

} // namespace

TEST_CASE("a model gives the same bits on one thread and on several", "[compute][threads]")
{
    const Model model = manyParts();
    const auto inputs = randomInputs(model, inferTypes(model).types, 1);
    REQUIRE(inputs);
    const auto one = evaluate(model, *inputs, TaskContext().withThreads(1));
    REQUIRE(one);
    for (const unsigned threads : {2U, 3U}) {
        const auto several = evaluate(model, *inputs, TaskContext().withThreads(threads));
        REQUIRE(several);
        for (const auto &[name, tensor] : *one) {
            INFO(name);
            CHECK(haveSameBytes(tensor, several->at(name)));
        }
    }
}

TEST_CASE("parts cover every row once", "[compute]")
{
    for (const std::int64_t rows : {1, 2, 63, 64, 1000}) {
        std::atomic<std::int64_t> seen = 0;
        CHECK(runInParts(counting(rows, seen), {}, TaskContext().withThreads(2)) == 0);
        CHECK(seen == rows);
    }
}

TEST_CASE("parts run on as many threads as there may be", "[compute][threads]")
{
    std::mutex mutex;
    std::set<std::thread::id> threads;
    KernelCall call;
    call.rows = KernelRows{64, {1 << 20}, {}};
    call.run = [&](const KernelBuffers &) {
        const std::scoped_lock lock(mutex);
        threads.insert(std::this_thread::get_id());
        return 0;
    };
    for (int i = 0; i < 1000 && threads.size() < 2; ++i) // one may be done before the other has begun
        CHECK(runInParts(call, {}, TaskContext().withThreads(2)) == 0);
    CHECK(threads.size() == 2);
}

TEST_CASE("a stopped task begins no further part", "[compute]")
{
    std::stop_source stop;
    std::atomic<std::int64_t> seen = 0;
    KernelCall call = counting(10'000, seen);
    call.run = [&, run = call.run](const KernelBuffers &buffers) {
        stop.request_stop();
        return run(buffers);
    };
    CHECK(runInParts(call, {}, TaskContext(stop.get_token())) == 0);
    CHECK(seen > 0);
    CHECK(seen < 10'000);
}

TEST_CASE("an output takes the memory of its first operand where that fits and is read no more", "[compute]")
{
    const TensorSpec full{DType::Float, {4, 8}};
    const TensorSpec row{DType::Float, {8}};
    const DenseTensor a(full);
    const DenseTensor b(row);
    CHECK(mayTakeFirst(planOf("Add", {full, row}), {&a, &b}, {true, false}));
    CHECK_FALSE(mayTakeFirst(planOf("Add", {full, row}), {&a, &b}, {false, true}));
    CHECK_FALSE(mayTakeFirst(planOf("Add", {row, full}), {&b, &a}, {true, true})); // it is spread
    CHECK_FALSE(mayTakeFirst(planOf("Less", {full, full}), {&a, &a}, {true, true})); // of another dtype
    CHECK_FALSE(mayTakeFirst(planOf("Softmax", {full}), {&a}, {true})); // reads a row more than once
}

TEST_CASE("memory is not taken from what is still read, seen through a view, or wanted", "[compute]")
{
    const Model model = test::modelFromText(R"(g (float[3,4] x) => (float[3,4] y, float[3,4] r) {
        a = Neg (x)
        v = Identity (a)
        r = Relu (a)
        e = Exp (a)
        f = Sqrt (e)
        t = Mul (f, f)
        h = Add (t, v)
        y = Sub (h, x)
    })");
    const auto inputs = randomInputs(model, inferTypes(model).types, 3);
    REQUIRE(inputs);
    const DenseTensor &x = inputs->at("x");
    const std::vector<double> before = x.numbers();
    const auto outputs = evaluate(model, *inputs);
    REQUIRE(outputs);
    CHECK(x.numbers() == before);
    std::vector<ValueId> all;
    for (const NodeId node : topologicalOrder(model).nodes)
        all.push_back(model.node(node).outputs.front());
    const auto kept = evaluateValues(model, {{test::valueNamed(model, "x"), x}}, all); // none is freed
    REQUIRE(kept);
    for (const char *name : {"y", "r"})
        CHECK(haveSameBytes(outputs->at(name), kept->at(test::valueNamed(model, name))));
}
