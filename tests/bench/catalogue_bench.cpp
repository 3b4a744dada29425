// parse() beside cmark-gfm's own parse of the same bytes with the extensions a list needs (table, strikethrough,
// autolink): the counter `ratio` of the second is what tests/bench promises to keep at or below 2.0. Also how parse()
// grows to a million links, and what identify() costs. Run: bench_catalogue [--benchmark_filter=...]
#include "catalogue/identity.h"
#include "catalogue/parse.h"

#include <benchmark/benchmark.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <malloc.h>

#include <chrono>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace {

using periplus::catalogue::parse;

std::string bundled() {
    std::ifstream file(PERIPLUS_SOURCE_DIR "/resources/catalogue/kubernetes-source-analysis.md", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string repeated(std::size_t bytes) {
    const auto once = bundled();
    std::string text;
    while (text.size() < bytes) text += once + "\n";
    return text;
}

std::string madeList(std::size_t links) {
    std::string text = "# List\n\n";
    for (std::size_t i = 0; i < links; ++i) {
        const auto number = std::to_string(i);
        text += "- [Title of article " + number + "](https://example.com/articles/" + number + ") - what it is about\n";
    }
    return text;
}

std::shared_ptr<const std::string> text(std::int64_t bytes) {
    static std::map<std::int64_t, std::shared_ptr<const std::string>> kept;
    auto& entry = kept[bytes];
    if (!entry)
        entry =
            std::make_shared<const std::string>(bytes < 30000 ? bundled() : repeated(static_cast<std::size_t>(bytes)));
    return entry;
}

void cmarkParse(const std::string& source) {
    auto* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (const char* name : {"table", "strikethrough", "autolink"}) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    }
    cmark_parser_feed(parser, source.data(), source.size());
    auto* document = cmark_parser_finish(parser);
    benchmark::DoNotOptimize(document);
    cmark_node_free(document);
    cmark_parser_free(parser);
}

void setBytes(benchmark::State& state, const std::string& source) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.size()));
}

// Both are run in turn, so that a busy machine is equally busy for both.
void sideBySide(benchmark::State& state, const std::shared_ptr<const std::string>& source) {
    using Clock = std::chrono::steady_clock;
    std::chrono::duration<double> ours{};
    std::chrono::duration<double> theirs{};
    for (auto _ : state) {
        const auto begin = Clock::now();
        cmarkParse(*source);
        const auto middle = Clock::now();
        benchmark::DoNotOptimize(parse(source));
        const auto end = Clock::now();
        theirs += middle - begin;
        ours += end - middle;
    }
    const auto runs = static_cast<double>(state.iterations());
    state.counters["cmark_ms"] = theirs.count() * 1000 / runs;
    state.counters["parse_ms"] = ours.count() * 1000 / runs;
    state.counters["ratio"] = ours.count() / theirs.count();
    setBytes(state, *source);
}

void besideCmark(benchmark::State& state) { sideBySide(state, text(state.range(0))); }
BENCHMARK(besideCmark)->Arg(20'000)->Arg(20'000'000)->Unit(benchmark::kMillisecond);

void ordinaryListBesideCmark(benchmark::State& state) {
    sideBySide(state, std::make_shared<const std::string>(madeList(static_cast<std::size_t>(state.range(0)))));
}
BENCHMARK(ordinaryListBesideCmark)->Arg(200)->Arg(200'000)->Unit(benchmark::kMillisecond);

void growth(benchmark::State& state) {
    const auto source = std::make_shared<const std::string>(madeList(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state) benchmark::DoNotOptimize(parse(source));
    setBytes(state, *source);
    state.counters["ns_a_link"] =
        benchmark::Counter(static_cast<double>(state.range(0)) * 1e-9,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(growth)->RangeMultiplier(10)->Range(1000, 1'000'000)->Unit(benchmark::kMillisecond);

void memoryOfAHundredThousandEntries(benchmark::State& state) {
    const auto source = std::make_shared<const std::string>(madeList(100'000));
    for (auto _ : state) {
        malloc_trim(0);
        const auto before = mallinfo2();
        const auto catalogue = parse(source);
        const auto after = mallinfo2();
        const auto used =
            static_cast<double>(after.uordblks + after.hblkhd) - static_cast<double>(before.uordblks + before.hblkhd);
        state.counters["bytes_an_entry"] = used / catalogue.entryCount();
    }
}
BENCHMARK(memoryOfAHundredThousandEntries)->Iterations(1)->Unit(benchmark::kMillisecond);

void identifyEntries(benchmark::State& state) {
    const auto catalogue = parse(madeList(static_cast<std::size_t>(state.range(0))));
    std::uint64_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(periplus::catalogue::identify(
            catalogue, [](const std::string&) { return std::nullopt; },
            [&next] { return periplus::ArticleId{std::to_string(++next)}; }));
    }
}
BENCHMARK(identifyEntries)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    cmark_gfm_core_extensions_ensure_registered();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
