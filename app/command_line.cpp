// SPDX-License-Identifier: Apache-2.0
// The options of product.md on top of CLI11.
#include "app/command_line.h"

#include "model/base/version.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace espalier {

namespace {

Error wrong(const std::string &option, Message message)
{
    Error error = makeError(ErrorCode::CommandLine, "bad_option", std::move(message));
    error.remedy = {QT_TRANSLATE_NOOP("app", "see espalier --help (%1)"), option};
    return error;
}

std::optional<std::int64_t> toNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Position of the last unescaped `c`, or npos.
std::size_t lastUnescaped(std::string_view text, char c)
{
    std::size_t found = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == c)
            found = i;
    }
    return found;
}

std::string unescape(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        out += text[i];
    }
    return out;
}

Result<std::pair<std::string, std::int64_t>> parseDim(const std::string &text)
{
    const std::size_t equals = lastUnescaped(text, '=');
    const auto number =
        equals == std::string::npos ? std::nullopt : toNumber(std::string_view(text).substr(equals + 1));
    if (!number || *number < 0)
        return fail(wrong("--dim", {QT_TRANSLATE_NOOP("app", "--dim takes NAME=N, not “%1”"), text}));
    return std::pair{unescape(std::string_view(text).substr(0, equals)), *number};
}

Result<std::pair<std::string, std::vector<std::int64_t>>> parseShape(const std::string &text)
{
    const auto bad = [&] {
        return fail(
            wrong("--shape", {QT_TRANSLATE_NOOP("app", "--shape takes INPUT=1x3x224x224, not “%1”"), text}));
    };
    const std::size_t equals = lastUnescaped(text, '=');
    if (equals == std::string::npos)
        return bad();
    std::vector<std::int64_t> dims;
    const std::string list = text.substr(equals + 1);
    if (!list.empty()) {
        for (const std::string &part : splitEscaped(list, 'x')) {
            const auto number = toNumber(part);
            if (!number || *number < 0)
                return bad();
            dims.push_back(*number);
        }
    }
    return std::pair{unescape(std::string_view(text).substr(0, equals)), std::move(dims)};
}

Error takesNoSuch(const std::string &text)
{
    return wrong("--inputs",
                 {QT_TRANSLATE_NOOP("app", "--inputs takes [INPUT=]FILE[:KEY=VALUE,…], not “%1”"), text});
}

/// `[INPUT=]FILE[:KEY=VALUE,…]`; a text that names a file as it stands is that file.
Result<InputSource> parseInput(const std::string &text)
{
    InputSource source;
    std::error_code code;
    if (std::filesystem::exists(text, code)) {
        source.file = text;
        return source;
    }
    const std::vector<std::string> parts = splitEscaped(text, ':', true);
    const std::size_t equals = lastUnescaped(parts[0], '=');
    if (equals != std::string::npos)
        source.input = unescape(std::string_view(parts[0]).substr(0, equals));
    source.file =
        unescape(equals == std::string::npos ? parts[0] : std::string_view(parts[0]).substr(equals + 1));
    if (parts.size() > 1) {
        auto form = parsePictureForm(unescape(parts[1]));
        if (!form || parts[1].empty())
            return fail(form ? takesNoSuch(text) : std::move(form.error()));
        source.picture = std::move(*form);
    }
    if (parts.size() > 2 || source.file.empty())
        return fail(takesNoSuch(text));
    return source;
}

/// Bytes, or thousands of them with K, M, G or T behind: powers of 1024.
std::optional<std::uint64_t> toBytes(std::string_view text)
{
    static constexpr std::string_view units = "KMGT";
    unsigned shift = 0;
    if (!text.empty()) {
        if (const auto unit = units.find(text.back()); unit != std::string_view::npos) {
            shift = 10 * (static_cast<unsigned>(unit) + 1);
            text.remove_suffix(1);
        }
    }
    const auto number = toNumber(text);
    if (!number || *number < 1 || *number > (std::numeric_limits<std::int64_t>::max() >> shift))
        return std::nullopt;
    return static_cast<std::uint64_t>(*number) << shift;
}

/// Options of the contract that this version lacks.
std::optional<Error> findUnavailable(const std::vector<std::string> &arguments)
{
    static constexpr std::array<std::string_view, 7> lacking{
        "--cut-inputs", "--custom", "--partition", "--recipe", "--save-recipe", "--labels", "--extract"};
    for (const std::string &argument : arguments) {
        const std::string_view name = std::string_view(argument).substr(0, argument.find('='));
        if (std::find(lacking.begin(), lacking.end(), name) != lacking.end())
            return wrong(std::string(name),
                         {QT_TRANSLATE_NOOP("app", "%1 is not in this version"), std::string(name)});
    }
    return std::nullopt;
}

/// What CLI11 fills before the texts are taken apart.
struct Texts {
    std::vector<std::string> dims, shapes, explain, apply, inputs;
    std::string memoryLimit, out, evaluate, diff, list, fit, cut, merge, verify, logFile;
    bool noVerify = false;
    bool version = false;
};

