// SPDX-License-Identifier: Apache-2.0
// The options of an exporter as a form, made from their description.
#pragma once

#include "exporters/option_spec.h"

#include <QWidget>
#include <functional>
#include <map>

namespace espalier {

class OptionForm : public QWidget {
    Q_OBJECT

public:
    explicit OptionForm(std::vector<OptionSpec> specs, QWidget *parent = nullptr);

    /// What the form says, checked as the command line checks it.
    [[nodiscard]] Result<OptionValues> values() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<OptionSpec> m_specs;
    std::map<std::string, std::function<std::string()>>
        m_read; ///< by option: its text as on the command line
};

} // namespace espalier
