#pragma once
// SyntaxColouring: which words of an excerpt are keywords, strings, comments ... found by highlight.js in a JavaScript
// engine on a thread of its own, so that a page is shown at once in plain ink and coloured when the answer comes.
// Answers are kept by text and language. Without the highlighter in the build every answer is empty.
// Ownership: its parent; the thread starts with the first question and ends with the object. Thread: UI.
// Errors: none; an unknown language or a text over the limit is not coloured.
#include <QHash>
#include <QObject>
#include <QThread>

#include <functional>
#include <vector>

namespace periplus {

enum class SyntaxKind : std::uint8_t { Keyword, String, Comment, Number, Title, Type };

struct SyntaxToken {
    int begin = 0;  // UTF-16 units
    int length = 0;
    SyntaxKind kind = SyntaxKind::Keyword;
};
using SyntaxTokens = std::vector<SyntaxToken>;

class SyntaxColouring : public QObject {
    Q_OBJECT
public:
    explicit SyntaxColouring(QObject* parent = nullptr);
    ~SyntaxColouring() override;

    // `then` is called on the UI thread, at once when the answer is known; never once `context` is gone.
    void ask(const QString& text, const QString& language, QObject* context,
             std::function<void(const SyntaxTokens&)> then);

private:
    QThread thread_;
    QObject* worker_ = nullptr;  // lives on thread_
    QHash<QByteArray, SyntaxTokens> known_;
};

}  // namespace periplus
