#include "store/note_store.h"

#include "base/hash.h"
#include "store/query.h"
#include "store/sql.h"

#include <optional>

namespace periplus::store {

namespace {

// Over everything that makes the revision, so that no part of it can change unseen.
std::string digest(const NoteRow& row) {
    return sha256Hex(std::to_string(row.sequence) + '\n' + row.article.value + '\n' +
                     std::to_string(row.modified.value) + '\n' + row.markdown);
}

template <class Value>
Result<NoteRow> single(Connection& connection, std::string_view sql, const Value& key, const std::string& name) {
    NoteRow found;
    bool whole = true;
    const auto take = [&](const Row& row) {
        auto note = wholeNoteRow(row);
        whole = note.has_value();
        if (note) found = *std::move(note);
    };
    if (auto read = connection.each(sql, take, key); !read) return std::unexpected(read.error());
    if (!whole) return fail(ErrorCode::Damaged, connection.path(), "the note of " + name);
    return found;
}

}  // namespace

std::optional<NoteRow> wholeNoteRow(const Row& row) {
    NoteRow note{row.sequence(0), {row.text(1)}, row.text(4), row.time(2)};
    if (digest(note) != row.text(3)) return std::nullopt;
    return note;
}

Result<NoteRow> NoteStore::latest(const ArticleId& article) {
    auto note = single(connection_, query(sql::notes, "latest"), article, article.value);
    if (note) note->article = article;
    return note;
}

Result<NoteRow> NoteStore::revision(Sequence sequence) {
    return single(connection_, query(sql::notes, "revision"), sequence, "revision " + std::to_string(sequence));
}

Result<void> NoteStore::add(const NoteRow& row) {
    return connection_.change(query(sql::notes, "add"), row.sequence, row.article, row.markdown.empty(), row.modified,
                              digest(row), row.markdown);
}

Result<std::vector<ArticleId>> NoteStore::noted() {
    std::vector<ArticleId> articles;
    return carry(
        connection_.each(query(sql::notes, "noted"), [&](const Row& row) { articles.push_back({row.text(0)}); }),
        std::move(articles));
}

Result<std::uint64_t> NoteStore::each(const std::function<void(const NoteRow&)>& take) {
    std::uint64_t broken = 0;
    const auto see = [&](const Row& row) {
        if (const auto note = wholeNoteRow(row))
            take(*note);
        else
            ++broken;
    };
    return carry(connection_.each(query(sql::notes, "all"), see), broken);
}

}  // namespace periplus::store
