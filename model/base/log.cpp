// SPDX-License-Identifier: Apache-2.0
// Loggers on one sink.
#include "model/base/log.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace espalier {

namespace {

using Loggers = std::map<std::string, std::shared_ptr<spdlog::logger>, std::less<>>;

Loggers makeLoggers(const spdlog::sink_ptr &sink)
{
    static constexpr std::array areas{"app", "exporters", "io", "rewrites", "shapes", "targets"};
    Loggers out;
    for (const char *area : areas) {
        auto logger = std::make_shared<spdlog::logger>(area, sink);
        logger->set_level(spdlog::level::off);
        out.emplace(area, std::move(logger));
    }
    return out;
}

Loggers &loggers()
{
    static Loggers all = makeLoggers(std::make_shared<spdlog::sinks::null_sink_mt>());
    return all;
}

Result<spdlog::level::level_enum> levelOf(const std::string &name)
{
    const auto level = spdlog::level::from_str(name);
    if (level == spdlog::level::off && name != "off")
        return fail(makeError(ErrorCode::CommandLine, "no_such_level",
                              {QT_TRANSLATE_NOOP("base", "there is no log level “%1”"), name})
                        .withRemedy(QT_TRANSLATE_NOOP("base", "use trace, debug, info, warn, error or off")));
    return level;
}

Result<void> setAreas(const std::string &areas)
{
    std::size_t at = 0;
    while (at < areas.size()) {
        const std::size_t end = std::min(areas.find(',', at), areas.size());
        const std::string part = areas.substr(at, end - at);
        at = end + 1;
        const std::size_t equals = part.find('=');
        const auto area = loggers().find(part.substr(0, equals));
        if (equals == std::string::npos || area == loggers().end())
            return fail(makeError(ErrorCode::CommandLine, "no_such_area",
                                  {QT_TRANSLATE_NOOP("base", "“%1” is no area=level of the log"), part})
                            .withRemedy(QT_TRANSLATE_NOOP(
                                "base", "areas are app, exporters, io, rewrites, shapes and targets")));
        const auto level = levelOf(part.substr(equals + 1));
        if (!level)
            return fail(level.error());
        area->second->set_level(*level);
    }
    return {};
}

} // namespace

Result<void> startLog(const LogOptions &options)
{
    const auto level = levelOf(options.level);
    if (!level)
        return fail(level.error());
    spdlog::sink_ptr sink;
    if (options.file.empty()) {
        sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    } else {
        try {
            sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.file.string(), true);
        } catch (const spdlog::spdlog_ex &) {
            return fail(
                makeError(ErrorCode::ExportFailed, "no_log_file",
                          QT_TRANSLATE_NOOP("base", "the log cannot be written"))
                    .withFile(options.file.string())
                    .withRemedy(QT_TRANSLATE_NOOP("base", "name a file in a folder that can be written to")));
        }
    }
    loggers() = makeLoggers(sink);
    for (const auto &[area, logger] : loggers()) {
        logger->set_level(*level);
        logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %n %l: %v");
        logger->flush_on(spdlog::level::warn);
    }
    return setAreas(options.areas);
}

spdlog::logger &areaLog(std::string_view area)
{
    const auto found = loggers().find(area);
    return found != loggers().end() ? *found->second : *loggers().at("app");
}

} // namespace espalier
