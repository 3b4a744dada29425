#include "source/object_store.h"

#include "source/loose_object.h"

#include <git2.h>
#include <git2/odb_backend.h>
#include <git2/sys/alloc.h>
#include <git2/sys/odb_backend.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <vector>

namespace periplus::source {
namespace {

constexpr std::size_t kMaxPacks = 20'000;
constexpr std::size_t kMaxLoose = 100'000;  // in one of the 256 folders
constexpr std::size_t kMaxAllocation = kMaxObjectBytes + 4096;

// A pack may say that a small object is a difference to one of 5 GB, or to itself: libgit2 would try.
thread_local bool refusedMemory = false;  // since the last object was asked for

bool isAllowed(std::size_t bytes) {
    refusedMemory = refusedMemory || bytes > kMaxAllocation;
    return bytes <= kMaxAllocation;
}

void* allocate(std::size_t bytes, const char* /*file*/, int /*line*/) {
    return isAllowed(bytes) ? std::malloc(std::max<std::size_t>(bytes, 1)) : nullptr;
}

void* reallocate(void* old, std::size_t bytes, const char* /*file*/, int /*line*/) {
    return isAllowed(bytes) ? std::realloc(old, std::max<std::size_t>(bytes, 1)) : nullptr;
}

bool fits(std::size_t count, std::size_t size) {
    return isAllowed(size == 0 || count <= kMaxAllocation / size ? 0 : kMaxAllocation + 1);
}

char* copyOf(const char* text, std::size_t bytes) {
    auto* const copy = static_cast<char*>(allocate(bytes + 1, nullptr, 0));
    if (copy == nullptr) return nullptr;
    std::memcpy(copy, text, bytes);
    copy[bytes] = '\0';
    return copy;
}

// Later releases want fewer functions.
template <class Allocator>
void fill(Allocator& allocator) {
    allocator.gmalloc = allocate;
    allocator.grealloc = reallocate;
    allocator.gfree = [](void* pointer) { std::free(pointer); };
    if constexpr (requires { allocator.gcalloc; }) {
        allocator.gcalloc = [](std::size_t count, std::size_t size, const char*, int) -> void* {
            return fits(count, size) ? std::calloc(std::max<std::size_t>(count, 1), std::max<std::size_t>(size, 1))
                                     : nullptr;
        };
        allocator.gstrdup = [](const char* text, const char*, int) { return copyOf(text, std::strlen(text)); };
        allocator.gstrndup = [](const char* text, std::size_t limit, const char*, int) {
            return copyOf(text, strnlen(text, limit));
        };
        allocator.gsubstrdup = [](const char* text, std::size_t bytes, const char*, int) {
            return copyOf(text, bytes);
        };
        allocator.greallocarray = [](void* old, std::size_t count, std::size_t size, const char* file, int line) {
            return fits(count, size) ? reallocate(old, count * size, file, line) : nullptr;
        };
        allocator.gmallocarray = [](std::size_t count, std::size_t size, const char* file, int line) {
            return fits(count, size) ? allocate(count * size, file, line) : nullptr;
        };
    }
}

void startOnce() {
    static std::once_flag started;
    std::call_once(started, [] {
        static git_allocator allocator;
        fill(allocator);
        git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
        git_libgit2_init();
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
        git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, ssize_t{16} * 1024 * 1024);
    });
}

git_oid rawId(const ObjectId& id) {
    git_oid raw;
    git_oid_fromraw(&raw, id.bytes.data());
    return raw;
}

ObjectId fromRaw(const git_oid& raw) {
    ObjectId id;
    std::copy_n(static_cast<const unsigned char*>(raw.id), id.bytes.size(), id.bytes.begin());
    return id;
}

std::string lastComplaint() {
    const git_error* const last = git_error_last();
    return last == nullptr || last->message == nullptr ? "no more is known" : last->message;
}

std::optional<ObjectKind> kindOf(git_object_t type) {
    switch (type) {
        case GIT_OBJECT_COMMIT: return ObjectKind::Commit;
        case GIT_OBJECT_TREE: return ObjectKind::Tree;
        case GIT_OBJECT_BLOB: return ObjectKind::Blob;
        case GIT_OBJECT_TAG: return ObjectKind::Tag;
        default: return {};
    }
}

}  // namespace

struct ObjectStore::Database {
    git_odb* odb = nullptr;
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database() { git_odb_free(odb); }

    bool open(const std::string& objects) {
        git_odb_backend* packs = nullptr;
        if (git_odb_new(&odb) != 0) return false;
        return git_odb_backend_pack(&packs, objects.c_str()) == 0 && git_odb_add_backend(odb, packs, 1) == 0;
    }
};

ObjectStore::ObjectStore(const CloneFiles& files, std::unique_ptr<Database> database, bool borrows)
    : files_(&files), database_(std::move(database)), borrows_(borrows) {}
