// How long until a window can be used, and what it costs in memory: Periplus beside Zeal, in turn, in one run.
//   tests/support/run_with_display.sh bench_startup      (TEST_SECONDS=600 when the machine is slow)
// A window counts when it is mapped and at least 200x150. Memory is the PSS of the process and its children,
// five seconds later. The first start of each program warms caches and is not counted.
#include <benchmark/benchmark.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

std::string outputOf(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen((command + " 2>/dev/null").c_str(), "r"), ::pclose);
    std::string text;
    char buffer[4096];
    for (std::size_t n = 0; pipe && (n = std::fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) text.append(buffer, n);
    return text;
}

bool windowIsThere() {
    std::istringstream lines(outputOf("xwininfo -root -tree"));
    for (std::string line; std::getline(lines, line);) {
        unsigned id = 0;
        int width = 0;
        int height = 0;
        const auto size = line.find("  ", line.find_last_of(')') == std::string::npos ? 0 : line.find_last_of(')'));
        if (std::sscanf(line.c_str(), " %x", &id) != 1 || size == std::string::npos) continue;
        if (line.find("(has no name)") != std::string::npos) continue;
        if (std::sscanf(line.c_str() + size, " %dx%d", &width, &height) != 2 || width < 200 || height < 150) continue;
        std::ostringstream ask;
        ask << "xwininfo -id 0x" << std::hex << id;
        if (outputOf(ask.str()).find("IsViewable") != std::string::npos) return true;
    }
    return false;
}

std::vector<pid_t> withChildren(pid_t root) {
    std::multimap<pid_t, pid_t> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream file(entry.path() / "stat");
        std::string text((std::istreambuf_iterator<char>(file)), {});
        int parent = 0;
        const auto command = text.rfind(')');
        if (command == std::string::npos || std::sscanf(text.c_str() + command + 1, " %*c %d", &parent) != 1) continue;
        children.emplace(parent, std::stoi(name));
    }
    std::vector<pid_t> all{root};
    for (std::size_t i = 0; i < all.size(); ++i)
        for (auto [at, end] = children.equal_range(all[i]); at != end; ++at) all.push_back(at->second);
    return all;
}

double proportionalMib(pid_t root) {
    double kib = 0;
    for (const pid_t pid : withChildren(root)) {
        std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
        for (std::string word; file >> word;)
            if (double value = 0; word == "Pss:" && file >> value) kib += value;
    }
    return kib / 1024;
}

pid_t start(const std::string& program) {
    std::vector<char*> argv{const_cast<char*>(program.c_str()), nullptr};
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t pid = -1;
    const int failed = ::posix_spawnp(&pid, program.c_str(), nullptr, &attributes, argv.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    return failed == 0 ? pid : -1;
}

void stop(pid_t pid) {
    const auto all = withChildren(pid);
    ::kill(-pid, SIGTERM);
    for (int i = 0; i < 100 && ::waitpid(pid, nullptr, WNOHANG) == 0; ++i) std::this_thread::sleep_for(50ms);
    for (const pid_t one : all) ::kill(one, SIGKILL);
    ::waitpid(pid, nullptr, 0);
}

struct Start {
    double seconds = 0;
    double mib = 0;
};

Start once(const std::string& program) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t pid = start(program);
    if (pid < 0) return {};
    Start result;
    while (Seconds(std::chrono::steady_clock::now() - begin) < 30s) {
        if (windowIsThere()) {
            result.seconds = Seconds(std::chrono::steady_clock::now() - begin).count();
            break;
        }
        std::this_thread::sleep_for(5ms);
    }
    std::this_thread::sleep_for(5s);
    result.mib = proportionalMib(pid);
    stop(pid);
    return result;
}

// One iteration starts both, so that the machine's mood is the same for both.
void windowBesideZeal(benchmark::State& state) {
    once(PERIPLUS_PROGRAM);
    once("zeal");
    Start ours;
    Start theirs;
    for (auto _ : state) {
        const Start a = once(PERIPLUS_PROGRAM);
        const Start b = once("zeal");
        if (a.seconds == 0 || b.seconds == 0)
            return state.SkipWithError(a.seconds == 0 ? "no window of Periplus" : "no window of Zeal");
        state.SetIterationTime(a.seconds);
        ours = {ours.seconds + a.seconds, ours.mib + a.mib};
        theirs = {theirs.seconds + b.seconds, theirs.mib + b.mib};
    }
    const auto rounds = static_cast<double>(state.iterations());
    state.counters["zeal_s"] = theirs.seconds / rounds;
    state.counters["time_ratio"] = ours.seconds / theirs.seconds;
    state.counters["pss_mib"] = ours.mib / rounds;
    state.counters["zeal_pss_mib"] = theirs.mib / rounds;
    state.counters["pss_ratio"] = ours.mib / theirs.mib;
}

BENCHMARK(windowBesideZeal)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
