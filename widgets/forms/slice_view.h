// SPDX-License-Identifier: Apache-2.0
// A tensor two axes at a time: as a table, a heat map or a picture, with a slider for each other axis.
#pragma once

#include "model/compute/tensor_summary.h"
#include "widgets/forms/raster_view.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace espalier {

class PlaneModel;

class SliceView : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Table, HeatMap, Picture };

    explicit SliceView(Session &session, QWidget *parent = nullptr);

    /// The axes and indices chosen stay if the shape is the one that was shown.
    void showTensor(const Elements &elements, const TensorSummary &summary);
    void clear();

    [[nodiscard]] Kind kind() const;
    void setKind(Kind kind);
    [[nodiscard]] const PlaneChoice &choice() const { return m_choice; }
    void setChoice(const PlaneChoice &choice);

private:
    struct Painted {
        std::vector<Raster> channels;
    };

    [[nodiscard]] const std::vector<std::int64_t> &shape() const { return m_elements->tensor().shape(); }
    [[nodiscard]] bool isHeld(std::size_t axis) const;
    [[nodiscard]] PlaneChoice pictureChoice(std::int64_t channel) const;
    [[nodiscard]] ValueRange range() const;
    void chooseAxis(bool isRows, std::size_t axis);
    void updateControls();
    void addSlider(std::size_t axis);
    void updatePlane();
    void startRaster();
    void showRaster(const Painted &painted);
    void sayWhatIsAt(const QPoint &place);
    void sayWhatIsLeftOut();

    Session &m_session;
    QComboBox *m_kind;
    QCheckBox *m_blueFirst;
    QWidget *m_axes;
    QComboBox *m_rows;
    QComboBox *m_columns;
    QWidget *m_sliders;
    QVBoxLayout *m_sliderRows;
    QStackedWidget *m_pages;
    QTableView *m_table;
    RasterView *m_raster;
    QLabel *m_note;
    PlaneModel *m_model;
    std::optional<Elements> m_elements;
    TensorSummary m_summary;
    PlaneChoice m_choice;
};

} // namespace espalier