void declare(CLI::App &app, Request &request, Texts &texts)
{
    const std::vector<std::string> lists{"targets", "devices", "rules", "exporters", "ops"};
    app.add_flag("--batch", request.batch, "No window, no display needed");
    app.add_option("MODEL", request.models, "ONNX files");
    app.add_option("--target", request.targets, "Target NAME[/DEVICE] or a target file; may repeat")
        ->allow_extra_args(false);
    app.add_option(
        "--fit", texts.fit,
        "Plan the cheapest rewrites that make the model run on the first target; nothing dearer than "
        "=exact (default), =approximate or =retrain");
    app.add_option("--apply", texts.apply, "RULE[@NODE,…]: apply one rule; may repeat, in this order")
        ->allow_extra_args(false);
    app.add_flag("--simplify", request.simplify, "Exact fusions and clean-ups that make the model smaller");
    app.add_option(
        "--cut", texts.cut,
        "auto, auto:all or TENSOR,…: end the model at these tensors; the rest becomes C++ (--export cpp)");
    app.add_option("--merge", texts.merge, "none (default), auto, channels or flatten: cut outputs as one");
    app.add_option("--verify", texts.verify,
                   "=RUNS: compare the result with the original so many times (default 2)");
    app.add_flag("--no-verify", texts.noVerify, "Do not compare");
    app.add_flag("--compare", request.compare,
                 "Compare every tensor that the result shares with the original by name (in a .json report)");
    app.add_option("--export", request.exports, "FORMAT[:KEY=VALUE,…]: write the result; may repeat")
        ->allow_extra_args(false);
    app.add_option("--out", texts.out, "Folder for exports (default: <stem>.espalier beside the model)");
    app.add_option("--inputs", texts.inputs,
                   "Inputs for --verify and --evaluate: FILE.npz, a folder of input_0.pb …, or INPUT=FILE of "
                   ".npy, .pb or a picture (FILE.png:scale=0.0039,mean=0.5/0.5/0.5,std=0.2,order=bgr); may "
                   "repeat")
        ->allow_extra_args(false);
    app.add_option("--evaluate", texts.evaluate, "Run the model and write its outputs (.npz)");
    app.add_option("--dim", texts.dims, "NAME=N: fix a dynamic dimension; may repeat")
        ->allow_extra_args(false);
    app.add_option("--shape", texts.shapes, "INPUT=1x3x224x224: fix or change an input's shape; may repeat")
        ->allow_extra_args(false);
    app.add_option("--report", request.reports,
                   "Write a report (.json, .md, .csv), or - for a table; may repeat")
        ->allow_extra_args(false);
    app.add_option("--render", request.pictures, "Draw the coloured graph (.svg, .png, .pdf); may repeat")
        ->allow_extra_args(false);
    app.add_option("--explain", texts.explain, "NODE: everything known about one node; may repeat")
        ->allow_extra_args(false);
    app.add_option(
        "--diff", texts.diff,
        "OTHER: what differs from the model to this one, by names; exit code 0 equal, 1 different");
    app.add_option("--targets", request.targetFolders, "Further folder of target files")
        ->allow_extra_args(false);
    app.add_option("--rules", request.ruleFolders, "Further folder of rule files")->allow_extra_args(false);
    app.add_option("--list", texts.list, "Print targets, devices, rules, exporters or ops, and leave")
        ->check(CLI::IsMember(lists));
    app.add_option(
        "--log", request.log.level,
        "trace, debug, info, warn, error or off (default); ESPALIER_LOG=AREA=LEVEL,… for one area");
    app.add_option("--log-file", texts.logFile, "Write the log here, not to stderr");
    app.add_option("--jobs", request.jobs, "Models at a time; with one model, threads that run it")
        ->check(CLI::Range(1, 256));
    app.add_option(
        "--memory-limit", texts.memoryLimit,
        "SIZE such as 512M or 4G: most memory that tensors may take while models run (default: the "
        "machine's)");
    app.add_flag("--strict", request.strict, "Nodes that fall back to another device count as unsupported");
    app.add_flag("--force", request.force, "Replace existing exports");
    app.add_flag("--quiet", request.quiet, "Print errors only");
    app.add_flag("--version", texts.version, "Print the version and leave");
}

/// `RULE[@NODE,…]`.
Result<RuleRequest> parseRule(const std::string &text)
{
    const std::size_t at = lastUnescaped(text, '@');
    RuleRequest out{unescape(std::string_view(text).substr(0, at)), {}};
    if (at != std::string::npos)
        out.nodes = splitEscaped(std::string_view(text).substr(at + 1), ',');
    const bool hasGap =
        std::any_of(out.nodes.begin(), out.nodes.end(), [](const std::string &node) { return node.empty(); });
    if (out.rule.empty() || hasGap)
        return fail(
            wrong("--apply", {QT_TRANSLATE_NOOP("app", "--apply takes RULE[@NODE,…], not “%1”"), text}));
    return out;
}

