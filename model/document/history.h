// SPDX-License-Identifier: Apache-2.0
// The states that a document went through, any of which can be gone back to.
#pragma once

#include "model/base/message.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace espalier {

/// `State` is a value that is cheap to copy, such as a Model. There is always a current one. Not shared
/// between threads.
template <class State> class History {
public:
    struct Step {
        Message label; ///< what was done, as a verb: `Rename node`; of the first: what was opened
        State state;
    };

    explicit History(State first, Message label) { m_steps.push_back({std::move(label), std::move(first)}); }

    [[nodiscard]] const State &current() const { return m_steps[m_position].state; }
    [[nodiscard]] const State &first() const { return m_steps.front().state; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    [[nodiscard]] std::size_t position() const { return m_position; }

    /// Makes a new step the current one; steps that were undone are gone.
    void commit(State state, Message label)
    {
        m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(m_position) + 1, m_steps.end());
        if (m_clean && *m_clean > m_position)
            m_clean.reset();
        m_steps.push_back({std::move(label), std::move(state)});
        ++m_position;
    }

    [[nodiscard]] bool canUndo() const { return m_position > 0; }
    [[nodiscard]] bool canRedo() const { return m_position + 1 < m_steps.size(); }
    /// What undo would take back, and redo do again; empty where there is nothing.
    [[nodiscard]] Message undoLabel() const { return canUndo() ? m_steps[m_position].label : Message(); }
    [[nodiscard]] Message redoLabel() const { return canRedo() ? m_steps[m_position + 1].label : Message(); }
    /// False if there is no such step, or it is the current one.
    bool goTo(std::size_t position)
    {
        if (position >= m_steps.size() || position == m_position)
            return false;
        m_position = position;
        return true;
    }
    bool undo() { return canUndo() && goTo(m_position - 1); }
    bool redo() { return canRedo() && goTo(m_position + 1); }

    /// Whether the current state differs from the one that was last opened or saved.
    [[nodiscard]] bool isDirty() const { return m_clean != m_position; }
    void markClean() { m_clean = m_position; }

private:
    std::vector<Step> m_steps;
    std::size_t m_position = 0;
    std::optional<std::size_t> m_clean = 0;
};

} // namespace espalier
