// SPDX-License-Identifier: Apache-2.0
// Decision trees of ai.onnx.ml: TreeEnsemble, TreeEnsembleClassifier, TreeEnsembleRegressor.
#include "model/compute/class_scores.h"
#include "model/compute/host_kernel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Numbers = std::vector<double>;
using Integers = std::vector<std::int64_t>;

enum class Test { LessOrEqual, Less, GreaterOrEqual, Greater, Equal, NotEqual, Member };

struct Branch {
    Test test = Test::LessOrEqual;
    std::size_t feature = 0;
    double split = 0;
    bool isTrueIfMissing = false;
    std::set<double> members{};
    /// Where it goes on if the test is false, or true: a branch, or a leaf.
    std::size_t next[2] = {0, 0};
    bool isLeaf[2] = {false, false};
};

/// What a leaf adds to a target.
struct Weight {
    std::size_t target = 0;
    double value = 0;
};

struct Root {
    std::size_t at = 0;
    bool isLeaf = false;
};

struct Forest {
    std::vector<Branch> branches;
    std::vector<std::vector<Weight>> leaves;
    std::vector<Root> roots;
    std::size_t targets = 1;
};

bool holds(const Branch &branch, double x)
{
    if (branch.isTrueIfMissing && std::isnan(x))
        return true;
    switch (branch.test) {
    case Test::LessOrEqual:
        return x <= branch.split;
    case Test::Less:
        return x < branch.split;
    case Test::GreaterOrEqual:
        return x >= branch.split;
    case Test::Greater:
        return x > branch.split;
    case Test::Equal:
        return x == branch.split;
    case Test::NotEqual:
        return x != branch.split;
    case Test::Member:
        return branch.members.contains(x);
    }
    return false;
}

/// The leaf of one row; null where branches go round in a circle.
const std::vector<Weight> *leafOf(const Forest &forest, const Root &root, const double *row)
{
    std::size_t at = root.at;
    bool isLeaf = root.isLeaf;
    for (std::size_t steps = 0; !isLeaf; ++steps) {
        if (steps > forest.branches.size())
            return nullptr;
        const Branch &branch = forest.branches[at];
        const std::size_t way = holds(branch, row[branch.feature]) ? 1 : 0;
        at = branch.next[way];
        isLeaf = branch.isLeaf[way];
    }
    return &forest.leaves[at];
}

/// Whether every place and feature lies where it can be read.
bool stands(const Forest &forest, std::size_t features)
{
    const auto isPlace = [&](std::size_t at, bool isLeaf) {
        return at < (isLeaf ? forest.leaves.size() : forest.branches.size());
    };
    for (const Branch &branch : forest.branches) {
        if (branch.feature >= features || !isPlace(branch.next[0], branch.isLeaf[0])
            || !isPlace(branch.next[1], branch.isLeaf[1]))
            return false;
    }
    for (const auto &leaf : forest.leaves) {
        for (const Weight &weight : leaf) {
            if (weight.target >= forest.targets)
                return false;
        }
    }
    return forest.targets < 10'000'000
        && std::all_of(forest.roots.begin(), forest.roots.end(),
                       [&](const Root &root) { return isPlace(root.at, root.isLeaf); });
}

/// Sums of one row over all trees, as `aggregate` says; `isHit` tells the targets that had any.
bool predict(const Forest &forest, const std::string &aggregate, const double *row, Numbers &sums,
             std::vector<bool> &isHit)
{
    sums.assign(forest.targets, 0);
    isHit.assign(forest.targets, false);
    for (const Root &root : forest.roots) {
        const auto *leaf = leafOf(forest, root, row);
        if (leaf == nullptr)
            return false;
        for (const Weight &weight : *leaf) {
            double &sum = sums[weight.target];
            if (aggregate == "MIN")
                sum = isHit[weight.target] ? std::min(sum, weight.value) : weight.value;
            else if (aggregate == "MAX")
                sum = isHit[weight.target] ? std::max(sum, weight.value) : weight.value;
            else
                sum += weight.value;
            isHit[weight.target] = true;
        }
    }
    if (aggregate == "AVERAGE") {
        for (double &sum : sums)
            sum /= static_cast<double>(forest.roots.size());
    }
    return true;
}

