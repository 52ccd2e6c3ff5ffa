// SPDX-License-Identifier: Apache-2.0
// Every language says everything: what the window shows and what the engine says.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "widgets/error_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <set>

using namespace espalier;
using namespace espalier::test;

namespace {

struct Translations {
    std::set<QString> finished; ///< context and source
    std::set<QString> unfinished;
    std::set<QString> counted; ///< those with a form for each number
};

Translations read(const QString &path)
{
    Translations out;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    bool isCounted = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QStringLiteral("name"))
            context = xml.readElementText();
        else if (xml.name() == QStringLiteral("message"))
            isCounted = xml.attributes().hasAttribute(QStringLiteral("numerus"));
        else if (xml.name() == QStringLiteral("source"))
            source = xml.readElementText();
        else if (xml.name() == QStringLiteral("translation")) {
            const bool isOpen =
                xml.attributes().value(QStringLiteral("type")) == QStringLiteral("unfinished");
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (isCounted)
                out.counted.insert(context + QStringLiteral(": ") + source);
            (isOpen || text.trimmed().isEmpty() ? out.unfinished : out.finished)
                .insert(context + QStringLiteral(": ") + source);
        }
    }
    return out;
}

/// All texts that the sources mark, as lupdate finds them; empty where lupdate is not at hand.
Translations markedTexts()
{
    const QTemporaryDir folder;
    const QString ts = folder.filePath(QStringLiteral("all.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QString::fromStdString(sourceFolder().string()));
    lupdate.start(QStringLiteral("/usr/lib/qt6/bin/lupdate"),
                  {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("app"),
                   QStringLiteral("exporters"), QStringLiteral("model"), QStringLiteral("rewrites"),
                   QStringLiteral("widgets"), QStringLiteral("-ts"), ts});
    if (!lupdate.waitForFinished(120'000) || !QFile::exists(ts))
        return {};
    return read(ts);
}

} // namespace

TEST_CASE("no translation is unfinished, and none is missing", "[widgets]")
{
    const Translations marked = markedTexts();
    if (marked.unfinished.empty())
        WARN("SKIPPED: no lupdate");
    int languages = 0;
    for (const auto &entry : std::filesystem::directory_iterator(sourceFolder() / "translations")) {
        if (entry.path().extension() != ".ts")
            continue;
        ++languages;
        INFO(entry.path().filename().string());
        const Translations known = read(QString::fromStdString(entry.path().string()));
        for (const QString &text : known.unfinished)
            FAIL_CHECK("unfinished: " + text.toStdString());
        // English needs only what tells one from many: the sources are English.
        const bool isEnglish = entry.path().stem() == "espalier_en";
        for (const QString &text : isEnglish ? marked.counted : marked.unfinished) {
            if (!known.finished.contains(text))
                FAIL_CHECK("missing: " + text.toStdString());
        }
    }
    CHECK(languages >= 3);
}

TEST_CASE("the engine's sentences and the window's own come in the user's language", "[widgets]")
{
    QTranslator translator;
    REQUIRE(loadTranslation(translator, QLocale(QLocale::Dutch)));
    QCoreApplication::installTranslator(&translator);
    CHECK(QCoreApplication::translate("VerificationPanel", "Passed in %n run(s)", nullptr, 1)
          == QStringLiteral("Geslaagd in 1 run"));
    CHECK(translated({"%1 is not constant", "W"}) == QStringLiteral("W is niet constant"));
    QCoreApplication::removeTranslator(&translator);
    QTranslator chinese;
    CHECK(loadTranslation(chinese, QLocale(QLocale::Chinese, QLocale::China)));
    QTranslator none;
    CHECK_FALSE(loadTranslation(none, QLocale(QLocale::Icelandic)));
}
