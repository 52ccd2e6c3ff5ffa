// SPDX-License-Identifier: Apache-2.0
// One thread owns Graphviz; callers hand it blocks and wait. Only places of nodes are taken from dot.
#include "model/layout/graphviz_layout.h"

#include "model/layout/grid_layout.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <gvc.h>
#include <mutex>
#include <string>
#include <thread>

namespace espalier {

namespace {

constexpr double pointsPerInch = 72; // one pixel is taken as one point
constexpr std::size_t mostVertices = 400;
constexpr std::size_t mostEdges = 1600;

struct Task {
    std::shared_ptr<const Block> block;
    RankedBlock result;
    bool isDone = false;
    bool isGood = false;
    bool isUnwanted = false;
};

/// Graphviz' functions take their strings as non-const and copy them.
class GraphvizText {
public:
    explicit GraphvizText(std::string text) : m_text(std::move(text)) { }
    [[nodiscard]] char *get() { return m_text.data(); }

private:
    std::string m_text;
};

void setDefault(Agraph_t *graph, int kind, const char *name, const char *value)
{
    agattr(graph, kind, GraphvizText(name).get(), GraphvizText(value).get());
}

void setLength(Agnode_t *node, const char *name, double pixels)
{
    agset(node, GraphvizText(name).get(), GraphvizText(std::to_string(pixels / pointsPerInch)).get());
}

void pinTo(Agraph_t *graph, Agnode_t *node, const char *rank)
{
    Agraph_t *only = agsubg(graph, GraphvizText(rank).get(), 1);
    agset(only, GraphvizText("rank").get(), GraphvizText(rank).get());
    agsubnode(only, node, 1);
}

struct Drawing {
    Agraph_t *graph = nullptr;
    std::vector<Agnode_t *> nodes;
};

/// dot's `nslimit`: a factor of the number of vertices that bounds its simplex for x. A bound that stops it
/// early leaves chains flush left instead of straight; a step takes longer the larger the block is.
std::string placingLimit(std::size_t vertices)
{
    const double ratio = 150 / static_cast<double>(std::max<std::size_t>(vertices, 1));
    return std::to_string(std::clamp(4 * ratio * ratio, 0.5, 100.0));
}

/// For each edge whether it leads to the next row, if every vertex stands as high as it can: these form the
/// trunk, and dot is told to keep them straight rather than those that pass rows by.
std::vector<bool> trunkEdges(const Block &block)
{
    std::vector<std::uint32_t> order(block.edges.size());
    for (std::uint32_t e = 0; e < order.size(); ++e)
        order[e] = e;
    // Edges go to higher vertices: all that leads to a vertex stands before what leaves it.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return block.edges[a].second < block.edges[b].second;
    });
    std::vector<std::uint32_t> rank(block.vertices.size(), 0);
    for (const std::uint32_t e : order)
        rank[block.edges[e].second] = std::max(rank[block.edges[e].second], rank[block.edges[e].first] + 1);
    std::vector<bool> out;
    for (const auto &[from, to] : block.edges)
        out.push_back(rank[to] == rank[from] + 1);
    return out;
}

Drawing drawing(const Block &block)
{
    Drawing out;
    out.graph = agopen(GraphvizText("block").get(), Agstrictdirected, nullptr);
    // Graphviz 2.42: splines other than none are slow or crash on some graphs.
    setDefault(out.graph, AGRAPH, "splines", "false");
    setDefault(out.graph, AGRAPH, "newrank", "true");
    setDefault(out.graph, AGRAPH, "nslimit", placingLimit(block.vertices.size()).c_str());
    setDefault(out.graph, AGRAPH, "nslimit1", "1");
    setDefault(out.graph, AGRAPH, "nodesep", std::to_string(columnGap / pointsPerInch).c_str());
    setDefault(out.graph, AGRAPH, "ranksep", std::to_string(rankGap / pointsPerInch).c_str());
    setDefault(out.graph, AGRAPH, "rank", "");
    setDefault(out.graph, AGEDGE, "weight", "1");
    setDefault(out.graph, AGNODE, "shape", "box");
    setDefault(out.graph, AGNODE, "fixedsize", "true");
    setDefault(out.graph, AGNODE, "label", "");
    setDefault(out.graph, AGNODE, "width", "1");
    setDefault(out.graph, AGNODE, "height", "0.5");
    for (std::size_t i = 0; i < block.vertices.size(); ++i) {
        Agnode_t *node = agnode(out.graph, GraphvizText(std::to_string(i)).get(), 1);
        setLength(node, "width", block.vertices[i].width);
        setLength(node, "height", block.vertices[i].height);
        out.nodes.push_back(node);
    }
    const std::vector<bool> isTrunk = trunkEdges(block);
    for (std::size_t e = 0; e < block.edges.size(); ++e) {
        const auto [from, to] = block.edges[e];
        Agedge_t *edge = agedge(out.graph, out.nodes[from], out.nodes[to], nullptr, 1);
        if (isTrunk[e])
            agset(edge, GraphvizText("weight").get(), GraphvizText("4").get());
    }
    if (block.top != noVertex)
        pinTo(out.graph, out.nodes[block.top], "source");
    if (block.bottom != noVertex && block.bottom != block.top)
        pinTo(out.graph, out.nodes[block.bottom], "sink");
    return out;
}