/// Numbers of an attribute: a list of floats, or a tensor in `name` or `name` + _as_tensor.
Numbers numbersOf(const HostCall &call, const std::string &name)
{
    for (const std::string &each : {name, name + "_as_tensor"}) {
        const Attribute *attribute = call.node.attribute(each);
        if (attribute == nullptr || attribute->tensors.empty())
            continue;
        const auto dense = DenseTensor::from(*attribute->tensors.front());
        return dense ? dense->numbers() : Numbers{};
    }
    const auto floats = call.floats(name);
    return {floats.begin(), floats.end()};
}

std::optional<Test> testOf(std::string_view mode)
{
    static const std::map<std::string_view, Test> tests{
        {"BRANCH_LEQ", Test::LessOrEqual}, {"BRANCH_LT", Test::Less},  {"BRANCH_GTE", Test::GreaterOrEqual},
        {"BRANCH_GT", Test::Greater},      {"BRANCH_EQ", Test::Equal}, {"BRANCH_NEQ", Test::NotEqual}};
    const auto found = tests.find(mode);
    return found != tests.end() ? std::optional(found->second) : std::nullopt;
}

/// TreeEnsemble of version 5: branches and leaves in lists of their own.
Result<Forest> forestOfLists(const HostCall &call)
{
    Forest forest;
    const Numbers splits = numbersOf(call, "nodes_splits");
    const Numbers modes = numbersOf(call, "nodes_modes");
    const auto features = call.node.intsOr("nodes_featureids", {});
    const Integers next[2] = {call.node.intsOr("nodes_falsenodeids", {}),
                              call.node.intsOr("nodes_truenodeids", {})};
    const Integers leaf[2] = {call.node.intsOr("nodes_falseleafs", {}),
                              call.node.intsOr("nodes_trueleafs", {})};
    const auto missing = call.node.intsOr("nodes_missing_value_tracks_true", {});
    const Numbers members = numbersOf(call, "membership_values");
    const std::size_t count = modes.size();
    for (const std::size_t size :
         {splits.size(), features.size(), next[0].size(), next[1].size(), leaf[0].size(), leaf[1].size(),
          missing.empty() ? count : missing.size()}) {
        if (size != count)
            return fail(call.wrongAttribute("nodes_modes"));
    }
    std::size_t member = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (modes[i] < 0 || modes[i] > 6)
            return fail(call.wrongAttribute("nodes_modes"));
        Branch branch{static_cast<Test>(static_cast<int>(modes[i])), static_cast<std::size_t>(features[i]),
                      splits[i], !missing.empty() && missing[i] != 0};
        for (std::size_t way = 0; way < 2; ++way) {
            branch.next[way] = static_cast<std::size_t>(next[way][i]);
            branch.isLeaf[way] = leaf[way][i] != 0;
        }
        if (branch.test == Test::Member) {
            while (member < members.size() && !std::isnan(members[member]))
                branch.members.insert(members[member++]);
            ++member; // the NaN behind the list
        }
        forest.branches.push_back(std::move(branch));
    }
    const auto targets = call.node.intsOr("leaf_targetids", {});
    const Numbers weights = numbersOf(call, "leaf_weights");
    if (targets.size() != weights.size())
        return fail(call.wrongAttribute("leaf_weights"));
    for (std::size_t i = 0; i < targets.size(); ++i)
        forest.leaves.push_back({{static_cast<std::size_t>(targets[i]), weights[i]}});
    for (const std::int64_t root : call.node.intsOr("tree_roots", {})) {
        const auto at = static_cast<std::size_t>(root);
        if (at >= count)
            return fail(call.wrongAttribute("tree_roots"));
        const Branch &branch = forest.branches[at];
        const bool isLeaf = branch.isLeaf[0] && branch.isLeaf[1] && branch.next[0] == branch.next[1];
        forest.roots.push_back({isLeaf ? branch.next[0] : at, isLeaf});
    }
    forest.targets = static_cast<std::size_t>(call.node.intOr("n_targets", 1));
    return forest;
}

