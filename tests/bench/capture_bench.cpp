// What a library of 10,000 captures costs beside one of 10 (counter `ratio`, both in the same run), what serving a page
// with its pictures costs beside reading the same bytes from plain files, and how fast parts are put beside hashing
// them. On the disk of TMPDIR. Run: bench_captures [--benchmark_filter=...]
#include "base/file_handle.h"
#include "base/hash.h"
#include "base/ids.h"
#include "store/capture_store.h"
#include "store/history_store.h"
#include "store/manifest_files.h"
#include "store/part_files.h"
#include "store/row_json.h"
#include "store/transaction.h"
#include "study/capture_json.h"
#include "study/captures.h"
#include "study/library.h"
#include "study/make_capture.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace {

using namespace periplus;
using Steady = std::chrono::steady_clock;

constexpr const char* kList = "# List\n\n- [One](https://example.org/one)\n- [Two](https://example.org/two)\n";
constexpr int kPictures = 40;

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("periplus-bench-" + randomIdText());
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const char* name) const { return (path / name).string(); }
};

std::unique_ptr<study::Library> open(const Folder& folder) {
    return study::Library::open({folder / "library", "bench", kList, systemNow}).value();
}

template <class Work>
double timed(Work work) {
    const auto begin = Steady::now();
    work();
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

std::string noise(std::size_t size, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (auto& byte : bytes) byte = static_cast<char>(random());
    return bytes;
}

std::string words(std::size_t size, int seed) {
    std::string text = "<html><body>";
    for (int i = seed; text.size() < size; ++i)
        text += "<p class=\"line\">the line " + std::to_string(i * 7919) + " of a page about something</p>\n";
    return text;
}

study::NewCapture makePage(store::PartFiles& files, int number) {
    study::NewCapture made;
    made.capture.url = "https://example.org/page/" + std::to_string(number);
    made.capture.finalUrl = made.capture.url;
    made.capture.capturedAt = {1'700'000'000'000 + number};
    made.text.title = "Page " + std::to_string(number);
    const auto page = files.put(words(3000, number)).value();
    made.parts = {{made.capture.url, page.hash, "text/html", 200, page.bytes, page.hash}};
    for (std::uint32_t i = 0; i < 10; ++i) {
        const auto picture = files.put(noise(100, i)).value();  // all pages share them
        made.parts.push_back(
            {"https://example.org/" + std::to_string(i) + ".png", picture.hash, "image/png", 200, picture.bytes, ""});
    }
    made.sealVersion = 1;
    return study::makeCapture(files, std::move(made)).value();
}

// Rows in one go, as many sessions would have left them.
void fill(const Folder& folder, int captures) {
    {
        auto made = open(folder)->openBundled();
    }
    const auto files = store::PartFiles::open(folder / "library/parts").value();
    store::ManifestFiles manifests(folder / "library/captures");
    auto connection = store::Connection::open(folder / "library/library.db", store::OpenMode::Library).value();
    auto transaction = store::Transaction::begin(*connection).value();
    store::CaptureStore rows(*connection);
    store::HistoryStore history(*connection);
    for (int i = 1; i <= captures; ++i) {
        auto manifest = study::manifestOf(makePage(*files, i));
        (void)manifests.put(manifest);
        manifest.capture.sequence = static_cast<store::Sequence>(i);
        (void)rows.put(manifest.capture);
        (void)history.add(
            {manifest.capture.sequence, "add-capture", {}, {}, "null", store::standingJson(manifest.capture), {i}});
    }
    (void)transaction.commit();
}

void Opening(benchmark::State& state) {
    const Folder few;
    const Folder many;
    fill(few, 10);
    fill(many, 10'000);
    for (const auto* folder : {&few, &many}) (void)open(*folder);  // the journal takes what it missed
    double fewSeconds = 0;
    double manySeconds = 0;
    for (auto _ : state) {
        fewSeconds += timed([&] { benchmark::DoNotOptimize(open(few)); });
        manySeconds += timed([&] { benchmark::DoNotOptimize(open(many)); });
    }
    auto library = open(many);
    const auto one = library->findArticle("One", {library->openBundled().value()}).value();
    state.counters["ratio"] = manySeconds / fewSeconds;
    state.counters["many_ms"] = 1000 * manySeconds / static_cast<double>(state.iterations());
    state.counters["all_ms"] = 1000 * timed([&] { benchmark::DoNotOptimize(library->captures().all()); });
    state.counters["of_article_ms"] =
        1000 * timed([&] { benchmark::DoNotOptimize(library->captures().ofArticle(one)); });
    state.counters["purge_ms"] = 1000 * timed([&] { benchmark::DoNotOptimize(library->captures().purge()); });
    state.counters["db_MB"] = static_cast<double>(std::filesystem::file_size(many / "library/library.db")) / 1e6;
}
BENCHMARK(Opening)->Unit(benchmark::kMillisecond)->Iterations(20);

// Each time as for the first time: with its list of parts.
void Serving(benchmark::State& state) {
    const Folder folder;
    auto library = open(folder);
    auto& captures = library->captures();
    const auto files = captures.partFiles();
    study::NewCapture made;
    made.capture.url = made.capture.finalUrl = "https://example.org/one";
    const auto page = files->put(words(400'000, 1)).value();
    made.parts = {{made.capture.url, page.hash, "text/html", 200, page.bytes, page.hash}};
    for (std::uint32_t i = 0; i < kPictures; ++i) {
        const auto picture = files->put("\x89PNG\r\n\x1a\n" + noise(40'000, i)).value();
        made.parts.push_back(
            {"https://example.org/" + std::to_string(i) + ".png", picture.hash, "image/png", 200, picture.bytes, ""});
    }
    made.sealVersion = 1;
    made = study::makeCapture(*files, std::move(made)).value();
    (void)captures.add(made).value();
    for (const auto& part : made.parts)
        std::ofstream(folder / part.hash.c_str(), std::ios::binary) << files->read(part.hash).value();
    library.reset();
    double ours = 0;
    double plain = 0;
    for (auto _ : state) {
        library = open(folder);
        ours += timed([&] {
            (void)library->captures().serve(made.capture.id, "").value();
            for (const auto& part : made.parts)
                benchmark::DoNotOptimize(library->captures().serve(made.capture.id, part.hash).value());
        });
        plain += timed([&] {
            for (const auto& part : made.parts) benchmark::DoNotOptimize(readFile(folder / part.hash.c_str()).value());
        });
        library.reset();
    }
    state.counters["page_ms"] = 1000 * ours / static_cast<double>(state.iterations());
    state.counters["plain_ms"] = 1000 * plain / static_cast<double>(state.iterations());
}
BENCHMARK(Serving)->Unit(benchmark::kMillisecond)->Iterations(20);

void PuttingParts(benchmark::State& state) {
    std::vector<std::string> parts;
    for (int i = 0; i < 200; ++i) parts.push_back(words(static_cast<std::size_t>(20'000 + 977 * i), i));
    for (std::uint32_t i = 0; i < 100; ++i) parts.push_back(noise(60'000, i));
    std::size_t bytes = 0;
    for (const auto& part : parts) bytes += part.size();
    double put = 0;
    double hashed = 0;
    for (auto _ : state) {
        const Folder folder;
        const auto files = store::PartFiles::open(folder / "parts").value();
        put += timed([&] {
            for (const auto& part : parts) benchmark::DoNotOptimize(files->put(part).value());
        });
        hashed += timed([&] {
            for (const auto& part : parts) benchmark::DoNotOptimize(sha256Hex(part));
        });
    }
    const double all = static_cast<double>(bytes) * static_cast<double>(state.iterations()) / 1e6;
    state.counters["MB/s"] = all / put;
    state.counters["hash_MB/s"] = all / hashed;
}
BENCHMARK(PuttingParts)->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace

BENCHMARK_MAIN();