pointf middleOf(Agnode_t *node)
{
    // What the macro ND_coord does with C casts.
    const void *record = aggetrec(node, GraphvizText("Agnodeinfo_t").get(), 0);
    return static_cast<const Agnodeinfo_t *>(record)->coord;
}

/// dot centres the boxes of a row on one line; y grows upwards.
RankedBlock rowsOf(const Block &block, const Drawing &drawn)
{
    RankedBlock out;
    std::vector<double> lines;
    for (Agnode_t *node : drawn.nodes) {
        out.x.push_back(middleOf(node).x);
        lines.push_back(middleOf(node).y);
    }
    std::vector<double> distinct = lines;
    std::sort(distinct.begin(), distinct.end(), std::greater<>());
    distinct.erase(
        std::unique(distinct.begin(), distinct.end(), [](double a, double b) { return a - b < 1; }),
        distinct.end());
    for (const double y : lines) {
        const auto row =
            std::find_if(distinct.begin(), distinct.end(), [&](double line) { return line - y < 1; });
        out.rank.push_back(static_cast<std::uint32_t>(row - distinct.begin()));
    }
    isolateEnds(block, out);
    return out;
}

/// dot is trusted with looks, not with what the rest relies on.
bool isSound(const Block &block, const RankedBlock &ranked)
{
    for (const auto &[from, to] : block.edges) {
        if (ranked.rank[from] >= ranked.rank[to])
            return false;
    }
    std::vector<std::uint32_t> order(block.vertices.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(ranked.rank[a], ranked.x[a]) < std::pair(ranked.rank[b], ranked.x[b]);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::uint32_t a = order[i - 1];
        const std::uint32_t b = order[i];
        const double least = (block.vertices[a].width + block.vertices[b].width) / 2 + columnGap / 2;
        if (ranked.rank[a] == ranked.rank[b] && ranked.x[b] - ranked.x[a] < least)
            return false;
    }
    return true;
}

class GraphvizThread {
public:
    static GraphvizThread &only()
    {
        static GraphvizThread thread;
        return thread;
    }
    GraphvizThread(const GraphvizThread &) = delete;
    GraphvizThread &operator=(const GraphvizThread &) = delete;
    ~GraphvizThread()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }

    void add(const std::shared_ptr<Task> &task)
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(task);
        m_wake.notify_all();
    }
    /// False if the context was stopped first.
    bool wait(Task &task, const TaskContext &context)
    {
        std::unique_lock lock(m_mutex);
        while (!task.isDone) {
            if (context.isStopped()) {
                task.isUnwanted = true;
                return false;
            }
            m_finished.wait_for(lock, std::chrono::milliseconds(20));
        }
        return true;
    }

private:
    GraphvizThread() : m_thread([this] { run(); }) { }

    void run()
    {
        GVC_t *graphviz = gvContext();
        agseterr(AGMAX); // no complaints on stderr: the result is checked
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
            if (m_isEnding)
                break;
            const std::shared_ptr<Task> task = m_tasks.front();
            m_tasks.pop_front();
            if (task->isUnwanted)
                continue;
            lock.unlock();
            layOut(graphviz, *task);
            lock.lock();
            task->isDone = true;
            m_finished.notify_all();
        }
        lock.unlock();
        gvFreeContext(graphviz);
    }

    static void layOut(GVC_t *graphviz, Task &task)
    {
        const Drawing drawn = drawing(*task.block);
        task.isGood = gvLayout(graphviz, drawn.graph, "dot") == 0;
        if (task.isGood) {
            task.result = rowsOf(*task.block, drawn);
            task.isGood = isSound(*task.block, task.result);
            gvFreeLayout(graphviz, drawn.graph);
        }
        agclose(drawn.graph);
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_finished;
    std::deque<std::shared_ptr<Task>> m_tasks;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace

bool isSmallEnoughForGraphviz(const Block &block)
{
    return block.vertices.size() <= mostVertices && block.edges.size() <= mostEdges;
}

Result<RankedBlock> graphvizLayout(std::shared_ptr<const Block> block, const TaskContext &context)
{
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    const auto task = std::make_shared<Task>();
    task->block = std::move(block);
    GraphvizThread &thread = GraphvizThread::only();
    thread.add(task);
    if (!thread.wait(*task, context))
        return fail(TaskContext::cancelled());
    if (!task->isGood)
        return fail(ErrorCode::Internal, "graphviz_failed", QT_TRANSLATE_NOOP("layout", "Graphviz failed."));
    return std::move(task->result);
}

} // namespace espalier
