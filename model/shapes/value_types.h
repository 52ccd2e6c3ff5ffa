// SPDX-License-Identifier: Apache-2.0
// What is known of every value of a model: its type and, for shape arithmetic, its elements.
#pragma once

#include "model/base/chunked_store.h"
#include "model/graph/ids.h"
#include "model/graph/value_type.h"
#include "model/shapes/known_elements.h"

#include <memory>
#include <vector>

namespace espalier {

/// Copying costs a few pointers; copies may be read from any thread without a lock.
/// Values of function bodies are unknown here, since each call may give them other types: see inferCall().
class ValueTypes {
public:
    /// Unknown for an invalid id and for a value that the types were not inferred for.
    [[nodiscard]] const ValueType &of(ValueId value) const;
    /// Elements that follow from constants and known dims alone (the output of Shape, Concat of such, …):
    /// null if nothing is known. Initializers and outputs of Constant nodes are not kept here; see
    /// constantElements().
    [[nodiscard]] const KnownElements *elementsOf(ValueId value) const;
    [[nodiscard]] bool isShapeStatic(ValueId value) const;

    struct Record {
        ValueType type;
        std::shared_ptr<const KnownElements> elements;
    };
    [[nodiscard]] const Record *find(ValueId value) const;
    void set(ValueId value, Record record);
    void forget(ValueId value);
    void forgetGraph(GraphId graph);

private:
    std::vector<ChunkedStore<Record>> m_graphs; ///< by graph index, slots by value index
};

/// What is known of a value's elements: from constants and known dims (elementsOf), or those of a small
/// constant (constantElements). Null if nothing is.
[[nodiscard]] std::shared_ptr<const KnownElements> knownElements(const Model &model, const ValueTypes &types,
                                                                 ValueId value);

} // namespace espalier
