// SPDX-License-Identifier: Apache-2.0
// Dock: the C++ that the tail of the cut becomes, as it would be exported now.
#include "exporters/exporter.h"
#include "exporters/file_name.h"
#include "widgets/error_text.h"
#include "widgets/panel.h"

#include <QFile>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QVBoxLayout>

namespace espalier {

namespace {

struct CodeFile {
    QString name;
    QString text;
};

constexpr qint64 bytesShown = 1 << 20;

/// The text files of a C++ export of the state, written into a folder that goes again.
Result<std::vector<CodeFile>> generate(const DocumentState &state, const Analysis &analysis,
                                       const std::filesystem::path &source, const TaskContext &context)
{
    const auto choice = parseExport("cpp");
    if (!choice)
        return fail(choice.error());
    const QTemporaryDir folder;
    ExportRequest request;
    request.model = state.model;
    request.facts = analysis.facts.get();
    request.cut = state.cut.get();
    request.options = choice->options;
    request.stem = StemNames().take(source);
    request.modelName = source.filename().string();
    const auto summary = exportModel(*choice->exporter, request, folder.path().toStdString(), false, context);
    if (!summary)
        return fail(summary.error());
    if (summary->refusal)
        return fail(makeError(ErrorCode::ExportFailed, summary->refusal->code,
                              {QT_TRANSLATE_NOOP("widgets", "%1"), summary->refusal->reason}));
    std::vector<CodeFile> out;
    for (const auto &file : summary->files) {
        const QString name = QString::fromStdString(file.filename().string());
        if (!name.endsWith(QStringLiteral(".hpp")) && !name.endsWith(QStringLiteral(".cpp"))
            && name != QStringLiteral("CMakeLists.txt"))
            continue;
        QFile text(QString::fromStdString((summary->folder / file).string()));
        if (text.open(QIODevice::ReadOnly))
            out.push_back({name, QString::fromUtf8(text.read(bytesShown))});
    }
    return out;
}

/// Comments, preprocessor and the commonest words of C++.
class CodeColours : public QSyntaxHighlighter {
public:
    CodeColours(Session &session, QTextDocument *document) : QSyntaxHighlighter(document), m_session(session)
    {
    }

protected:
    void highlightBlock(const QString &text) override
    {
        static const QRegularExpression words(
            QStringLiteral("\\b(namespace|struct|const|constexpr|inline|int|float|double|bool|void|std|"
                           "return|for|if|else|while|"
                           "static|template|class|auto|noexcept|using|size_t|int64_t|int32_t|uint8_t)\\b"));
        const Palette &colours = m_session.colours();
        for (auto hit = words.globalMatch(text); hit.hasNext();) {
            const auto match = hit.next();
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                      colours.cut);
        }
        if (text.startsWith(QLatin1Char('#')))
            setFormat(0, static_cast<int>(text.size()), colours.outputs);
        if (const qsizetype comment = text.indexOf(QStringLiteral("//")); comment >= 0)
            setFormat(static_cast<int>(comment), static_cast<int>(text.size() - comment), colours.muted);
    }

private:
    Session &m_session;
};

class GeneratedCodePanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(GeneratedCodePanel)

public:
    GeneratedCodePanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_files(new QTabBar(this)), m_text(new QPlainTextEdit(this)),
          m_colours(new CodeColours(session, m_text->document()))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(m_files);
        layout->addWidget(m_text, 1);
        m_text->setReadOnly(true);
        m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
        m_text->setAccessibleName(tr("Generated C++"));
        m_files->setExpanding(false);
        connect(m_files, &QTabBar::currentChanged, this, [this](int index) {
            if (index >= 0 && index < static_cast<int>(m_code.size()))
                m_text->setPlainText(m_code[static_cast<std::size_t>(index)].text);
        });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Theme)
            m_colours->rehighlight();
        if (change != Change::Everything && change != Change::Support)
            return;
        show({});
        const bool isCut =
            workbench() != nullptr && workbench()->isOpen() && workbench()->state().cut != nullptr;
        if (!isCut || !workbench()->analysis() || workbench()->isStale()) {
            m_text->setPlainText(tr("Cut the model to see the C++ that its tail becomes."));
            return;
        }
        m_text->setPlainText(tr("Generating…"));
        using Made = std::vector<CodeFile>;
        session().jobs().run<Made>(
            {.key = "generated-code", .title = tr("Generating C++"), .receiver = this},
            [state = workbench()->state(), analysis = workbench()->analysis(), source = workbench()->path()](
                const TaskContext &context) { return generate(state, *analysis, source, context); },
            [this](Result<Made> made) {
                if (made)
                    show(std::move(*made));
                else
                    m_text->setPlainText(errorText(made.error()));
            });
    }

private:
    void show(std::vector<CodeFile> code)
    {
        while (m_files->count() > 0)
            m_files->removeTab(0);
        m_code = std::move(code);
        for (const CodeFile &file : m_code)
            m_files->addTab(file.name);
        m_files->setVisible(!m_code.empty());
        if (!m_code.empty())
            m_text->setPlainText(m_code.front().text);
    }

    QTabBar *m_files;
    QPlainTextEdit *m_text;
    CodeColours *m_colours;
    std::vector<CodeFile> m_code;
};

} // namespace

std::unique_ptr<Panel> make_generated_code_panel()
{
    return std::make_unique<PanelOf<GeneratedCodePanel>>(
        "generated-code", QT_TRANSLATE_NOOP("panels", "Generated C++"), Panel::Area::Bottom, 5);
}

} // namespace espalier
