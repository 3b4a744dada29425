// What opening a library costs, and what a list of 100,000 entries costs beside a plain SQLite insert of as many rows
// in one transaction (counter `ratio`, both in the same run). On the disk of TMPDIR, because syncing is part of it.
// Run: bench_library [--benchmark_filter=...]
#include "base/ids.h"
#include "catalogue/parse.h"
#include "study/library.h"

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace periplus;
using Steady = std::chrono::steady_clock;

constexpr int kEntries = 100'000;

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("periplus-bench-" + randomIdText());
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const char* name) const { return (path / name).string(); }
};

const std::string& bundled() {
    static const std::string text = [] {
        std::ostringstream all;
        all << std::ifstream(PERIPLUS_SOURCE_DIR "/resources/catalogue/kubernetes-source-analysis.md", std::ios::binary)
                   .rdbuf();
        return all.str();
    }();
    return text;
}

std::unique_ptr<study::Library> open(const Folder& folder) {
    return study::Library::open({folder / "library", "bench", bundled(), systemNow}).value();
}

std::string madeList(int entries) {
    std::string text = "# List\n\n";
    for (int i = 0; i < entries; ++i) {
        const auto number = std::to_string(i);
        text += "- [Title of article " + number + "](https://example.com/articles/" + number + ") - what it is about\n";
    }
    return text;
}

void write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

double seconds(Steady::time_point from, Steady::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

template <class Work>
double timed(Work work) {
    const auto begin = Steady::now();
    work();
    return seconds(begin, Steady::now());
}

// The rows that a new list makes (article, alias, membership), as SQLite takes them when nothing else is asked.
double plainInsert(const Folder& folder, int entries) {
    sqlite3* handle = nullptr;
    sqlite3_open((folder / "plain.db").c_str(), &handle);
    sqlite3_exec(handle,
                 "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                 "CREATE TABLE article (id TEXT PRIMARY KEY, url TEXT, title TEXT, first_seen INT) WITHOUT ROWID;"
                 "CREATE TABLE alias (url TEXT PRIMARY KEY, article TEXT, checksum INT) WITHOUT ROWID;"
                 "CREATE TABLE member (list TEXT, article TEXT, PRIMARY KEY (list, article)) WITHOUT ROWID;",
                 nullptr, nullptr, nullptr);
    const double taken = timed([&] {
        sqlite3_exec(handle, "BEGIN", nullptr, nullptr, nullptr);
        sqlite3_stmt* statements[3] = {};
        const char* const sql[] = {"INSERT INTO article VALUES (?1, ?2, ?3, 0)", "INSERT INTO alias VALUES (?2, ?1, 0)",
                                   "INSERT INTO member VALUES ('list', ?1)"};
        for (int i = 0; i < 3; ++i) sqlite3_prepare_v2(handle, sql[i], -1, &statements[i], nullptr);
        for (int entry = 0; entry < entries; ++entry) {
            const auto id = randomIdText();
            const auto url = "https://example.com/articles/" + std::to_string(entry);
            const auto title = "Title of article " + std::to_string(entry);
            for (auto* statement : statements) {
                const int count = sqlite3_bind_parameter_count(statement);
                sqlite3_bind_text(statement, 1, id.c_str(), -1, SQLITE_STATIC);
                if (count > 1) sqlite3_bind_text(statement, 2, url.c_str(), -1, SQLITE_STATIC);
                if (count > 2) sqlite3_bind_text(statement, 3, title.c_str(), -1, SQLITE_STATIC);
                sqlite3_step(statement);
                sqlite3_reset(statement);
            }
        }
        for (auto* statement : statements) sqlite3_finalize(statement);
        sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr);
    });
    sqlite3_close(handle);
    std::filesystem::remove(folder / "plain.db");
    return taken;
}

