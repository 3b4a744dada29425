#pragma once
// Small sheets about captures: how pages are taken offline, how the reading view looks, what is to be exported. Those
// of settings change them at once. Not modal; go with Esc. Ownership: each deletes itself when closed. Thread: UI.
// Errors: none.
#include "study/capture_export.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QFormLayout;
class QSpinBox;

namespace periplus {

class Settings;
struct NumberKey;

class OfflineSettingsSheet : public QDialog {
    Q_OBJECT
public:
    OfflineSettingsSheet(Settings& settings, QWidget* parent);
};

class ReadingLookSheet : public QDialog {
    Q_OBJECT
public:
    ReadingLookSheet(Settings& settings, QWidget* parent);
};

enum class ExportScope : std::uint8_t { Entry, Section, All };
enum class ExportKind : std::uint8_t { Wacz, Warc, Html, Pdf };

class ExportSheet : public QDialog {
    Q_OBJECT
public:
    // How many captures each scope has.
    ExportSheet(const std::function<std::size_t(ExportScope)>& count, QWidget* parent);

signals:
    void chosen(periplus::ExportScope scope, periplus::ExportKind kind);

private:
    QComboBox* scope_ = nullptr;
    QComboBox* kind_ = nullptr;
};

}  // namespace periplus
