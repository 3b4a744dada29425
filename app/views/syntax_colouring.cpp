#include "views/syntax_colouring.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJSEngine>
#include <QLoggingCategory>
#include <QPointer>

#include <optional>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kMostCharacters = 200'000;
constexpr qsizetype kMostAnswers = 500;

// Walks highlight.js's own tree of scopes into [begin, length, scope, ...].
constexpr auto kTokens = R"js(
(function (code, language) {
    if (!hljs.getLanguage(language)) return [];
    const root = hljs.highlight(code, { language: language, ignoreIllegals: true })._emitter.rootNode;
    const out = [];
    let at = 0;
    const walk = function (node, scope) {
        if (typeof node === "string") {
            if (scope) out.push(at, node.length, scope);
            at += node.length;
            return;
        }
        for (const child of node.children) walk(child, node.scope || scope);
    };
    walk(root, "");
    return out;
}))js";

std::optional<SyntaxKind> kindOf(const QString& scope) {
    const QString head = scope.section(u'.', 0, 0);
    if (head == "keyword"_L1 || head == "operator"_L1 || head == "meta"_L1 || head == "selector-tag"_L1)
        return SyntaxKind::Keyword;
    if (head == "string"_L1 || head == "regexp"_L1 || head == "char"_L1 || head == "addition"_L1)
        return SyntaxKind::String;
    if (head == "comment"_L1 || head == "quote"_L1 || head == "doctag"_L1) return SyntaxKind::Comment;
    if (head == "number"_L1 || head == "literal"_L1 || head == "symbol"_L1) return SyntaxKind::Number;
    if (head == "title"_L1 || head == "section"_L1 || head == "attr"_L1 || head == "attribute"_L1)
        return SyntaxKind::Title;
    if (head == "type"_L1 || head == "built_in"_L1 || head == "class"_L1 || head == "name"_L1 || head == "tag"_L1)
        return SyntaxKind::Type;
    return std::nullopt;
}

class Highlighter : public QObject {
public:
    SyntaxTokens tokens(const QString& text, const QString& language) {
        if (!engine_) load();
        SyntaxTokens result;
        if (!tokens_.isCallable()) return result;
        const QJSValue list = tokens_.call({text, language});
        if (!list.isArray()) return result;
        const quint32 size = list.property(u"length"_s).toUInt();
        for (quint32 i = 0; i + 2 < size; i += 3) {
            const auto kind = kindOf(list.property(i + 2).toString());
            if (kind) result.push_back({list.property(i).toInt(), list.property(i + 1).toInt(), *kind});
        }
        return result;
    }

private:
    void load() {
        engine_ = std::make_unique<QJSEngine>();
        QFile file(u":/reader/highlight.js"_s);
        if (!file.open(QIODevice::ReadOnly)) return;
        // Its minified code reads variables before their declaration, and the engine says so for each.
        QLoggingCategory::setFilterRules(u"qt.qml.compiler=false"_s);
        QString source = QString::fromUtf8(file.readAll());
        // Qt's engine makes `__proto__: null` of a literal an own property, on which highlight.js then stumbles.
        source.remove("__proto__:null,"_L1);
        if (engine_->evaluate(source).isError()) return;
        tokens_ = engine_->evaluate(QString::fromLatin1(kTokens));
    }

    std::unique_ptr<QJSEngine> engine_;
    QJSValue tokens_;
};

QByteArray keyOf(const QString& text, const QString& language) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(language.toUtf8());
    hash.addData("\n");
    hash.addData(text.toUtf8());
    return hash.result();
}

}  // namespace

SyntaxColouring::SyntaxColouring(QObject* parent) : QObject(parent) { thread_.setObjectName(u"colouring"_s); }

SyntaxColouring::~SyntaxColouring() {
    thread_.quit();
    thread_.wait();
}

void SyntaxColouring::ask(const QString& text, const QString& language, QObject* context,
                          std::function<void(const SyntaxTokens&)> then) {
    if (language.isEmpty() || text.size() > kMostCharacters) return;
    const QByteArray key = keyOf(text, language);
    if (const auto found = known_.constFind(key); found != known_.cend()) return then(*found);
    if (!worker_) {
        worker_ = new Highlighter;
        worker_->moveToThread(&thread_);
        connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
        thread_.start(QThread::LowPriority);
    }
    auto* worker = static_cast<Highlighter*>(worker_);
    const auto answer = [this, key, context = QPointer(context), then = std::move(then)](const SyntaxTokens& tokens) {
        if (known_.size() >= kMostAnswers) known_.clear();
        known_.insert(key, tokens);
        if (context) then(tokens);
    };
    QMetaObject::invokeMethod(worker, [this, worker, text, language, answer] {
        QMetaObject::invokeMethod(
            this, [answer, tokens = worker->tokens(text, language)] { answer(tokens); }, Qt::QueuedConnection);
    });
}

}  // namespace periplus
