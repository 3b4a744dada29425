#include "archive/zip_file.h"

#include "base/system_error.h"

#include <zip.h>

#include <cerrno>
#include <deque>

namespace periplus::archive {

struct ZipReader::File {
    std::string path;
    zip_t* zip = nullptr;
    File() = default;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (zip != nullptr) zip_discard(zip);
    }
};

namespace {

constexpr zip_int64_t kMostEntries = 200'000;
constexpr unsigned kKindOfFile = 0170000;
constexpr unsigned kLink = 0120000;

Error zipError(const std::string& subject, zip_error_t* error, Access access) {
    if (zip_error_code_system(error) != 0) return systemError(subject, zip_error_code_system(error), access);
    return {access == Access::Read ? ErrorCode::Malformed : ErrorCode::Unwritable,
            subject,
            zip_error_strerror(error),
            {},
            {}};
}

class EntrySource final : public ByteSource {
public:
    EntrySource(std::shared_ptr<ZipReader::File> file, ZipEntry entry)
        : file_(std::move(file)), entry_(std::move(entry)) {}
    EntrySource(const EntrySource&) = delete;
    EntrySource& operator=(const EntrySource&) = delete;
    ~EntrySource() override {
        if (stream_ != nullptr) zip_fclose(stream_);
    }

    Result<std::string_view> read() override {
        if (stream_ == nullptr) {
            if (const auto opened = open(); !opened) return std::unexpected(opened.error());
        }
        piece_.resize(kPieceBytes);
        const auto count = zip_fread(stream_, piece_.data(), piece_.size());
        if (count < 0) return fail(ErrorCode::Damaged, entry_.name, zip_error_strerror(zip_file_get_error(stream_)));
        return std::string_view(piece_).substr(0, static_cast<std::size_t>(count));
    }

    Result<std::unique_ptr<ByteSource>> from(std::uint64_t offset) const override {
        auto other = std::make_unique<EntrySource>(file_, entry_);
        other->start_ = offset;
        return other;
    }

    [[nodiscard]] std::uint64_t size() const override { return entry_.size; }
    [[nodiscard]] std::string name() const override { return entry_.name; }

private:
    Result<void> open() {
        stream_ = zip_fopen_index(file_->zip, entry_.index, 0);
        if (stream_ == nullptr) {
            auto error = zipError(entry_.name, zip_get_error(file_->zip), Access::Read);
            error.code = ErrorCode::Damaged;
            return std::unexpected(std::move(error));
        }
        if (start_ == 0 || zip_fseek(stream_, static_cast<zip_int64_t>(start_), SEEK_SET) == 0) return {};
        // A packed entry cannot be entered in its middle.
        std::string skipped(kPieceBytes, '\0');
        for (auto left = start_; left > 0;) {
            const auto count = zip_fread(stream_, skipped.data(), std::min<std::uint64_t>(left, skipped.size()));
            if (count <= 0) break;
            left -= static_cast<std::uint64_t>(count);
        }
        return {};
    }

    std::shared_ptr<ZipReader::File> file_;
    ZipEntry entry_;
    std::uint64_t start_ = 0;
    zip_file_t* stream_ = nullptr;
    std::string piece_;
};

}  // namespace

Result<ZipReader> ZipReader::open(const std::string& path) {
    ZipReader reader;
    reader.file_ = std::make_shared<File>();
    reader.file_->path = path;
    int code = 0;
    auto* const zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (zip == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        auto out = zipError(path, &error, Access::Read);
        zip_error_fini(&error);
        return std::unexpected(std::move(out));
    }
    reader.file_->zip = zip;
    const auto count = zip_get_num_entries(zip, 0);
    if (count > kMostEntries) return fail(ErrorCode::TooLarge, path, "more than 200,000 files in it");
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        if (zip_stat_index(zip, index, ZIP_FL_ENC_RAW, &stat) != 0 || stat.name == nullptr) continue;
        ZipEntry entry{index, stat.name, stat.size, stat.comp_size, false, stat.encryption_method != ZIP_EM_NONE};
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX)
            entry.isLink = ((attributes >> 16U) & kKindOfFile) == kLink;
        reader.entries_.push_back(std::move(entry));
    }
    return reader;
}

std::unique_ptr<ByteSource> ZipReader::source(const ZipEntry& entry) const {
    return std::make_unique<EntrySource>(file_, entry);
}

struct ZipWriter::State {
    std::string path;
    zip_t* zip = nullptr;
    UnixMillis at;
    std::deque<std::string> texts;  // libzip reads them when the file is put together
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (zip != nullptr) zip_discard(zip);
    }
    Result<void> add(const std::string& name, zip_source_t* source, bool stored) {
        const auto failed = [&] { return std::unexpected(zipError(path, zip_get_error(zip), Access::Write)); };
        if (source == nullptr) return failed();
        const auto index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return failed();
        }
        const auto entry = static_cast<zip_uint64_t>(index);
        const bool set = zip_set_file_compression(zip, entry, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
                         zip_file_set_mtime(zip, entry, at.value / 1000, 0) == 0 &&
                         zip_file_set_external_attributes(zip, entry, 0, ZIP_OPSYS_UNIX, 0100644U << 16U) == 0;
        return set ? Result<void>() : failed();
    }
};

ZipWriter::ZipWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipWriter::ZipWriter(ZipWriter&& other) noexcept = default;
ZipWriter& ZipWriter::operator=(ZipWriter&& other) noexcept = default;
ZipWriter::~ZipWriter() = default;

Result<ZipWriter> ZipWriter::create(const std::string& path, UnixMillis at) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->at = at;
    int code = 0;
    state->zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (state->zip != nullptr) return ZipWriter(std::move(state));
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    auto out = zipError(path, &error, Access::Write);
    zip_error_fini(&error);
    return std::unexpected(std::move(out));
}

Result<void> ZipWriter::addFile(const std::string& name, const std::string& path, bool stored) {
    return state_->add(name, zip_source_file(state_->zip, path.c_str(), 0, -1), stored);
}

Result<void> ZipWriter::addText(const std::string& name, const std::string& text, bool stored) {
    const auto& kept = state_->texts.emplace_back(text);
    return state_->add(name, zip_source_buffer(state_->zip, kept.data(), kept.size(), 0), stored);
}

Result<void> ZipWriter::finish(const std::function<bool()>& cancelled) {
    auto asked = cancelled;
    if (asked) {
        zip_register_cancel_callback_with_state(
            state_->zip, [](zip_t*, void* ask) { return (*static_cast<std::function<bool()>*>(ask))() ? 1 : 0; },
            nullptr, &asked);
    }
    if (zip_close(state_->zip) == 0) {
        state_->zip = nullptr;
        return {};
    }
    auto* const error = zip_get_error(state_->zip);
    const bool stopped = zip_error_code_zip(error) == ZIP_ER_CANCELLED;
    auto out =
        stopped ? Error{ErrorCode::Cancelled, state_->path, {}, {}, {}} : zipError(state_->path, error, Access::Write);
    zip_discard(std::exchange(state_->zip, nullptr));
    return std::unexpected(std::move(out));
}

}  // namespace periplus::archive
