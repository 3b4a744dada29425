#include "archive/watched_source.h"

namespace periplus::archive {

Result<std::string_view> WatchedSource::read() {
    const auto piece = source_->read();
    if (!piece) return piece;
    watch_->given += piece->size();
    watch_->ended = piece->empty();
    if (watch_->given > watch_->most)
        return fail(ErrorCode::Damaged, source_->name(), "file in it expands further than the limit");
    if (watch_->digest) watch_->digest->add(*piece);
    return piece;
}

Result<std::unique_ptr<ByteSource>> WatchedSource::from(std::uint64_t offset) const {
    auto other = source_->from(offset);
    if (!other || offset != 0 || handedOn_) return other;
    handedOn_ = true;
    return std::make_unique<WatchedSource>(std::move(*other), watch_);
}

}  // namespace periplus::archive
