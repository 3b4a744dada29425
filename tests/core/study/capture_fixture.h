#pragma once
// A library with captures that are made of nothing but words and noise.
#include "core/study/library_fixture.h"
#include "store/part_files.h"
#include "study/captures.h"
#include "study/make_capture.h"

#include <filesystem>
#include <random>

namespace periplus::study {

class CaptureFixture : public LibraryFixture {
protected:
    static std::string noise(std::size_t size, std::uint32_t seed) {
        std::mt19937 random(seed);
        std::string bytes(size, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(random());
        return "\x89PNG\r\n\x1a\n" + bytes;
    }
    // A page with a picture of its own and one that all pages share.
    static Result<NewCapture> make(store::PartFiles& files, const std::string& url, std::uint32_t seed) {
        NewCapture made;
        const std::string html = "<html><title>Page</title><p>words of " + std::to_string(seed) + "</p></html>";
        const auto page = files.put(html);
        const auto sealed = files.put("\xEF\xBB\xBF" + html);
        const auto picture = files.put(noise(2000, seed));
        const auto shared = files.put(noise(3000, 0));
        for (const auto* part : {&page, &sealed, &picture, &shared})
            if (!*part) return std::unexpected(part->error());
        made.capture.url = url;
        made.capture.finalUrl = url + "/final";
        made.capture.capturedAt = {1'700'000'000'000 + seed};
        made.capture.state = CaptureState::Partial;
        made.capture.reason = "not all is here";
        made.capture.origin = CaptureOrigin::Warc;
        made.parts = {{url, page->hash, "text/html; charset=utf-8", 200, page->bytes, sealed->hash},
                      {url + "/own.png", picture->hash, "image/png", 200, picture->bytes, ""},
                      {"https://cdn.example/shared.png", shared->hash, "image/png", 200, shared->bytes, ""}};
        made.missing = {{url + "/lost.png", "not in the capture"}};
        made.text.title = "Page " + std::to_string(seed);
        made.text.text = "words of " + std::to_string(seed) + "\nfunc main() {}\n";
        made.text.code = {{"go", "func main() {}", {{10}, {24}}}};
        made.text.map = {{{0}, 3, 0, 9}, {{10}, 5, 1, 14}};
        made.sealVersion = 1;
        return makeCapture(files, std::move(made));
    }
    CaptureId addCapture(const std::string& url, std::uint32_t seed) {
        auto& captures = library_->captures();
        const auto files = captures.partFiles();
        const auto hold = files->hold();
        const auto made = make(*files, url, seed);
        EXPECT_TRUE(made) << made.error().detail;
        if (!made) return {};
        const auto added = captures.add(*made);
        EXPECT_TRUE(added) << added.error().subject << ": " << added.error().detail;
        return made->capture.id;
    }
    // Everything of it can be read and is what was put.
    static void expectWhole(Captures& captures, const CaptureId& id, std::uint32_t seed) {
        const auto found = captures.find(id);
        ASSERT_TRUE(found) << found.error().subject << ": " << found.error().detail;
        EXPECT_EQ(found->title, "Page " + std::to_string(seed));
        const auto parts = captures.parts(id);
        ASSERT_TRUE(parts) << parts.error().detail;
        ASSERT_EQ(parts->size(), 3U);
        for (const auto& part : *parts) {
            ASSERT_TRUE(captures.partBytes(id, part.hash)) << part.url;
            ASSERT_TRUE(captures.serve(id, part.hash)) << part.url;
        }
        EXPECT_EQ(captures.partBytes(id, (*parts)[1].hash).value(), noise(2000, seed));
        EXPECT_EQ(captures.text(id).value().code.front().code, "func main() {}");
    }
    std::size_t countParts() {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "library/parts"))
            count += entry.is_regular_file() && entry.path().filename() != store::kUnswept ? 1U : 0U;
        return count;
    }
};

}  // namespace periplus::study
