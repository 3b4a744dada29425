#pragma once
// A source whose bytes are counted and hashed while they are first read from front to back.
// Ownership: shares the source and the watch. Thread: one. Errors: of the source; Damaged when it gives more than its
// packed size may make.
#include "archive/byte_source.h"
#include "base/hash.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace periplus::archive {

struct SourceWatch {
    std::optional<Digest> digest;
    std::uint64_t given = 0;
    std::uint64_t most = 0;  // bytes
    bool ended = false;      // read to its end, in one go
};

class WatchedSource final : public ByteSource {
public:
    WatchedSource(std::shared_ptr<ByteSource> source, std::shared_ptr<SourceWatch> watch)
        : source_(std::move(source)), watch_(std::move(watch)) {}

    Result<std::string_view> read() override;
    // The first from the beginning is watched too; others are not.
    Result<std::unique_ptr<ByteSource>> from(std::uint64_t offset) const override;
    [[nodiscard]] std::uint64_t size() const override { return source_->size(); }
    [[nodiscard]] std::string name() const override { return source_->name(); }

private:
    std::shared_ptr<ByteSource> source_;
    std::shared_ptr<SourceWatch> watch_;
    mutable bool handedOn_ = false;
};

}  // namespace periplus::archive
