// SPDX-License-Identifier: Apache-2.0
// Which axes are shown and held, and the job that paints a plane.
#include "widgets/forms/slice_view.h"

#include "widgets/models/plane_model.h"
#include "widgets/number_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>
#include <limits>

namespace espalier {

namespace {

constexpr int longestSide = 1024; ///< of a raster, in places

int asInt(std::int64_t number)
{
    return static_cast<int>(std::min<std::int64_t>(number, std::numeric_limits<int>::max()));
}

} // namespace

SliceView::SliceView(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_kind(new QComboBox(this)),
      m_blueFirst(new QCheckBox(tr("Blue first"), this)), m_axes(new QWidget(this)),
      m_rows(new QComboBox(m_axes)), m_columns(new QComboBox(m_axes)), m_sliders(new QWidget(this)),
      m_sliderRows(new QVBoxLayout(m_sliders)), m_pages(new QStackedWidget(this)),
      m_table(new QTableView(m_pages)), m_raster(new RasterView(session, m_pages)),
      m_note(plainLabel({}, this, TextRole::Muted)), m_model(new PlaneModel(this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_kind);
    head->addWidget(m_blueFirst);
    head->addStretch(1);
    auto *axes = new QHBoxLayout(m_axes);
    axes->setContentsMargins(0, 0, 0, 0);
    axes->addWidget(plainLabel(tr("Rows"), m_axes, TextRole::Muted));
    axes->addWidget(m_rows, 1);
    axes->addWidget(plainLabel(tr("Columns"), m_axes, TextRole::Muted));
    axes->addWidget(m_columns, 1);
    m_sliderRows->setContentsMargins(0, 0, 0, 0);
    m_sliderRows->setSpacing(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_axes);
    layout->addWidget(m_sliders);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);

    m_kind->setAccessibleName(tr("View of the values"));
    m_kind->addItem(tr("Table"));
    m_kind->addItem(tr("Heat map"));
    m_rows->setAccessibleName(tr("Axis of the rows"));
    m_columns->setAccessibleName(tr("Axis of the columns"));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Values"));
    m_table->setMinimumHeight(120);
    m_table->horizontalHeader()->setDefaultSectionSize(76);
    m_table->verticalHeader()->setDefaultSectionSize(22);
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_raster);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        updateControls();
        updatePlane();
    });
    connect(m_blueFirst, &QCheckBox::toggled, this, [this] { updatePlane(); });
    connect(m_rows, &QComboBox::activated, this,
            [this](int axis) { chooseAxis(true, static_cast<std::size_t>(axis)); });
    connect(m_columns, &QComboBox::activated, this,
            [this](int axis) { chooseAxis(false, static_cast<std::size_t>(axis)); });
    connect(m_raster, &RasterView::pointed, this, &SliceView::sayWhatIsAt);
    connect(&session, &Session::themeChanged, this, [this] { updatePlane(); });
    clear();
}

SliceView::Kind SliceView::kind() const
{
    return static_cast<Kind>(std::max(0, m_kind->currentIndex()));
}

void SliceView::setKind(Kind kind)
{
    if (static_cast<int>(kind) < m_kind->count())
        m_kind->setCurrentIndex(static_cast<int>(kind));
}

void SliceView::setChoice(const PlaneChoice &choice)
{
    m_choice = choice;
    updateControls();
    updatePlane();
}

void SliceView::showTensor(const Elements &elements, const TensorSummary &summary)
{
    const bool isOfOneShape = m_elements && shape() == elements.tensor().shape();
    m_elements = elements;
    m_summary = summary;
    if (!isOfOneShape) {
        m_choice = PlaneChoice::lastAxes(shape());
        const bool isImage = channelAxis(shape()).has_value();
        const QSignalBlocker quiet(m_kind);
        if (isImage && m_kind->count() == 2)
            m_kind->addItem(tr("Picture"));
        else if (!isImage && m_kind->count() == 3)
            m_kind->removeItem(2);
    }
    if (!elements.areNumbers())
        setKind(Kind::Table);
    m_kind->setVisible(elements.areNumbers());
    updateControls();
    updatePlane();
}

void SliceView::clear()
{
    m_elements.reset();
    m_model->show(std::nullopt, {});
    m_raster->clear();
    updateControls();
    m_note->clear();
}

/// Whether the axis is neither along the rows nor along the columns, so that it needs an index.
bool SliceView::isHeld(std::size_t axis) const
{
    if (kind() != Kind::Picture)
        return m_choice.rows != axis && m_choice.columns != axis;
    const PlaneChoice shown = pictureChoice(0);
    return shown.rows != axis && shown.columns != axis && channelAxis(shape()) != axis;
}

PlaneChoice SliceView::pictureChoice(std::int64_t channel) const
{
    const std::size_t rank = shape().size();
    const std::size_t channels = *channelAxis(shape());
    PlaneChoice choice{channels == rank - 1 ? rank - 3 : rank - 2, channels == rank - 1 ? rank - 2 : rank - 1,
                       m_choice.at};
    choice.at[channels] = channel;
    return choice;
}

/// Of all elements, so that planes can be told from each other; bytes are levels already.
ValueRange SliceView::range() const
{
    if (kind() == Kind::Picture && m_elements->tensor().dtype() == DType::UInt8)
        return {0, 255};
    return {m_summary.least, m_summary.greatest};
}

void SliceView::chooseAxis(bool isRows, std::size_t axis)
{
    auto &chosen = isRows ? m_choice.rows : m_choice.columns;
    auto &other = isRows ? m_choice.columns : m_choice.rows;
    if (other == axis)
        other = chosen; // they change places
    chosen = axis;
    updateControls();
    updatePlane();
}