/// The older operators: all nodes in one list, named by tree and node; weights in another (`what` is class or
/// target).
Result<Forest> forestOfNodes(const HostCall &call, const std::string &what)
{
    Forest forest;
    const auto trees = call.node.intsOr("nodes_treeids", {});
    const auto ids = call.node.intsOr("nodes_nodeids", {});
    const auto modes = call.texts("nodes_modes");
    const auto features = call.node.intsOr("nodes_featureids", Integers(ids.size(), 0));
    const Integers next[2] = {call.node.intsOr("nodes_falsenodeids", {}),
                              call.node.intsOr("nodes_truenodeids", {})};
    const auto missing = call.node.intsOr("nodes_missing_value_tracks_true", Integers(ids.size(), 0));
    const Numbers splits = numbersOf(call, "nodes_values");
    for (const std::size_t size : {trees.size(), modes.size(), features.size(), next[0].size(),
                                   next[1].size(), missing.size(), splits.size()}) {
        if (size != ids.size())
            return fail(call.wrongAttribute("nodes_nodeids"));
    }
    std::map<std::pair<std::int64_t, std::int64_t>, Root> places;
    std::vector<std::size_t> branchNodes;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool isLeaf = modes[i] == "LEAF";
        places.emplace(std::pair(trees[i], ids[i]),
                       Root{isLeaf ? forest.leaves.size() : branchNodes.size(), isLeaf});
        if (isLeaf)
            forest.leaves.emplace_back();
        else
            branchNodes.push_back(i);
        if (i == 0 || trees[i] != trees[i - 1])
            forest.roots.push_back(places.at({trees[i], ids[i]}));
    }
    for (const std::size_t i : branchNodes) {
        const auto test = testOf(modes[i]);
        if (!test)
            return fail(call.wrongAttribute("nodes_modes"));
        Branch branch{*test, static_cast<std::size_t>(features[i]), splits[i], missing[i] != 0};
        for (std::size_t way = 0; way < 2; ++way) {
            const auto found = places.find({trees[i], next[way][i]});
            if (found == places.end())
                return fail(call.wrongAttribute("nodes_truenodeids"));
            branch.next[way] = found->second.at;
            branch.isLeaf[way] = found->second.isLeaf;
        }
        forest.branches.push_back(std::move(branch));
    }
    const auto weightTrees = call.node.intsOr(what + "_treeids", {});
    const auto weightNodes = call.node.intsOr(what + "_nodeids", {});
    const auto targets = call.node.intsOr(what + "_ids", {});
    const Numbers weights = numbersOf(call, what + "_weights");
    if (weightTrees.size() != weights.size() || weightNodes.size() != weights.size()
        || targets.size() != weights.size())
        return fail(call.wrongAttribute(what + "_weights"));
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto found = places.find({weightTrees[i], weightNodes[i]});
        if (found == places.end() || !found->second.isLeaf)
            return fail(call.wrongAttribute(what + "_nodeids"));
        forest.leaves[found->second.at].push_back({static_cast<std::size_t>(targets[i]), weights[i]});
    }
    return forest;
}

/// Rows of numbers with one column each feature.
struct Table {
    Numbers numbers;
    std::size_t rows = 0;
    std::size_t columns = 0;
    DType dtype = DType::Float;
};

Result<Table> tableOf(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    if (x->shape().empty() || x->shape().size() > 2)
        return fail(call.wrongShapes());
    Table out{*std::move(numbers), 1, static_cast<std::size_t>(x->shape().back()), x->dtype()};
    if (x->shape().size() == 2)
        out.rows = static_cast<std::size_t>(x->shape()[0]);
    return out;
}

Outputs regress(const HostCall &call, const Forest &forest, const Table &table, const std::string &aggregate,
                ScoreTransform transform)
{
    const Numbers base = numbersOf(call, "base_values");
    if (!stands(forest, table.columns)
        || (!base.empty() && base.size() != forest.targets && base.size() != 1))
        return fail(call.wrongAttribute("nodes_featureids"));
    Numbers out;
    Numbers sums;
    std::vector<bool> isHit;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (!predict(forest, aggregate, table.numbers.data() + row * table.columns, sums, isHit))
            return fail(call.wrongAttribute("nodes_truenodeids"));
        for (std::size_t t = 0; t < sums.size() && !base.empty(); ++t)
            sums[t] += base[base.size() == 1 ? 0 : t];
        transformScores(transform, sums);
        out.insert(out.end(), sums.begin(), sums.end());
    }
    const DType dtype = call.node.opType == "TreeEnsemble" ? table.dtype : DType::Float;
    auto made = tensorOfNumbers(
        call, dtype, {static_cast<std::int64_t>(table.rows), static_cast<std::int64_t>(forest.targets)}, out);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{*std::move(made)};
}

