// SPDX-License-Identifier: Apache-2.0
// Dock: what ONNX says of the selected node's operator, in the model's opset.
#include "model/shapes/operator_schema.h"
#include "widgets/panel.h"

#include <QTextBrowser>
#include <QVBoxLayout>

namespace espalier {

namespace {

class DocumentationPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(DocumentationPanel)

public:
    DocumentationPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_text(new QTextBrowser(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_text);
        m_text->setOpenLinks(false);
        m_text->setAccessibleName(tr("Documentation"));
        m_text->document()->setDocumentMargin(12);
    }

protected:
    void refresh(Change change) override
    {
        if (change != Change::Everything && change != Change::Selection && change != Change::Model)
            return;
        const NodeId id =
            workbench() != nullptr && workbench()->isOpen() ? workbench()->selectedNode() : NodeId{};
        if (!id.isValid() || workbench()->model().findNode(id) == nullptr) {
            m_text->setPlainText(tr("Select a node to read about its operator."));
            return;
        }
        const auto schema = OperatorSchema::of(workbench()->model(), id);
        if (!schema) {
            m_text->setPlainText(
                tr("ONNX knows no operator %1.")
                    .arg(QString::fromStdString(printable(workbench()->model().node(id).opType))));
            return;
        }
        m_text->setMarkdown(textOf(*schema));
    }

private:
    static QString utf8(std::string_view text)
    {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    static QString textOf(const OperatorSchema &schema)
    {
        QString out =
            QStringLiteral("## %1\n\n%2\n\n%3\n\n")
                .arg(utf8(schema.name()), tr("since opset %1").arg(schema.since()), utf8(schema.doc()));
        const auto operands = [&](const QString &title, const std::vector<FormalOperand> &all) {
            if (!all.empty())
                out += QStringLiteral("### %1\n\n").arg(title);
            for (const FormalOperand &operand : all)
                out += QStringLiteral("- **%1** `%2` %3\n\n")
                           .arg(utf8(operand.name), utf8(operand.type),
                                QString::fromStdString(operand.doc).simplified());
        };
        operands(tr("Inputs"), schema.inputs());
        operands(tr("Outputs"), schema.outputs());
        const auto attributes = schema.attributes();
        if (!attributes.empty())
            out += QStringLiteral("### %1\n\n").arg(tr("Attributes"));
        for (const FormalAttribute &attribute : attributes)
            out += QStringLiteral("- **%1** %2\n\n")
                       .arg(utf8(attribute.name), QString::fromStdString(attribute.doc).simplified());
        return out;
    }

    QTextBrowser *m_text;
};

} // namespace

std::unique_ptr<Panel> make_documentation_panel()
{
    return std::make_unique<PanelOf<DocumentationPanel>>(
        "documentation", QT_TRANSLATE_NOOP("panels", "Documentation"), Panel::Area::Right, 3);
}

} // namespace espalier
