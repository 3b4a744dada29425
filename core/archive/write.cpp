#include "archive/write.h"

#include "archive/wacz_writer.h"

#include <optional>

namespace periplus::archive {

struct ArchiveWriter::State {
    std::optional<WarcWriter> warc;
    std::unique_ptr<WaczWriter> wacz;
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveWriter::ArchiveWriter(ArchiveWriter&& other) noexcept = default;
ArchiveWriter& ArchiveWriter::operator=(ArchiveWriter&& other) noexcept = default;
ArchiveWriter::~ArchiveWriter() = default;

Result<ArchiveWriter> ArchiveWriter::open(Format format, const std::string& path, const WriteOptions& options) {
    auto state = std::make_unique<State>();
    if (format == Format::Warc) {
        auto warc = WarcWriter::open(path, options);
        if (!warc) return std::unexpected(warc.error());
        state->warc.emplace(std::move(*warc));
    } else if (format == Format::Wacz) {
        auto wacz = WaczWriter::open(path, options);
        if (!wacz) return std::unexpected(wacz.error());
        state->wacz = std::move(*wacz);
    } else {
        return fail(ErrorCode::InvalidArgument, path, "archives of this format are not written");
    }
    return ArchiveWriter(std::move(state));
}

Result<void> ArchiveWriter::resource(const ResourceHead& head, std::string_view bytes) {
    return state_->warc ? state_->warc->resource(head, bytes) : state_->wacz->resource(head, bytes);
}

Result<void> ArchiveWriter::page(const PageMark& page, std::string_view text) {
    return state_->warc ? state_->warc->page(page) : state_->wacz->page(page, text);
}

Result<void> ArchiveWriter::finish(const std::function<bool()>& cancelled) {
    return state_->warc ? state_->warc->finish() : state_->wacz->finish(cancelled);
}

}  // namespace periplus::archive
