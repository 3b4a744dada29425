// Writes one WARC and one WACZ for another reader to look at: write_sample FILE.warc.gz FILE.wacz
#include "archive/write.h"

#include <cstdio>
#include <string>

namespace {

using namespace periplus;
using namespace periplus::archive;

bool write(Format format, const char* path) {
    const UnixMillis first{1'600'000'000'123};
    const UnixMillis second{1'650'000'000'000};
    const std::string picture(5000, 'p');
    auto writer = ArchiveWriter::open(format, path, {"Periplus test", "A sample", {1'700'000'000'000}});
    return writer &&
           writer->resource({"https://a.example/", "text/html; charset=utf-8", 200, first, {}}, "<p>第一页</p>") &&
           writer->resource({"https://www.a.example:443/p.png", "image/png", 200, first, {}}, picture) &&
           writer->resource({"https://a.example/q?b=2&a=1", "image/png", 302, first, "https://a.example/p.png"},
                            picture) &&
           writer->resource({"cid:part@a", "image/png", 200, first, {}}, picture) &&
           writer->resource({"https://a.example/p.png", "image/png", 200, second, {}}, picture) &&
           writer->page({"https://a.example/", "第一页", first, true, "{}"}, "第一页") && writer->finish();
}

}  // namespace

int main(int count, char** arguments) {
    const bool done = count == 3 && write(Format::Warc, arguments[1]) && write(Format::Wacz, arguments[2]);
    if (!done) std::fputs("the sample could not be written\n", stderr);
    return done ? 0 : 1;
}
