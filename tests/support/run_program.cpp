// SPDX-License-Identifier: Apache-2.0
// Starts the program with its output in two files.
#include "tests/support/run_program.h"

#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace espalier::test {

namespace {

void sendTo(const std::string &file, int descriptor)
{
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0)
        ::_exit(126);
}

} // namespace

ProgramRun runProgram(const std::vector<std::string> &arguments, const std::vector<std::string> &variables)
{
    const TemporaryFolder folder;
    const std::string out = (folder / "out").string();
    const std::string err = (folder / "err").string();
    std::vector<std::string> texts{programPath().string()};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char *> pointers;
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    std::vector<std::string> environment = variables;
    const pid_t child = ::fork();
    if (child == 0) {
        sendTo(out, STDOUT_FILENO);
        sendTo(err, STDERR_FILENO);
        for (std::string &variable : environment)
            ::putenv(variable.data());
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ProgramRun run;
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run.out = readFile(out);
    run.err = readFile(err);
    return run;
}

} // namespace espalier::test
