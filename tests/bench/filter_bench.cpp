// What a keystroke in the filter costs with 100,000 entries, from the key to the painted tree: the real widget on the
// offscreen platform (`QT_QPA_PLATFORM=offscreen`, set below). Each benchmark types words letter by letter, takes them
// back, and reports the median, the 95th percentile and the worst keystroke in milliseconds, and the median of the
// processor time it took (what the keystroke costs when nobody else uses the machine).
#include "support/made_list.h"
#include "views/section_tree.h"
#include "views/section_tree_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>

using namespace Qt::Literals::StringLiterals;

namespace {

using namespace periplus;

constexpr int kEntries = 100'000;

std::string title(std::mt19937& random) {
    static const char* const words[] = {"kubernetes", "kubelet", "源码分析",   "Informer",  "机制",
                                        "RBAC",       "调度器",  "启动流程",   "client-go", "etcd",
                                        "网络",       "Service", "controller", "深入理解",  "operator",
                                        "实践",       "CNI",     "原理",       "webhook",   "鉴权"};
    std::string text;
    for (std::size_t i = 0, count = 3 + random() % 3; i < count; ++i) {
        if (i > 0) text += ' ';
        text += words[random() % std::size(words)];
    }
    return text + " " + std::to_string(random() % 10'000);
}

std::string address(std::mt19937& random) {
    static const char* const hosts[] = {"segmentfault.com", "zhuanlan.zhihu.com", "blog.csdn.net", "www.cnblogs.com",
                                        "github.com",       "kubernetes.io",      "medium.com",    "example.org"};
    return std::string("https://") + hosts[random() % std::size(hosts)] + "/articles/" + std::to_string(random());
}

// `perSection` entries under each section; 0: all under one.
study::SnapshotPtr largeList(int perSection) {
    std::mt19937 random(42);
    test::MadeList list;
    for (int i = 0; i < kEntries; ++i) {
        if (i % (perSection == 0 ? kEntries : perSection) == 0) list.s(title(random));
        list.e(title(random), address(random));
    }
    return list.snapshot();
}

class Pane {
public:
    explicit Pane(int perSection) {
        tree.resize(320, 900);
        tree.setSnapshot(largeList(perSection), {});
        tree.show();
        QApplication::processEvents();
        words = tree.findChild<QLineEdit*>();
    }

    // From the key to the painted tree.
    void press(int key, const QString& text) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
        QApplication::sendEvent(words, &event);
        tree.view()->viewport()->repaint();
        QApplication::processEvents();
    }

    SectionTree tree;
    QLineEdit* words;
};

// Milliseconds of the clock on the wall and of the processor.
class Times {
public:
    void measure(const auto& what) {
        const auto start = std::chrono::steady_clock::now();
        const double busy = processorTime();
        what();
        processor_.push_back(processorTime() - busy);
        wall_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }

    void report(benchmark::State& state) {
        std::ranges::sort(wall_);
        std::ranges::sort(processor_);
        state.counters["median_ms"] = wall_[wall_.size() / 2];
        state.counters["p95_ms"] = wall_[wall_.size() * 95 / 100];
        state.counters["worst_ms"] = wall_.back();
        state.counters["median_cpu_ms"] = processor_[processor_.size() / 2];
        state.counters["p95_cpu_ms"] = processor_[processor_.size() * 95 / 100];
    }

private:
    static double processorTime() {
        timespec now{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    std::vector<double> wall_;
    std::vector<double> processor_;
};

void keystroke(benchmark::State& state) {
    Pane pane(static_cast<int>(state.range(0)));
    Times times;
    for (auto _ : state) {
        for (const QString& word : {u"kube"_s, u"informer"_s, u"源码分析"_s, u"rbac 鉴权"_s, u"client 99"_s}) {
            for (const QChar letter : word) times.measure([&] { pane.press(letter.unicode(), letter); });
            for (qsizetype i = 0; i < word.size(); ++i) times.measure([&] { pane.press(Qt::Key_Backspace, {}); });
        }
    }
    times.report(state);
}
BENCHMARK(keystroke)->ArgName("per_section")->Arg(0)->Arg(20)->Arg(500)->Arg(1)->Unit(benchmark::kMillisecond);

// All is open, and the page flies by.
void scroll(benchmark::State& state) {
    Pane pane(20);
    pane.tree.view()->expandAll();
    QApplication::processEvents();
    QScrollBar* bar = pane.tree.view()->verticalScrollBar();
    Times times;
    int at = 0;
    for (auto _ : state) {
        times.measure([&] {
            bar->setValue(at = (at + bar->pageStep()) % bar->maximum());
            pane.tree.view()->viewport()->repaint();
        });
    }
    times.report(state);
}
BENCHMARK(scroll)->Unit(benchmark::kMillisecond)->Iterations(2000);

void showList(benchmark::State& state) {
    const auto list = largeList(20);
    for (auto _ : state) {
        SectionTree tree;
        tree.resize(320, 900);
        tree.setSnapshot(list, {});
        tree.show();
        QApplication::processEvents();
    }
}
BENCHMARK(showList)->Unit(benchmark::kMillisecond);

// What the tree holds beside the list itself.
void memory(benchmark::State& state) {
    const auto list = largeList(20);
    for (auto _ : state) {
        const auto before = mallinfo2();
        SectionTree tree;
        tree.setSnapshot(list, {});
        tree.view()->expandAll();
        tree.resize(320, 900);
        tree.show();
        QApplication::processEvents();
        const auto after = mallinfo2();
        state.counters["bytes_per_entry"] =
            static_cast<double>(after.uordblks + after.hblkhd - before.uordblks - before.hblkhd) / kEntries;
    }
}
BENCHMARK(memory)->Iterations(1);

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