void SliceView::updateControls()
{
    while (QLayoutItem *row = m_sliderRows->takeAt(0)) {
        if (row->widget() != nullptr) {
            row->widget()->hide(); // it may be its slider that called
            row->widget()->deleteLater();
        }
        delete row;
    }
    const std::size_t rank = m_elements ? shape().size() : 0;
    m_axes->setVisible(rank > 2 && kind() != Kind::Picture);
    m_blueFirst->setVisible(m_elements && kind() == Kind::Picture);
    m_sliders->setVisible(rank > 2);
    m_kind->setEnabled(m_elements.has_value());
    m_pages->setCurrentIndex(kind() == Kind::Table ? 0 : 1);
    for (QComboBox *box : {m_rows, m_columns}) {
        box->clear();
        for (std::size_t axis = 0; axis < rank; ++axis)
            box->addItem(tr("axis %1 (%2)").arg(axis).arg(wholeNumber(shape()[axis])));
        const auto &chosen = box == m_rows ? m_choice.rows : m_choice.columns;
        box->setCurrentIndex(rank > 0 && chosen ? static_cast<int>(*chosen) : -1);
    }
    for (std::size_t axis = 0; axis < rank; ++axis) {
        if (isHeld(axis) && shape()[axis] > 1)
            addSlider(axis);
    }
}

void SliceView::addSlider(std::size_t axis)
{
    auto *row = new QWidget(m_sliders);
    auto *slider = new QSlider(Qt::Horizontal, row);
    auto *spin = new QSpinBox(row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plainLabel(tr("axis %1").arg(axis), row, TextRole::Muted));
    layout->addWidget(slider, 1);
    layout->addWidget(spin);
    const int last = asInt(shape()[axis] - 1);
    slider->setRange(0, last);
    spin->setRange(0, last);
    slider->setAccessibleName(tr("Index along axis %1").arg(axis));
    spin->setAccessibleName(slider->accessibleName());
    slider->setValue(asInt(m_choice.at[axis]));
    spin->setValue(slider->value());
    connect(slider, &QSlider::valueChanged, spin, &QSpinBox::setValue);
    connect(spin, &QSpinBox::valueChanged, slider, &QSlider::setValue);
    connect(slider, &QSlider::valueChanged, this, [this, axis](int index) {
        m_choice.at[axis] = index;
        updatePlane();
    });
    m_sliderRows->addWidget(row);
}

void SliceView::updatePlane()
{
    if (!m_elements)
        return;
    if (kind() == Kind::Table) {
        m_session.jobs().cancelKey("raster");
        m_model->show(m_elements, Plane(shape(), m_choice));
        sayWhatIsLeftOut();
    } else {
        m_model->show(std::nullopt, {});
        m_note->clear();
        startRaster();
    }
}

void SliceView::startRaster()
{
    std::vector<Plane> planes;
    if (kind() == Kind::Picture) {
        const std::int64_t channels = shape()[*channelAxis(shape())];
        for (std::int64_t c = 0; c < channels; ++c)
            planes.emplace_back(shape(), pictureChoice(c));
    } else {
        planes.emplace_back(shape(), m_choice);
    }
    m_session.jobs().run<Painted>(
        {.key = "raster", .title = tr("Painting values"), .receiver = this, .isQuiet = true},
        [elements = *m_elements, planes](const TaskContext &context) -> Result<Painted> {
            Painted painted;
            for (const Plane &plane : planes) {
                auto raster = rasterOf(elements, plane, longestSide, context);
                if (!raster)
                    return fail(std::move(raster.error()));
                painted.channels.push_back(std::move(*raster));
            }
            return painted;
        },
        [this](Result<Painted> painted) {
            if (painted && m_elements)
                showRaster(*painted);
        });
}

void SliceView::showRaster(const Painted &painted)
{
    if (kind() == Kind::Picture)
        m_raster->showImage(picture(painted.channels, range(), m_blueFirst->isChecked()), std::nullopt);
    else
        m_raster->showImage(heatMap(painted.channels.front(), range(), m_session.colours()), range());
}

void SliceView::sayWhatIsAt(const QPoint &place)
{
    if (!m_elements || place.x() < 0 || m_raster->image().isNull()) {
        m_note->clear();
        return;
    }
    PlaneChoice choice = kind() == Kind::Picture ? pictureChoice(0) : m_choice;
    const Plane plane(shape(), choice);
    const std::int64_t row = place.y() * plane.rows() / m_raster->image().height();
    const std::int64_t column = place.x() * plane.columns() / m_raster->image().width();
    if (row >= plane.rows() || column >= plane.columns())
        return;
    if (choice.rows)
        choice.at[*choice.rows] = row;
    if (choice.columns)
        choice.at[*choice.columns] = column;
    QStringList indices;
    for (const std::int64_t index : choice.at)
        indices += QString::number(index);
    m_note->setText(QStringLiteral("[%1] = %2")
                        .arg(indices.join(QStringLiteral(", ")),
                             QString::fromStdString(printable(m_elements->text(plane.place(row, column))))));
}

void SliceView::sayWhatIsLeftOut()
{
    const Plane &plane = m_model->plane();
    m_note->clear();
    if (plane.rows() > PlaneModel::most)
        m_note->setText(
            tr("The first %1 of %2 rows").arg(wholeNumber(PlaneModel::most), wholeNumber(plane.rows())));
    else if (plane.columns() > PlaneModel::most)
        m_note->setText(tr("The first %1 of %2 columns")
                            .arg(wholeNumber(PlaneModel::most), wholeNumber(plane.columns())));
}

} // namespace espalier
