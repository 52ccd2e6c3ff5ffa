// SPDX-License-Identifier: Apache-2.0
// Reports keep names in models from becoming formulas, cells or markup.
#include "exporters/report/model_report.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace espalier;

namespace {

ModelReport reportOf(const std::string &node)
{
    ModelReport report;
    report.path = "m.onnx";
    report.isOpen = true;
    report.ops = {{"Softmax", 1}};
    ReportedTarget target;
    target.target = "tnn";
    target.device = "gpu-opencl";
    target.counts.nodes = 1;
    target.notSupported.push_back(
        {node, "Softmax", "fixable", "when_false", "attr.axis in [1, 2]: axis is 4", {"a-rule", "b-rule"}});
    report.targets = {target};
    return report;
}

} // namespace

TEST_CASE("a CSV report has a row for each node that is not supported", "[report]")
{
    CHECK(csvReport({reportOf("soft")})
          == "model,target,device,stage,node,op,verdict,code,reason,fixes\r\n"
             "m.onnx,tnn,gpu-opencl,before,soft,Softmax,fixable,when_false,\"attr.axis in [1, 2]: axis is "
             "4\",a-rule b-rule\r\n");
}

TEST_CASE("a name does not become a formula or another cell of a CSV report", "[report]")
{
    CHECK(csvReport({reportOf("=HYPERLINK(\"x\")")}).find(",\"'=HYPERLINK(\"\"x\"\")\",")
          != std::string::npos);
    CHECK(csvReport({reportOf("a\nb,c")}).find("\nb,c") == std::string::npos);
}

TEST_CASE("a name does not become markup of a Markdown report", "[report]")
{
    const std::string text = markdownReport({reportOf("a|b <script>[x](http://y)`")});
    CHECK(text.find("a\\|b \\<script\\>\\[x\\]\\(http\\://y\\)\\`") != std::string::npos);
    CHECK(text.find("| 1 | Softmax | fixable | ") != std::string::npos);
}

TEST_CASE("a report of an unknown ending is refused with those that there are", "[report]")
{
    const test::TemporaryFolder folder;
    CHECK(writeReport({}, folder / "r.md"));
    CHECK(writeReport({}, folder / "r.csv"));
    const auto refused = writeReport({}, folder / "r.pdf");
    REQUIRE_FALSE(refused);
    CHECK(exitCode(refused.error().code) == 2);
    CHECK(refused.error().line().find(".csv, .json, .md") != std::string::npos);
}
