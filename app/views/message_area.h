#pragma once
// MessageArea: what happened here and the way out, above the pane it happened in. A message stays until it is solved
// or closed; one with the same id takes the place of the earlier one.
// Ownership: its parent. Thread: UI. Errors: none.
#include <QMap>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace periplus {

struct MessageButton {
    QString text;
    std::function<void()> pressed;  // the message is closed first
};

class MessageArea : public QWidget {
    Q_OBJECT
public:
    explicit MessageArea(QWidget* parent = nullptr);
    void put(const QString& id, const QString& sentence, const std::vector<MessageButton>& buttons = {});
    void take(const QString& id);
    [[nodiscard]] QString text(const QString& id) const;  // empty: no such message

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QVBoxLayout* rows_ = nullptr;
    QMap<QString, QWidget*> shown_;
};

}  // namespace periplus
