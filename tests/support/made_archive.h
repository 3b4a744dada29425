#pragma once
// An archive as a test writes it down: resources and pages in order, given to a sink as a reader would.
// Ownership: value. Thread: any. Errors: those of the sink.
#include "archive/read.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace periplus::test {

class MadeArchive {
public:
    archive::Format format = archive::Format::Warc;

    MadeArchive& add(const std::string& url, const std::string& type, const std::string& bytes, std::int64_t at = 0,
                     int status = 200, bool whole = true) {
        items_.push_back(Made{{url, type, status, {at}, {}}, bytes, whole});
        return *this;
    }
    MadeArchive& redirect(const std::string& url, const std::string& to, std::int64_t at = 0) {
        items_.push_back(Made{{url, "text/html", 302, {at}, to}, "moved", true});
        return *this;
    }
    MadeArchive& page(const std::string& url, std::int64_t at = 0, bool certain = true) {
        archive::PageMark mark;
        mark.url = url;
        mark.at = {at};
        mark.certain = certain;
        items_.emplace_back(mark);
        return *this;
    }

    Result<archive::Format> operator()(archive::ResourceSink& sink) const {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            auto done = sink.progress({i, items_.size(), {}});
            if (done) done = std::visit([&](const auto& item) { return give(sink, item); }, items_[i]);
            if (!done) return std::unexpected(done.error());
        }
        return format;
    }

private:
    struct Made {
        archive::ResourceHead head;
        std::string bytes;
        bool whole = true;
    };

    static Result<void> give(archive::ResourceSink& sink, const Made& made) {
        auto done = sink.begin(made.head);
        for (std::size_t at = 0; done && at < made.bytes.size(); at += 1000)
            done = sink.bytes(std::string_view(made.bytes).substr(at, 1000));
        return done ? sink.end(made.whole) : done;
    }
    static Result<void> give(archive::ResourceSink& sink, const archive::PageMark& mark) { return sink.page(mark); }

    std::vector<std::variant<Made, archive::PageMark>> items_;
};

// The smallest whole pictures, told apart by `seed`.
inline std::string madePng(int seed = 0) {
    return std::string("\x89PNG\r\n\x1A\n", 8) + "picture " + std::to_string(seed);
}

}  // namespace periplus::test