ObjectStore::ObjectStore(ObjectStore&&) noexcept = default;
ObjectStore& ObjectStore::operator=(ObjectStore&&) noexcept = default;
ObjectStore::~ObjectStore() = default;

Result<ObjectStore> ObjectStore::open(const CloneFiles& files) {
    startOnce();
    const auto present = files.hasFolder("objects");
    if (!present) return std::unexpected(present.error());
    if (!*present) return fail(ErrorCode::NotInClone, files.folder(), "it has no folder of objects");
    if (const auto packs = files.names("objects/pack", kMaxPacks); !packs) return std::unexpected(packs.error());
    const auto alternates = files.sizeOf("objects/info/alternates");
    auto database = std::make_unique<Database>();
    if (!database->open(files.folder() + "/objects"))
        return fail(ErrorCode::NotInClone, files.folder(), "its objects cannot be opened: " + lastComplaint());
    return ObjectStore(files, std::move(database), !alternates || alternates->value_or(0) > 0);
}

// A commit is what its name says, whatever the file is called.
Result<Object> ObjectStore::readLooseFile(const ObjectId& id, std::string_view file) const {
    const auto inflated = inflateLoose(file, kMaxObjectBytes);
    if (!inflated) return std::unexpected(inflated.error());
    auto object = readLoose(*inflated);
    if (!object) return object;
    constexpr std::array kTypes = {GIT_OBJECT_COMMIT, GIT_OBJECT_TREE, GIT_OBJECT_BLOB, GIT_OBJECT_TAG};
    git_oid hash;
    const bool hashed = git_odb_hash(&hash, object->bytes.data(), object->bytes.size(),
                                     kTypes[static_cast<std::size_t>(object->kind)]) == 0;
    if (!hashed || fromRaw(hash) != id) return fail(ErrorCode::NotInClone, {}, "it is damaged");
    return object;
}

Result<Object> ObjectStore::readPacked(const ObjectId& id) const {
    const git_oid raw = rawId(id);
    git_odb_object* found = nullptr;
    refusedMemory = false;
    const int failed = git_odb_read(&found, database_->odb, &raw);
    const std::unique_ptr<git_odb_object, decltype(&git_odb_object_free)> object(found, &git_odb_object_free);
    if (failed == GIT_ENOTFOUND) return fail(ErrorCode::NotInClone, {}, "the clone does not hold it");
    if (failed != 0)
        return fail(ErrorCode::NotInClone, {}, refusedMemory ? "it is too large" : "it is damaged: " + lastComplaint());
    const auto kind = kindOf(git_odb_object_type(found));
    if (!kind) return fail(ErrorCode::NotInClone, {}, "it is of no known kind");
    return Object{*kind, std::string(static_cast<const char*>(git_odb_object_data(found)), git_odb_object_size(found))};
}

Result<Object> ObjectStore::read(const ObjectId& id) const {
    const std::string hex = id.hex();
    const auto path = "objects/" + hex.substr(0, 2) + "/" + hex.substr(2);
    const auto size = files_->sizeOf(path);
    if (!size) return std::unexpected(size.error());
    if (size->value_or(0) > kMaxObjectBytes) return fail(ErrorCode::NotInClone, "git object " + hex, "it is too large");
    const auto loose = files_->read(path, kMaxObjectBytes);
    if (!loose) return std::unexpected(loose.error());
    auto object = *loose ? readLooseFile(id, **loose) : readPacked(id);
    if (!object && object.error().subject.empty()) object.error().subject = "git object " + hex;
    return object;
}

Result<ObjectId> ObjectStore::expand(std::string_view prefix) const {
    if (prefix.size() < 7 || prefix.size() > 40)
        return fail(ErrorCode::NotInClone, std::string(prefix), "it is no name");
    std::vector<ObjectId> found;
    std::string digits(prefix);
    std::ranges::transform(digits, digits.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto loose = files_->names("objects/" + digits.substr(0, 2), kMaxLoose);
    if (!loose) return std::unexpected(loose.error());
    for (const std::string& name : *loose)
        if (name.starts_with(digits.substr(2)))
            if (const auto id = ObjectId::read(digits.substr(0, 2) + name)) found.push_back(*id);
    git_oid beginning;
    git_oid whole;
    if (git_oid_fromstrn(&beginning, digits.data(), digits.size()) != 0)
        return fail(ErrorCode::NotInClone, digits, "it is no name of a commit");
    const int failed = git_odb_exists_prefix(&whole, database_->odb, &beginning, digits.size());
    if (failed == 0 && std::ranges::find(found, fromRaw(whole)) == found.end()) found.push_back(fromRaw(whole));
    if (failed == GIT_EAMBIGUOUS || found.size() > 1)
        return fail(ErrorCode::NotInClone, "git object " + digits, "several objects begin so");
    if (found.empty()) return fail(ErrorCode::NotInClone, "git object " + digits, "the clone does not hold it");
    return found.front();
}

}  // namespace periplus::source
