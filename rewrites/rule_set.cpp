// SPDX-License-Identifier: Apache-2.0
// Gathers rules from the program and from folders.
#include "rewrites/rule_set.h"

#include "model/base/resource_folder.h"
#include "rewrites/rule_file.h"

#include <algorithm>

namespace espalier {

namespace {

Result<std::vector<std::filesystem::path>> ruleFiles(const std::filesystem::path &folder)
{
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end;
         each.increment(error)) {
        if (each->path().extension() == ".yaml")
            files.push_back(each->path());
    }
    if (error)
        return fail(makeError(ErrorCode::Unreadable, "no_rule_folder",
                              {QT_TRANSLATE_NOOP("rewrites", "cannot read the folder: %1"), error.message()})
                        .withRemedy(QT_TRANSLATE_NOOP("rewrites", "name a folder with rule files (*.yaml)"))
                        .withFile(folder.string()));
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

RuleSet RuleSet::of(std::vector<std::unique_ptr<Rule>> rules)
{
    RuleSet set;
    std::stable_sort(rules.begin(), rules.end(),
                     [](const auto &a, const auto &b) { return a->spec().id < b->spec().id; });
    for (auto &rule : rules) {
        // Of two with one id the later wins.
        if (!set.m_rules.empty() && set.m_rules.back()->spec().id == rule->spec().id)
            set.m_rules.pop_back();
        set.m_rules.push_back(std::move(rule));
    }
    for (const auto &rule : set.m_rules) {
        for (const std::string &op : rule->spec().operators)
            set.m_byOperator[op].push_back(rule.get());
    }
    for (auto &entry : set.m_byOperator) {
        for (const auto &rule : set.m_rules) {
            if (rule->spec().isForAnyOperator() && entry.first != "*")
                entry.second.push_back(rule.get());
        }
    }
    for (auto &entry : set.m_byOperator) {
        std::stable_sort(entry.second.begin(), entry.second.end(), [](const Rule *a, const Rule *b) {
            return a->spec().ruleClass < b->spec().ruleClass;
        });
    }
    return set;
}

Result<RuleSet> RuleSet::load(std::span<const std::filesystem::path> folders)
{
    std::vector<std::unique_ptr<Rule>> rules = Rule::all();
    std::vector<std::filesystem::path> all = {resourceFolder("rules")};
    all.insert(all.end(), folders.begin(), folders.end());
    for (const std::filesystem::path &folder : all) {
        const auto files = ruleFiles(folder);
        if (!files)
            return fail(files.error());
        for (const std::filesystem::path &file : *files) {
            auto rule = readRuleFile(file);
            if (!rule)
                return fail(rule.error());
            rules.push_back(std::move(*rule));
        }
    }
    return of(std::move(rules));
}

const Rule *RuleSet::find(std::string_view id) const
{
    const auto found =
        std::lower_bound(m_rules.begin(), m_rules.end(), id,
                         [](const auto &rule, std::string_view wanted) { return rule->spec().id < wanted; });
    return found != m_rules.end() && (*found)->spec().id == id ? found->get() : nullptr;
}

std::span<const Rule *const> RuleSet::forOperator(std::string_view domain, const std::string &op) const
{
    auto found = m_byOperator.find(isDefaultDomain(domain) ? op : std::string(domain) + "::" + op);
    if (found == m_byOperator.end())
        found = m_byOperator.find("*");
    return found == m_byOperator.end() ? std::span<const Rule *const>()
                                       : std::span<const Rule *const>(found->second);
}

} // namespace espalier