/// `--fit`, `--cut`, `--merge`, `--verify`.
std::optional<Error> takeRewriting(const Texts &texts, const CLI::App &app, Request &request)
{
    if (app.count("--fit") > 0) {
        request.fit = ruleClassFromName(texts.fit.empty() ? "exact" : texts.fit);
        if (!request.fit)
            return wrong(
                "--fit",
                {QT_TRANSLATE_NOOP("app", "--fit takes exact, approximate or retrain, not “%1”"), texts.fit});
        if (request.targets.empty())
            return wrong("--fit", QT_TRANSLATE_NOOP("app", "--fit needs a --target"));
    }
    if (!texts.cut.empty()) {
        request.cut = splitEscaped(texts.cut, ',');
        const bool isAuto = texts.cut == "auto" || texts.cut == "auto:all";
        if (isAuto && request.targets.empty())
            return wrong("--cut", {QT_TRANSLATE_NOOP("app", "--cut %1 needs a --target"), texts.cut});
    }
    if (!texts.merge.empty()) {
        const auto merge = mergeFromName(texts.merge);
        if (!merge)
            return wrong("--merge",
                         {QT_TRANSLATE_NOOP("app", "--merge takes none, auto, channels or flatten, not “%1”"),
                          texts.merge});
        request.merge = *merge;
    }
    if (!texts.verify.empty()) {
        const auto runs = toNumber(texts.verify);
        if (!runs || *runs < 1 || *runs > 1000)
            return wrong("--verify",
                         {QT_TRANSLATE_NOOP("app", "--verify takes a number of runs, 1 to 1000, not “%1”"),
                          texts.verify});
        request.verifyRuns = static_cast<int>(*runs);
    }
    request.verify = !texts.noVerify;
    return std::nullopt;
}

void takePath(const std::string &text, std::optional<std::filesystem::path> &path)
{
    if (!text.empty())
        path = text;
}

/// Takes apart each text with `parse` into `out`; the first error stops.
template <class Value>
std::optional<Error> parseEach(const std::vector<std::string> &texts,
                               Result<Value> (*parse)(const std::string &), std::vector<Value> &out)
{
    for (const std::string &text : texts) {
        auto value = parse(text);
        if (!value)
            return std::move(value.error());
        out.push_back(std::move(*value));
    }
    return std::nullopt;
}

std::optional<Error> takeApart(const Texts &texts, Request &request)
{
    for (const std::string &text : texts.explain)
        request.explain.push_back(unescape(text));
    if (auto error = parseEach(texts.dims, parseDim, request.dims))
        return error;
    if (auto error = parseEach(texts.shapes, parseShape, request.shapes))
        return error;
    if (auto error = parseEach(texts.inputs, parseInput, request.inputs))
        return error;
    if (auto error = parseEach(texts.apply, parseRule, request.apply))
        return error;
    if (!texts.memoryLimit.empty()) {
        request.memoryLimit = toBytes(texts.memoryLimit);
        if (!request.memoryLimit)
            return wrong(
                "--memory-limit",
                {QT_TRANSLATE_NOOP("app", "--memory-limit takes a size such as 512M or 4G, not “%1”"),
                 texts.memoryLimit});
    }
    request.log.file = texts.logFile;
    takePath(texts.out, request.out);
    takePath(texts.evaluate, request.evaluate);
    takePath(texts.diff, request.diff);
    if (!texts.list.empty())
        request.list = texts.list;
    if (request.batch && request.models.empty() && !request.list)
        return wrong("MODEL", QT_TRANSLATE_NOOP("app", "no model is named"));
    return std::nullopt;
}

} // namespace

std::vector<std::string> splitEscaped(std::string_view text, char separator, bool keepEscapes)
{
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            if (keepEscapes)
                parts.back() += text[i];
            parts.back() += text[++i];
        } else if (text[i] == separator) {
            parts.emplace_back();
        } else {
            parts.back() += text[i];
        }
    }
    return parts;
}

Result<std::variant<Request, Announcement>> parseCommandLine(const std::vector<std::string> &arguments)
{
    CLI::App app{"Espalier trains an ONNX model to its target: what runs where, what mends the rest.",
                 "espalier"};
    app.allow_windows_style_options(false);
    Request request;
    Texts texts;
    declare(app, request, texts);
    if (auto error = findUnavailable(arguments))
        return fail(std::move(*error));
    // An option with an optional value takes it only after `=`, so that it does not swallow a model.
    std::vector<std::string> reversed = arguments;
    std::replace(reversed.begin(), reversed.end(), std::string("--fit"), std::string("--fit=exact"));
    std::replace(reversed.begin(), reversed.end(), std::string("--verify"),
                 "--verify=" + std::to_string(request.verifyRuns));
    std::reverse(reversed.begin(), reversed.end());
    try {
        app.parse(reversed);
    } catch (const CLI::CallForHelp &) {
        return Announcement{app.help()};
    } catch (const CLI::ParseError &error) {
        return fail(wrong("options", {"%1", error.what()}));
    }
    if (texts.version)
        return Announcement{"espalier " + std::string(programVersion) + "\n"};
    if (auto error = takeRewriting(texts, app, request))
        return fail(std::move(*error));
    if (auto error = takeApart(texts, request))
        return fail(std::move(*error));
    return request;
}

} // namespace espalier