Outputs classify(const HostCall &call, Forest forest, const Table &table, ScoreTransform transform)
{
    auto names = call.texts("classlabels_strings");
    auto numbers = call.node.intsOr("classlabels_int64s", {});
    const std::size_t classes = std::max(names.size(), numbers.size());
    forest.targets = std::max<std::size_t>(classes, 1);
    const Numbers base = numbersOf(call, "base_values");
    if (classes == 0 || !stands(forest, table.columns) || base.size() > classes)
        return fail(call.wrongAttribute("classlabels_int64s"));
    std::set<std::size_t> targets;
    bool areAllPositive = true;
    for (const auto &leaf : forest.leaves) {
        for (const Weight &weight : leaf) {
            targets.insert(weight.target);
            areAllPositive = areAllPositive && weight.value >= 0;
        }
    }
    const bool isBinary = classes == 2 && targets.size() <= 1;
    std::vector<std::size_t> labels;
    Numbers out;
    Numbers scores;
    std::vector<bool> isHit;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (!predict(forest, "SUM", table.numbers.data() + row * table.columns, scores, isHit))
            return fail(call.wrongAttribute("nodes_truenodeids"));
        if (isBinary) {
            double score = scores[targets.empty() ? 0 : *targets.begin()];
            if (!base.empty())
                score += base.back();
            labels.push_back(score > (areAllPositive ? 0.5 : 0.0) ? 1 : 0);
            scores = scoresOfTwo(transform, score, areAllPositive);
        } else {
            for (std::size_t i = 0; i < base.size(); ++i)
                scores[i] += base[i];
            labels.push_back(greatestOf(scores));
            transformScores(transform, scores);
        }
        out.insert(out.end(), scores.begin(), scores.end());
    }
    std::vector<std::string> chosenNames;
    Integers chosen;
    for (const std::size_t label : labels) {
        if (names.empty())
            chosen.push_back(numbers[label]);
        else
            chosenNames.push_back(names[label]);
    }
    const auto rows = static_cast<std::int64_t>(table.rows);
    auto made = tensorOfNumbers(call, DType::Float, {rows, static_cast<std::int64_t>(classes)}, out);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{names.empty() ? DenseTensor::of<std::int64_t>(DType::Int64, {rows}, chosen)
                                                : stringTensor({rows}, std::move(chosenNames)),
                                  *std::move(made)};
}

class TreeEnsembles : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"TreeEnsemble", 5, 0, "ai.onnx.ml"},
                {"TreeEnsembleClassifier", 1, 0, "ai.onnx.ml"},
                {"TreeEnsembleRegressor", 1, 0, "ai.onnx.ml"}};
    }

    Outputs run(const HostCall &call) const override
    {
        const auto table = tableOf(call);
        if (!table)
            return fail(table.error());
        if (call.node.opType == "TreeEnsemble") {
            static constexpr const char *names[] = {"AVERAGE", "SUM", "MIN", "MAX"};
            const std::int64_t aggregate = call.node.intOr("aggregate_function", 1);
            const std::int64_t transform = call.node.intOr("post_transform", 0);
            if (aggregate < 0 || aggregate > 3 || transform < 0 || transform > 4)
                return fail(call.wrongAttribute("aggregate_function"));
            const auto forest = forestOfLists(call);
            if (!forest)
                return fail(forest.error());
            return regress(call, *forest, *table, names[aggregate], static_cast<ScoreTransform>(transform));
        }
        const auto transform = scoreTransform(call.node.stringOr("post_transform", "NONE"));
        if (!transform)
            return fail(call.wrongAttribute("post_transform"));
        const bool isClassifier = call.node.opType == "TreeEnsembleClassifier";
        auto forest = forestOfNodes(call, isClassifier ? "class" : "target");
        if (!forest)
            return fail(std::move(forest.error()));
        if (isClassifier)
            return classify(call, *std::move(forest), *table, *transform);
        forest->targets = static_cast<std::size_t>(call.node.intOr("n_targets", 1));
        return regress(call, *forest, *table, call.node.stringOr("aggregate_function", "SUM"), *transform);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_tree_ensemble()
{
    return std::make_unique<TreeEnsembles>();
}

} // namespace espalier
