// Parts on their way in: a short one waits until it is whole, so that one that is there already costs no writing; a
// long one goes to its file piece by piece.
#include "store/part_files.h"

#include "base/ids.h"

#include <fcntl.h>
#include <unistd.h>

namespace periplus::store {

namespace {

constexpr std::size_t kShort = 256ULL * 1024;

}  // namespace

PartWriter::PartWriter(PartWriter&& other) noexcept
    : files_(other.files_),
      hash_(std::move(other.hash_)),
      size_(other.size_),
      waiting_(std::move(other.waiting_)),
      packer_(std::move(other.packer_)),
      file_(std::move(other.file_)),
      name_(std::exchange(other.name_, {})) {}

PartWriter::~PartWriter() {
    if (!name_.empty()) ::unlinkat(files_->folder_.descriptor(), name_.c_str(), 0);
}

Result<void> PartWriter::write(std::string_view bytes) {
    hash_.add(bytes);
    size_ += bytes.size();
    waiting_ += bytes;
    return waiting_.size() > kShort ? pour(false) : Result<void>{};
}

Result<void> PartWriter::startFile() {
    if (auto marked = files_->markWriting(); !marked) return marked;
    std::string name = randomIdText();
    auto file = files_->folder_.openIn(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (!file) return std::unexpected(file.error());
    file_ = *std::move(file);
    name_ = std::move(name);
    packer_.emplace(waiting_);
    return {};
}

Result<void> PartWriter::pour(bool last) {
    if (!packer_)
        if (auto started = startFile(); !started) return started;
    std::string packed;
    auto done = packer_->add(waiting_, packed);
    waiting_.clear();
    if (done && last) done = packer_->finish(packed);
    return done ? file_.writeAll(packed) : done;
}

Result<StoredPart> PartWriter::finish() {
    StoredPart part{hexOf(hash_.bytes()), size_};
    if (!packer_) {
        if (files_->isThere(part.hash)) return part;
        auto done = files_->putFile(part.hash, pack(waiting_));
        if (!done) return std::unexpected(done.error());
        return part;
    }
    if (files_->isThere(part.hash)) return part;
    auto done = pour(true);
    if (done) done = files_->publish(std::exchange(name_, {}), part.hash);
    if (!done) return std::unexpected(done.error());
    return part;
}

}  // namespace periplus::store
