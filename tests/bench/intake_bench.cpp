// What taking in a WARC costs beside decompressing and hashing the same bytes (counter `speed`: ours through theirs, 1
// is as fast; `parent_mib`, `child_mib`: peak memory), and what ten dated captures of one site take on the disk beside
// their gzip WARC (counter `size`). On the disk of TMPDIR, because syncing is part of it.
// PERIPLUS_BENCH_WARC_MB says how large (256 as it is). Run: bench_intake [--benchmark_filter=...]
#include "archive/reader_process.h"
#include "base/ids.h"
#include "study/captures.h"
#include "study/intake.h"
#include "study/library.h"
#include "support/made_warc.h"

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <sstream>

namespace {

using namespace periplus;
using Steady = std::chrono::steady_clock;

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("periplus-bench-" + randomIdText());
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const char* name) const { return (path / name).string(); }
};

template <class Work>
double timed(Work work) {
    const auto begin = Steady::now();
    work();
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

// Words as an article has them: compresses three to one or so.
std::string words(std::mt19937& random, std::size_t size) {
    std::string text;
    while (text.size() < size) {
        for (unsigned letters = 2 + random() % 8; letters > 0; --letters)
            text += static_cast<char>('a' + random() % 26);
        text += random() % 12 == 0 ? ".</p>\n<p>" : random() % 40 == 0 ? " 调度器源码分析 " : " ";
    }
    return text;
}

std::string picture(std::mt19937& random, std::size_t size) {
    std::string bytes("\xFF\xD8\xFF\xE0", 4);
    while (bytes.size() < size) {
        const auto next = random();
        bytes.append(reinterpret_cast<const char*>(&next), 4);
    }
    return bytes;
}

std::string article(std::mt19937& random, const std::string& title, int pictures, const std::string& folder) {
    std::string html = "<!DOCTYPE html><html><head><title>" + title +
                       "</title><link rel=stylesheet href=/site.css><link rel=stylesheet href=/code.css></head><body>";
    for (int i = 0; i < pictures; ++i)
        html += "<p>" + words(random, 1200) + "</p><img src=\"" + folder + "/" + std::to_string(i) +
                ".jpg\"><pre><code class=\"language-go\">func f" + std::to_string(i) +
                "() {\n\treturn\n}\n</code></pre>";
    return html + "</body></html>";
}

// Pages of 2 MB with 40 pictures each.
std::uint64_t writeArchive(const std::string& path, std::uint64_t bytes) {
    std::mt19937 random(7);
    test::MadeWarc warc(path, 6);
    const auto style = words(random, 40'000);
    for (int page = 0; warc.plainBytes() < bytes; ++page) {
        const auto base = "https://site" + std::to_string(page % 9) + ".example";
        const auto folder = base + "/a/" + std::to_string(page);
        const auto date = test::warcDate(page / 80'000 % 28, page % 80'000);
        warc.response(folder + "/", "text/html; charset=utf-8",
                      article(random, "Page " + std::to_string(page), 40, folder), date);
        warc.response(base + "/site.css", "text/css", "body{color:red}/*" + style + "*/", date);
        warc.response(base + "/code.css", "text/css", "pre{color:blue}/*" + style + "*/", date);
        for (int i = 0; i < 40; ++i)
            warc.response(folder + "/" + std::to_string(i) + ".jpg", "image/jpeg", picture(random, 46'000), date);
    }
    return warc.plainBytes();
}

void decompressAndHash(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string in(std::size_t{1} << 16U, '\0');
    std::string out(std::size_t{1} << 18U, '\0');
    Digest digest(DigestKind::Sha256);
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    while (file.read(in.data(), static_cast<std::streamsize>(in.size())), file.gcount() > 0) {
        stream.next_in = reinterpret_cast<Bytef*>(in.data());
        stream.avail_in = static_cast<uInt>(file.gcount());
        while (stream.avail_in > 0) {
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            const int code = inflate(&stream, Z_NO_FLUSH);
            digest.add({out.data(), out.size() - stream.avail_out});
            if (code == Z_STREAM_END) inflateReset(&stream);
        }
    }
    inflateEnd(&stream);
    benchmark::DoNotOptimize(digest.bytes());
}

std::unique_ptr<study::Library> open(const Folder& folder) {
    return study::Library::open({folder / "library", "bench", "# List\n", systemNow}).value();
}

study::IntakeReport takeIn(study::Library& library, const Folder& folder, const std::string& path) {
    auto& captures = library.captures();
    study::IntakeOptions options;
    options.parts = captures.partFiles();
    options.reader.program = PERIPLUS_ARCHIVE_READER;
    options.workFolder = folder / "work";
    const auto add = [&](const study::NewCapture& capture) -> Result<void> {
        if (auto added = captures.add(capture); !added) return std::unexpected(added.error());
        return {};
    };
    return study::takeIn(options, path, add).value();
}

void forgetPeak() { std::ofstream("/proc/self/clear_refs") << 5; }

double peakMib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

std::uint64_t diskBytes(const std::filesystem::path& folder) {
    std::uint64_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        struct stat status{};
        if (::lstat(entry.path().c_str(), &status) == 0) bytes += static_cast<std::uint64_t>(status.st_blocks) * 512;
    }
    return bytes;
}

void ImportOfAWarc(benchmark::State& state) {
    const Folder folder;
    const char* const asked = std::getenv("PERIPLUS_BENCH_WARC_MB");
    const std::uint64_t wanted = (asked != nullptr ? std::strtoull(asked, nullptr, 10) : 256) << 20U;
    const auto path = folder / "made.warc.gz";
    const auto plain = writeArchive(path, wanted);
    decompressAndHash(path);  // the file is in memory for both
    double theirs = 0;
    double ours = 0;
    study::IntakeReport report;
    for (auto _ : state) {
        theirs += timed([&] { decompressAndHash(path); });
        const auto library = open(folder);
        forgetPeak();
        ours += timed([&] { report = takeIn(*library, folder, path); });
        state.counters["parent_mib"] = peakMib();
    }
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    state.counters["child_mib"] = static_cast<double>(children.ru_maxrss) / 1024;
    state.counters["captures"] = static_cast<double>(report.captures.size());
    state.counters["mb_per_s"] = static_cast<double>(plain) / 1e6 / ours;
    state.counters["theirs_mb_per_s"] = static_cast<double>(plain) / 1e6 / theirs;
    state.counters["speed"] = theirs / ours;
}
BENCHMARK(ImportOfAWarc)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

void TenDatesOfOneSite(benchmark::State& state) {
    const Folder folder;
    const auto path = folder / "site.warc.gz";
    std::mt19937 random(9);
    {
        test::MadeWarc warc(path, 9);
        std::vector<std::string> pages;
        std::vector<std::string> pictures;
        for (int i = 0; i < 20; ++i) pages.push_back(article(random, "Page " + std::to_string(i), 10, "/p"));
        for (int i = 0; i < 10; ++i) pictures.push_back(picture(random, 40'000));
        const auto style = words(random, 60'000);
        const std::string base = "https://site.example";
        for (int day = 0; day < 10; ++day) {
            const auto date = test::warcDate(day);
            warc.response(base + "/site.css", "text/css", "/*" + style + "*/", date);
            warc.response(base + "/code.css", "text/css", "/*" + style + " */", date);
            pictures[static_cast<std::size_t>(day)] = picture(random, 40'000);  // one picture changes each day
            for (std::size_t i = 0; i < pictures.size(); ++i)
                warc.response(base + "/p/" + std::to_string(i) + ".jpg", "image/jpeg", pictures[i], date);
            for (std::size_t i = 0; i < pages.size(); ++i)
                warc.response(base + "/" + std::to_string(i), "text/html", pages[i] + "<p>read " + date + "</p>", date);
        }
    }
    for (auto _ : state) {
        const auto library = open(folder);
        const auto before = diskBytes(folder / "library");
        state.counters["captures"] = static_cast<double>(takeIn(*library, folder, path).captures.size());
        const auto grown = diskBytes(folder / "library") - before;
        state.counters["mib"] = static_cast<double>(grown) / 1048576;
        state.counters["size"] = static_cast<double>(grown) / static_cast<double>(std::filesystem::file_size(path));
    }
}
BENCHMARK(TenDatesOfOneSite)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
