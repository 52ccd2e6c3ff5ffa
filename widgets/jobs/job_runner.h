// SPDX-License-Identifier: Apache-2.0
// Long work away from the window's thread: the newest job of a kind wins, and can be watched and stopped.
#pragma once

#include "model/base/result.h"
#include "widgets/jobs/job_queue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace espalier {

/// What a job is known by.
struct JobRequest {
    /// A newer job of the same key makes an older one stop, and its result is dropped. Jobs of one key run
    /// one after the other.
    std::string key;
    QString title; ///< for people: “Verifying Merge axes”
    /// Gets the result; if it is gone by then, nobody does.
    QObject *receiver = nullptr;
    bool isQuiet = false; ///< too short to be worth a line in the list of jobs
};

/// A line of the list of jobs.
struct JobEntry {
    enum class State { Waiting, Running, Done, Failed, Cancelled };

    int id = 0;
    QString title;
    State state = State::Waiting;
    double fraction = 0;
    QString what; ///< what is being done just now
    qint64 milliseconds = 0; ///< running, or how long it ran
    std::optional<Error> error; ///< of Failed

    [[nodiscard]] bool isOver() const { return state != State::Waiting && state != State::Running; }
};

/// Belongs to the window's thread; work runs on threads of its own, and gets all it needs by value. The
/// destructor stops everything and waits.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override;

    /// `done` is called on the window's thread with the result of `work`, a Result<T>; with the error
    /// Cancelled if the user stopped it; not at all if a newer job of the key was started or the receiver is
    /// gone.
    template <class T>
    // NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved on
    void run(JobRequest request, std::function<Result<T>(const TaskContext &)> work,
             std::function<void(Result<T>)> done)
    {
        const auto result = std::make_shared<std::optional<Result<T>>>();
        start(
            std::move(request),
            [result, work = std::move(work)](const TaskContext &context) {
                result->emplace(guarded<T>(work, context));
            },
            [result, done = std::move(done)](bool isCancelled) -> std::optional<Error> {
                if (isCancelled || !*result)
                    *result = fail(TaskContext::cancelled());
                std::optional<Error> error;
                if (!**result)
                    error = (*result)->error();
                done(std::move(**result));
                return error;
            });
    }

    /// The newest first; those that are over stay for a while.
    [[nodiscard]] const std::vector<JobEntry> &entries() const { return m_entries; }
    /// The job that is shown in the status bar: the one that runs longest.
    [[nodiscard]] const JobEntry *foremost() const;
    [[nodiscard]] bool isBusy() const { return !m_active.empty(); }
    /// Whether a job of that key is waiting or running.
    [[nodiscard]] bool isRunning(const std::string &key) const;
    void cancel(int id);
    void cancelKey(const std::string &key);
    void cancelAll();
    void forgetOld();

Q_SIGNALS:
    /// A job began, ended or got on.
    void changed();

private:
    struct Active {
        int id = 0;
        std::string key;
        std::shared_ptr<Job> job;
        QPointer<QObject> receiver;
        std::function<std::optional<Error>(bool isCancelled)> finish;
        bool isQuiet = false;
        bool isSuperseded = false;
        bool isCancelled = false;
        bool hasStarted = false;
        QElapsedTimer time;
    };

    /// The one place where exceptions of libraries end that no file of the engine caught.
    template <class T>
    static Result<T> guarded(const std::function<Result<T>(const TaskContext &)> &work,
                             const TaskContext &context)
    {
        try {
            return work(context);
        } catch (const std::exception &exception) {
            return fail(internalError(exception.what()));
        }
    }
    static Error internalError(const char *what);

    void start(JobRequest request, std::function<void(const TaskContext &)> work,
               std::function<std::optional<Error>(bool)> finish);
    void poll();
    void finish(Active active);
    JobEntry *entry(int id);

    int m_nextId = 1;
    std::vector<JobEntry> m_entries;
    std::vector<Active> m_active;
    QTimer m_timer;
    JobQueue m_queue; ///< last, so that it is the first to go
};

} // namespace espalier
