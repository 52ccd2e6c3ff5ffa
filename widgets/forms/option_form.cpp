// SPDX-License-Identifier: Apache-2.0
// One row an option.
#include "widgets/forms/option_form.h"

#include "widgets/error_text.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace espalier {

OptionForm::OptionForm(std::vector<OptionSpec> specs, QWidget *parent)
    : QWidget(parent), m_specs(std::move(specs))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto label = [this](const QString &text) {
        QLabel *made = plainLabel(text, this);
        made->setWordWrap(true);
        return made;
    };
    if (m_specs.empty())
        form->addRow(plainLabel(tr("This format has no options."), this, TextRole::Muted));
    for (const OptionSpec &spec : m_specs) {
        const QString text = translated(spec.text);
        const QString preset = QString::fromStdString(spec.defaultValue);
        switch (spec.type) {
        case OptionSpec::Type::Bool: {
            auto *box = new QCheckBox(text, this);
            box->setChecked(spec.defaultValue == "true" || spec.defaultValue == "yes"
                            || spec.defaultValue == "1");
            connect(box, &QCheckBox::toggled, this, &OptionForm::changed);
            form->addRow(box);
            m_read[spec.id] = [box] { return std::string(box->isChecked() ? "true" : "false"); };
            break;
        }
        case OptionSpec::Type::Choice: {
            auto *box = new QComboBox(this);
            for (const OptionSpec::Choice &choice : spec.choices) {
                box->addItem(translated(choice.text), QString::fromStdString(choice.value));
                if (choice.value == spec.defaultValue)
                    box->setCurrentIndex(box->count() - 1);
            }
            connect(box, &QComboBox::currentIndexChanged, this, &OptionForm::changed);
            form->addRow(label(text), box);
            m_read[spec.id] = [box] { return box->currentData().toString().toStdString(); };
            break;
        }
        case OptionSpec::Type::Integer:
        case OptionSpec::Type::Text: {
            auto *field = new QLineEdit(preset, this);
            connect(field, &QLineEdit::editingFinished, this, &OptionForm::changed);
            form->addRow(label(text), field);
            m_read[spec.id] = [field] { return field->text().toStdString(); };
            break;
        }
        }
    }
}

Result<OptionValues> OptionForm::values() const
{
    OptionTexts given;
    for (const OptionSpec &spec : m_specs)
        given.emplace_back(spec.id, m_read.at(spec.id)());
    return makeOptions(m_specs, given);
}

} // namespace espalier
