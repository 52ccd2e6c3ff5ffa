// SPDX-License-Identifier: Apache-2.0
// Loads targets and rules, and keeps what the user likes.
#include "widgets/session.h"
#include "widgets/thumbnail.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>

namespace espalier {

namespace {

struct Loaded {
    std::vector<TargetPointer> targets;
    std::shared_ptr<const RuleSet> rules;
    std::vector<Error> errors;
};

Result<Loaded> loadAll(const std::vector<std::filesystem::path> &folders)
{
    Loaded out;
    for (const TargetPlace &place : listTargets(folders)) {
        auto target = readTargetFile(place.file);
        if (target)
            out.targets.push_back(std::move(*target));
        else
            out.errors.push_back(std::move(target.error()));
    }
    auto rules = RuleSet::load();
    if (rules)
        out.rules = std::make_shared<const RuleSet>(std::move(*rules));
    else
        out.errors.push_back(std::move(rules.error()));
    return out;
}

void sortTargets(std::vector<TargetPointer> &targets)
{
    std::sort(targets.begin(), targets.end(),
              [](const TargetPointer &a, const TargetPointer &b) { return a->title < b->title; });
}

constexpr int recentKept = 8;

} // namespace

Session::Session(std::vector<std::filesystem::path> targetFolders, QObject *parent)
    : QObject(parent), m_targetFolders(std::move(targetFolders))
{
    const QSettings settings;
    m_themeChoice = static_cast<ThemeChoice>(settings.value(QStringLiteral("theme"), 0).toInt());
    m_theme = resolveTheme(m_themeChoice);
    applyTheme(m_theme);
    load();
}

void Session::load()
{
    m_jobs.run<Loaded>(
        {.key = "session", .title = tr("Reading targets and rules"), .receiver = this, .isQuiet = true},
        [folders = m_targetFolders](const TaskContext &) { return loadAll(folders); },
        [this](Result<Loaded> loaded) {
            if (!loaded)
                return;
            for (TargetPointer &target : loaded->targets) {
                if (!targetNamed(target->name)) // one that was dropped meanwhile stays
                    m_targets.push_back(std::move(target));
            }
            sortTargets(m_targets);
            m_rules = std::move(loaded->rules);
            Q_EMIT targetsChanged();
            Q_EMIT rulesChanged();
            for (const Error &error : loaded->errors)
                Q_EMIT failed(error);
        });
}

TargetPointer Session::targetNamed(const std::string &name) const
{
    const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                    [&](const TargetPointer &target) { return target->name == name; });
    return found == m_targets.end() ? nullptr : *found;
}

Result<TargetPointer> Session::addTarget(const std::filesystem::path &file)
{
    auto target = readTargetFile(file);
    if (!target)
        return target;
    std::erase_if(m_targets, [&](const TargetPointer &known) { return known->name == (*target)->name; });
    m_targets.push_back(*target);
    sortTargets(m_targets);
    Q_EMIT targetsChanged();
    return target;
}

Result<TargetChoice> Session::chooseTarget(const std::string &text)
{
    auto choice = findTarget(text, m_targetFolders);
    if (!choice)
        return choice;
    if (const TargetPointer known = targetNamed(choice->target->name);
        known && known->file == choice->target->file) {
        choice->target = known;
    } else if (!known) {
        m_targets.push_back(choice->target);
        sortTargets(m_targets);
        Q_EMIT targetsChanged();
    }
    if (choice->device.empty())
        choice->device = choice->target->devices.front().id;
    return choice;
}

TargetChoice Session::initialChoice() const
{
    const QSettings settings;
    const QString kept =
        settings.value(QStringLiteral("target"), QStringLiteral("tnn/gpu-opencl")).toString();
    TargetChoice choice{targetNamed(kept.section(QLatin1Char('/'), 0, 0).toStdString()),
                        kept.section(QLatin1Char('/'), 1).toStdString()};
    if (!choice.target && !m_targets.empty())
        choice.target = m_targets.front();
    if (choice.target && choice.target->findDevice(choice.device) == nullptr)
        choice.device = choice.target->devices.front().id;
    return choice;
}

void Session::setInitialChoice(const TargetChoice &choice)
{
    QSettings settings;
    settings.setValue(QStringLiteral("target"),
                      QString::fromStdString(choice.target->name + "/" + choice.device));
}

void Session::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    QSettings settings;
    settings.setValue(QStringLiteral("theme"), static_cast<int>(choice));
    const Theme theme = resolveTheme(choice);
    if (theme == m_theme)
        return;
    m_theme = theme;
    applyTheme(theme);
    Q_EMIT themeChanged();
}

std::vector<Session::Recent> Session::recent() const
{
    std::vector<Recent> out;
    QSettings settings;
    const int count = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const auto number = [&](const char *key) { return settings.value(QString::fromUtf8(key)).toInt(); };
        Recent entry{settings.value(QStringLiteral("path")).toString(),
                     settings.value(QStringLiteral("target")).toString(),
                     number("nodes"),
                     number("supported"),
                     number("fixable"),
                     number("unsupported"),
                     number("unknown"),
                     settings.value(QStringLiteral("time")).toLongLong()};
        if (QFileInfo::exists(entry.path))
            out.push_back(std::move(entry));
    }
    settings.endArray();
    return out;
}

void Session::noteRecent(const Recent &entry)
{
    std::vector<Recent> all = recent();
    std::erase_if(all, [&](const Recent &known) { return known.path == entry.path; });
    all.insert(all.begin(), entry);
    all.front().time = QDateTime::currentSecsSinceEpoch();
    if (all.size() > recentKept)
        all.resize(recentKept);
    QSettings settings;
    settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(all.size()));
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Recent &each = all[static_cast<std::size_t>(i)];
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("path"), each.path);
        settings.setValue(QStringLiteral("target"), each.target);
        settings.setValue(QStringLiteral("nodes"), each.nodes);
        settings.setValue(QStringLiteral("supported"), each.supported);
        settings.setValue(QStringLiteral("fixable"), each.fixable);
        settings.setValue(QStringLiteral("unsupported"), each.unsupported);
        settings.setValue(QStringLiteral("unknown"), each.unknown);
        settings.setValue(QStringLiteral("time"), each.time);
    }
    settings.endArray();
    forgetThumbnails(all);
    Q_EMIT recentChanged();
}

QString deviceTitle(const TargetChoice &choice)
{
    const TargetDevice *device = choice.target ? choice.target->findDevice(choice.device) : nullptr;
    if (device == nullptr)
        return QString::fromStdString(choice.device);
    return QString::fromStdString(device->title.empty() ? device->id : device->title);
}

QString targetTitle(const TargetChoice &choice)
{
    if (!choice.target)
        return {};
    return QStringLiteral("%1 / %2").arg(
        QString::fromStdString(choice.target->title.empty() ? choice.target->name : choice.target->title),
        deviceTitle(choice));
}

} // namespace espalier
