#pragma once
// CaptureListModel: captures, or pages that did not come, as rows of a list: what, where, what became of it, when.
// A change of one row repaints it; rows that go are removed; what is selected stays. Ownership: values. Thread: UI.
// Errors: none.
#include "study/capture_types.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace periplus {

struct CaptureRow {
    CaptureId capture;  // empty: nothing was captured
    ArticleId article;  // empty: no entry has it
    QString title;
    QString address;
    QString standing;  // state and reason
    QString advice;    // the way out; may be empty
    UnixMillis at;
    bool readable = false;  // there is something of the page
    bool operator==(const CaptureRow&) const = default;
};

CaptureRow rowOf(const study::Capture& capture);
CaptureRow rowOf(const study::QueueItem& item);  // one that did not come; when it was tried last

class CaptureListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, Host, Standing, Moment, Columns };

    explicit CaptureListModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRows(std::vector<CaptureRow> rows);
    void setMomentTitle(const QString& title) { momentTitle_ = title; }  // before the first row
    [[nodiscard]] const std::vector<CaptureRow>& rows() const { return rows_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<CaptureRow> rows_;
    QString momentTitle_;  // empty: the moment of the capture
};

}  // namespace periplus
