// SPDX-License-Identifier: Apache-2.0
// Options: what is read, what is refused, and with which words.
#include "exporters/option_spec.h"
#include "tests/support/catch.h"

using namespace espalier;

namespace {

std::vector<OptionSpec> specs()
{
    return {{.id = "precision",
             .type = OptionSpec::Type::Choice,
             .defaultValue = "fp32",
             .text = "Number format",
             .choices = {{"fp32", "single"}, {"fp16", "half"}}},
            {.id = "level",
             .type = OptionSpec::Type::Integer,
             .defaultValue = "3",
             .text = "Level",
             .least = 0,
             .most = 9},
            {.id = "names", .type = OptionSpec::Type::Bool, .defaultValue = "true", .text = "Keep names"},
            {.id = "prefix", .type = OptionSpec::Type::Text, .defaultValue = "", .text = "Prefix"}};
}

std::string errorOf(std::string_view text)
{
    const auto options = parseOptions(specs(), text);
    REQUIRE_FALSE(options);
    CHECK(options.error().code == ErrorCode::CommandLine);
    return options.error().line();
}

} // namespace

TEST_CASE("options that are not given have their defaults", "[exporters]")
{
    const auto options = parseOptions(specs(), "");
    REQUIRE(options);
    CHECK(options->text("precision") == "fp32");
    CHECK(options->integer("level") == 3);
    CHECK(options->flag("names"));
    CHECK(options->text("prefix").empty());
}

TEST_CASE("options are read as key=value with escapes", "[exporters]")
{
    const auto options = parseOptions(specs(), "level=9,prefix=a\\,b\\=c\\\\=d,names=no,precision=fp16");
    REQUIRE(options);
    CHECK(options->integer("level") == 9);
    CHECK(options->text("prefix") == "a,b=c\\=d");
    CHECK_FALSE(options->flag("names"));
    CHECK(options->text("precision") == "fp16");
}

TEST_CASE("options written out and read again are the same", "[exporters]")
{
    const auto options = parseOptions(specs(), "prefix=\\,\\\\\\=:,level=0");
    REQUIRE(options);
    const auto again = parseOptions(specs(), optionsText(*options));
    REQUIRE(again);
    CHECK(*again == *options);
}

TEST_CASE("a bad option is named, with what it may be", "[exporters]")
{
    CHECK(errorOf("speed=2")
          == "there is no option “speed”: the options are precision, level, names, prefix");
    CHECK(errorOf("level=10") == "option “level” cannot be “10”: write a whole number from 0 to 9");
    CHECK(errorOf("level=2x") == "option “level” cannot be “2x”: write a whole number from 0 to 9");
    CHECK(errorOf("level=") == "option “level” cannot be “”: write a whole number from 0 to 9");
    CHECK(errorOf("names=maybe") == "option “names” cannot be “maybe”: write true or false");
    CHECK(errorOf("precision=int8") == "option “precision” cannot be “int8”: write one of fp32, fp16");
    CHECK(errorOf("level=1,level=2") == "option “level” is given twice: give it once");
    CHECK(errorOf("level")
          == "“level” is not KEY=VALUE: write options as KEY=VALUE, with commas between them");
    CHECK(errorOf("level=1,,names=no").find("is not KEY=VALUE") != std::string::npos);
    CHECK(errorOf("=3").find("“=3” is not KEY=VALUE") != std::string::npos);
    CHECK(parseOptions({}, "x=1").error().line() == "there is no option “x”: this format has no options");
}