// First opening: the folder, the schema, the bundled list's articles, the reserve.
void FirstOpening(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        {
            const Folder folder;
            state.ResumeTiming();
            auto library = open(folder);
            benchmark::DoNotOptimize(library->openBundled());
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
}
BENCHMARK(FirstOpening)->Unit(benchmark::kMillisecond);

void OpeningAgain(benchmark::State& state) {
    const Folder folder;
    benchmark::DoNotOptimize(open(folder)->openBundled());
    double opening = 0;
    double list = 0;
    double closing = 0;
    for (auto _ : state) {
        std::unique_ptr<study::Library> library;
        opening += timed([&] { library = open(folder); });
        list += timed([&] { benchmark::DoNotOptimize(library->openBundled()); });
        state.PauseTiming();
        closing += timed([&] { library.reset(); });
        state.ResumeTiming();
    }
    const auto mean = [&](double sum) { return sum * 1000 / static_cast<double>(state.iterations()); };
    state.counters["open_ms"] = mean(opening);
    state.counters["bundled_ms"] = mean(list);
    state.counters["close_ms"] = mean(closing);
}
BENCHMARK(OpeningAgain)->Unit(benchmark::kMillisecond);

void NewList(benchmark::State& state) {
    const std::string text = madeList(kEntries);
    double ours = 0;
    double plain = 0;
    for (auto _ : state) {
        state.PauseTiming();
        {
            const Folder folder;
            write(folder / "list.md", text);
            auto library = open(folder);
            plain += plainInsert(folder, kEntries);
            state.ResumeTiming();
            ours += timed([&] { benchmark::DoNotOptimize(library->openCatalogue(folder / "list.md").value()); });
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.counters["parse_ms"] = 1000 * timed([&] { benchmark::DoNotOptimize(catalogue::parse(text)); });
    state.counters["plain_ms"] = 1000 * plain / static_cast<double>(state.iterations());
    state.counters["ratio"] = ours / plain;
}
BENCHMARK(NewList)->Unit(benchmark::kMillisecond)->Iterations(3);

void KnownList(benchmark::State& state) {
    const Folder folder;
    write(folder / "list.md", madeList(kEntries));
    auto library = open(folder);
    const auto list = library->openCatalogue(folder / "list.md").value();
    for (auto _ : state) benchmark::DoNotOptimize(library->openCatalogue(folder / "list.md").value());
}
BENCHMARK(KnownList)->Unit(benchmark::kMillisecond)->Iterations(3);

// Reloaded after one line more: what a watched file costs.
void ChangedList(benchmark::State& state) {
    const Folder folder;
    std::string text = madeList(kEntries);
    write(folder / "list.md", text);
    auto library = open(folder);
    const auto list = library->openCatalogue(folder / "list.md").value();
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        text += "- [One more](https://example.org/more/" + std::to_string(++number) + ")\n";
        write(folder / "list.md", text);
        state.ResumeTiming();
        benchmark::DoNotOptimize(library->reloadCatalogue(list->file.id).value());
    }
}
BENCHMARK(ChangedList)->Unit(benchmark::kMillisecond)->Iterations(3);

void OpeningALargeLibrary(benchmark::State& state) {
    const Folder folder;
    write(folder / "list.md", madeList(kEntries));
    benchmark::DoNotOptimize(open(folder)->openCatalogue(folder / "list.md").value());
    for (auto _ : state) {
        auto library = open(folder);
        benchmark::DoNotOptimize(library->openBundled());
        state.PauseTiming();
        library.reset();
        state.ResumeTiming();
    }
}
BENCHMARK(OpeningALargeLibrary)->Unit(benchmark::kMillisecond)->Iterations(10);

void ANote(benchmark::State& state) {
    const Folder folder;
    auto library = open(folder);
    const auto list = library->openBundled().value();
    const auto article = library->findArticle("K8S 源码探秘", {list}).value();
    int number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(library->setNote(article, "words " + std::to_string(++number)).value());
}
BENCHMARK(ANote)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
