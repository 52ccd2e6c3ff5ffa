// SPDX-License-Identifier: Apache-2.0
// Times the stages of a run for the report.
#pragma once

#include "exporters/report/model_report.h"

#include <chrono>

namespace espalier {

/// Adds the time that a scope takes to a stage of the report.
class Stage {
public:
    Stage(ModelReport &report, const char *name) : m_report(report), m_name(name) { }
    ~Stage()
    {
        const auto time = std::chrono::steady_clock::now() - m_start;
        m_report.seconds[m_name] += std::chrono::duration<double>(time).count();
    }
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;
    Stage(Stage &&) = delete;
    Stage &operator=(Stage &&) = delete;

private:
    ModelReport &m_report;
    const char *m_name;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace espalier
