#pragma once
// ObjectStore: the objects of one clone, by name; the only owner of git2.h. libgit2 is given the folder of objects
// alone, never the clone: no config, hook, filter or attribute is read, alternates are not followed, nothing is
// written. What it may take into memory at once is bounded for the whole process. Ownership: moves only; views the
// files, which must outlive it. Thread: one at a time. Errors: NotInClone for what is not there, is damaged or too
// large (subject: "commit 1234...").
#include "source/clone_files.h"
#include "source/git_object.h"

#include <memory>
#include <string_view>

namespace periplus::source {

inline constexpr std::size_t kMaxObjectBytes = std::size_t{128} * 1024 * 1024;

class ObjectStore {
public:
    // `files` is the folder that holds `objects`.
    static Result<ObjectStore> open(const CloneFiles& files);
    ObjectStore(ObjectStore&&) noexcept;
    ObjectStore& operator=(ObjectStore&&) noexcept;
    ~ObjectStore();

    [[nodiscard]] Result<Object> read(const ObjectId& id) const;
    // The object whose name begins so (7 to 40 digits).
    [[nodiscard]] Result<ObjectId> expand(std::string_view prefix) const;
    [[nodiscard]] bool borrows() const { return borrows_; }  // it names alternates, which are not read

private:
    struct Database;
    [[nodiscard]] Result<Object> readLooseFile(const ObjectId& id, std::string_view file) const;
    [[nodiscard]] Result<Object> readPacked(const ObjectId& id) const;
    ObjectStore(const CloneFiles& files, std::unique_ptr<Database> database, bool borrows);

    const CloneFiles* files_;
    std::unique_ptr<Database> database_;
    bool borrows_ = false;
};

}  // namespace periplus::source
