// SPDX-License-Identifier: Apache-2.0
// What all tabs of the window share: targets, rules, jobs, theme, settings.
#pragma once

#include "model/targets/find_target.h"
#include "rewrites/rule_set.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/theme.h"

#include <QObject>
#include <QStringList>
#include <map>
#include <memory>
#include <vector>

namespace espalier {

/// Outlives every tab and panel. GUI thread only; what it hands out as shared pointers may be read anywhere.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(std::vector<std::filesystem::path> targetFolders = {}, QObject *parent = nullptr);

    [[nodiscard]] JobRunner &jobs() { return m_jobs; }

    /// Null until they are read.
    [[nodiscard]] std::shared_ptr<const RuleSet> rules() const { return m_rules; }
    /// Those that could be read, sorted by title; empty until then.
    [[nodiscard]] const std::vector<TargetPointer> &targets() const { return m_targets; }
    [[nodiscard]] TargetPointer targetNamed(const std::string &name) const;
    /// Reads a target file and adds it, or puts it in place of one of that name.
    [[nodiscard]] Result<TargetPointer> addTarget(const std::filesystem::path &file);
    /// The target that a new tab begins with: the one used last.
    [[nodiscard]] TargetChoice initialChoice() const;
    void setInitialChoice(const TargetChoice &choice);
    /// `NAME[/DEVICE]` as on the command line.
    [[nodiscard]] Result<TargetChoice> chooseTarget(const std::string &text);

    [[nodiscard]] Theme theme() const { return m_theme; }
    [[nodiscard]] const Palette &colours() const { return palette(m_theme); }
    [[nodiscard]] ThemeChoice themeChoice() const { return m_themeChoice; }
    void setThemeChoice(ThemeChoice choice);

    /// What is remembered of a model that was open.
    struct Recent {
        QString path;
        QString target; ///< `TNN / OpenCL GPU`
        int nodes = 0;
        int supported = 0;
        int fixable = 0;
        int unsupported = 0;
        int unknown = 0;
        qint64 time = 0; ///< seconds since 1970
    };
    /// The newest first.
    [[nodiscard]] std::vector<Recent> recent() const;
    void noteRecent(const Recent &entry);

Q_SIGNALS:
    void targetsChanged();
    void rulesChanged();
    void themeChanged();
    void recentChanged();
    /// Something could not be read at the start.
    void failed(const espalier::Error &error);

private:
    void load();

    JobRunner m_jobs;
    std::vector<std::filesystem::path> m_targetFolders;
    std::vector<TargetPointer> m_targets;
    std::shared_ptr<const RuleSet> m_rules;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    Theme m_theme = Theme::Light;
};

/// `TNN / OpenCL GPU`
[[nodiscard]] QString targetTitle(const TargetChoice &choice);
[[nodiscard]] QString deviceTitle(const TargetChoice &choice);

} // namespace espalier
