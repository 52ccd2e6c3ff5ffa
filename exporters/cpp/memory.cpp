// SPDX-License-Identifier: Apache-2.0
// Plans the workspace by the steps between which each tensor is needed.
#include "exporters/cpp/memory.h"

#include "model/compute/kernel.h"

#include <algorithm>

namespace espalier::cpp {

namespace {

/// A piece of the workspace.
struct Piece {
    std::string type;
    std::int64_t elements = 0;
    std::size_t first = 0; ///< step
    std::size_t last = 0;
    std::int64_t offset = 0;
};

std::int64_t rounded(std::int64_t elements)
{
    static constexpr std::int64_t block = 16;
    return (elements + block - 1) / block * block;
}

/// Best fit by size: pieces in the order of falling size, each at the lowest place that is free during all
/// of its steps.
void place(std::vector<Piece> &pieces, Memory &memory)
{
    std::vector<std::size_t> order(pieces.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return pieces[a].elements > pieces[b].elements; });
    std::vector<std::size_t> placed;
    for (const std::size_t index : order) {
        Piece &piece = pieces[index];
        std::vector<std::pair<std::int64_t, std::int64_t>> occupied; // from, to
        for (const std::size_t other : placed) {
            const Piece &there = pieces[other];
            if (there.type == piece.type && there.first <= piece.last && piece.first <= there.last)
                occupied.emplace_back(there.offset, there.offset + rounded(there.elements));
        }
        std::sort(occupied.begin(), occupied.end());
        for (const auto &[from, to] : occupied) {
            if (piece.offset + piece.elements <= from)
                break;
            piece.offset = std::max(piece.offset, to);
        }
        std::int64_t &size = memory.sizes[piece.type];
        size = std::max(size, piece.offset + piece.elements);
        placed.push_back(index);
    }
}

} // namespace

Memory placeTensors(const Program &program)
{
    Memory memory;
    memory.places.resize(program.tensors.size());
    std::vector<Place> roots(program.tensors.size());
    for (std::size_t i = 0; i < program.inputs.size(); ++i)
        roots[program.inputs[i]] = {Place::Kind::Input, i, 0};
    for (std::size_t i = 0; i < program.outputs.size(); ++i)
        roots[program.tensors[program.outputs[i].tensor].storage] = {Place::Kind::Output, i, 0};

    std::vector<Piece> pieces;
    std::map<std::size_t, std::size_t> pieceOf; // by the tensor whose memory it is
    const auto use = [&](std::size_t tensor, std::size_t step) {
        const std::size_t root = program.tensors[tensor].storage;
        if (program.tensors[root].constant) {
            roots[root] = {Place::Kind::Constant, root, 0};
            return;
        }
        if (roots[root].kind != Place::Kind::Nowhere)
            return;
        const auto [entry, isNew] = pieceOf.try_emplace(root, pieces.size());
        if (isNew)
            pieces.push_back({std::string(elementTypeName(program.tensors[root].dtype)),
                              std::max<std::int64_t>(1, program.tensors[root].elements()), step, step, 0});
        pieces[entry->second].last = step;
    };
    std::vector<std::vector<std::size_t>> scratch(program.steps.size());
    for (std::size_t i = 0; i < program.steps.size(); ++i) {
        const Step &step = program.steps[i];
        for (const std::size_t tensor : step.reads)
            use(tensor, i);
        for (const std::size_t tensor : step.writes)
            use(tensor, i);
        for (const ScratchPart &part : step.scratch) {
            scratch[i].push_back(pieces.size());
            pieces.push_back({part.type, std::max<std::int64_t>(1, part.elements), i, i, 0});
        }
    }
    place(pieces, memory);
    for (const auto &[root, piece] : pieceOf)
        roots[root] = {Place::Kind::Workspace, 0, pieces[piece].offset};
    for (std::size_t i = 0; i < memory.places.size(); ++i) {
        if (program.tensors[i].storage != none)
            memory.places[i] = roots[program.tensors[i].storage];
    }
    for (const auto &parts : scratch) {
        memory.scratch.emplace_back();
        for (const std::size_t part : parts)
            memory.scratch.back().push_back(pieces[part].offset);
    }
    return memory;
}

} // namespace espalier::cpp
