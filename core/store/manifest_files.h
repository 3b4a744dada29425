#pragma once
// ManifestFiles: what each capture is made of, one immutable file a capture beside the database:
// captures/<2 hex>/<30 hex>, packed JSON behind its SHA-256. A restored library finds every capture by them, and
// purging knows by them which parts are named. Ownership: sole owner of the folder. Thread: one. A manifest is durable
// after the next PartFiles::sync(). Errors: NotFound, Damaged (subject: the capture), DiskFull, Unwritable, Unreadable.
#include "base/error.h"
#include "store/rows.h"

#include <string>
#include <vector>

namespace periplus::store {

class ManifestFiles {
public:
    explicit ManifestFiles(std::string folder) : folder_(std::move(folder)) {}

    Result<void> put(const CaptureManifest& manifest);
    [[nodiscard]] Result<CaptureManifest> read(const CaptureId& id) const;
    std::uint64_t remove(const CaptureId& id);  // the bytes freed
    [[nodiscard]] std::vector<CaptureId> all() const;

private:
    [[nodiscard]] std::string pathOf(const CaptureId& id) const;

    std::string folder_;
};

}  // namespace periplus::store
