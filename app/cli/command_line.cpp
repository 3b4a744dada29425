#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <deque>
#include <sstream>

namespace periplus::cli {
namespace {

constexpr int kMany = 1 << 20;
constexpr const char* kVersion = "periplusctl " PERIPLUS_VERSION;

struct Bound {
    const Verb* verb;
    CLI::App* app;
    std::vector<std::pair<const Option*, CLI::Option*>> options;
};

// The tree of CLI11 for the list of verbs.
class Tree {
public:
    Tree() : root_("Study the source of a large system from your own list of articles.", "periplusctl") {
        decorate(root_);
        root_.fallthrough();
        library_ = root_.add_option("--library", "The library; may stand after the verb too")->type_name("DIR");
        for (const Verb& verb : verbs()) bind(verb);
        root_.footer(
            "ENTRY is an id, a URL or an exact title. Exit codes: 0 done, 1 it failed, 2 wrong usage.\n"
            "`periplusctl VERB --help` tells more; so does periplusctl(1).");
    }

    CLI::App& root() { return root_; }

    // --library before the verb; empty: not given.
    [[nodiscard]] std::string library() const { return library_->count() > 0 ? library_->results().back() : ""; }

    [[nodiscard]] const Bound* chosen() const {
        for (const Bound& bound : bound_) {
            if (bound.app->parsed()) return &bound;
        }
        return nullptr;
    }

private:
    static void decorate(CLI::App& app) {
        app.set_help_flag("-h,--help", "Print this help");
        app.set_version_flag("--version", kVersion, "Print the version");
        app.get_formatter()->column_width(28);
    }

    CLI::App& groupOf(const Verb& verb) {
        if (verb.group.empty()) return root_;
        const std::string name(verb.group);
        for (CLI::App* group : root_.get_subcommands([](const CLI::App*) { return true; })) {
            if (group->get_name() == name) return *group;
        }
        static const std::map<std::string, std::string> help = {
            {"catalogue", "Look into a Markdown list"},           {"note", "Your note on an entry"},
            {"annotations", "Your annotations on code excerpts"}, {"export", "Your words, for other programs"},
            {"capture", "Pages kept for reading offline"},
        };
        CLI::App* group = root_.add_subcommand(name, help.at(name));
        decorate(*group);
        group->require_subcommand(1);
        return *group;
    }

    void bind(const Verb& verb) {
        CLI::App* app = groupOf(verb).add_subcommand(std::string(verb.name), std::string(verb.help));
        decorate(*app);
        Bound& bound = bound_.emplace_back(&verb, app, std::vector<std::pair<const Option*, CLI::Option*>>());
        for (const Option& option : verb.options) {
            const bool flag = option.name.starts_with("--") && option.value.empty();
            const std::string name(option.name);
            const std::string help(option.help);
            CLI::Option* made = flag ? app->add_flag(name, help) : app->add_option(name, help);
            if (!flag) made->type_name(option.value.empty() ? "" : std::string(option.value));
            if (!flag && option.many) made->expected(1, kMany)->allow_extra_args();
            if (!flag && !option.many) made->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::Throw);
            if (!option.excludes.empty()) made->excludes(app->get_option(std::string(option.excludes)));
            if (option.required) made->required();
            if (!option.choices.empty()) made->check(choiceOf(option));
            bound.options.emplace_back(&option, made);
        }
    }

    static CLI::Validator choiceOf(const Option& option) {
        return {[&option](std::string& value) {
                    if (std::ranges::find(option.choices, value) != option.choices.end()) return std::string();
                    return "\"" + value + "\" is not " + std::string(option.help);
                },
                ""};
    }

    CLI::App root_;
    CLI::Option* library_ = nullptr;
    std::deque<Bound> bound_;
};

std::string wordsOf(const CLI::App& root) {
    std::string words = "periplusctl";
    const CLI::App* app = &root;
    while (true) {
        const auto parsed = app->get_subcommands();
        if (parsed.empty()) return words;
        app = parsed.front();
        words += " " + app->get_name();
    }
}

Parsed usage(const CLI::App& root, std::string_view why) {
    const std::string words = wordsOf(root);
    return {
        nullptr, {}, {}, "periplusctl: " + std::string(why) + ". `" + words + " --help` tells what is possible.\n", 2};
}

}  // namespace

Parsed parseCommandLine(const std::vector<std::string>& words) {
    Tree tree;
    try {
        tree.root().require_subcommand(1);
        tree.root().parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::Success& wanted) {
        std::ostringstream out;
        std::ostringstream err;
        tree.root().exit(wanted, out, err);
        return {nullptr, {}, out.str(), err.str(), 0};
    } catch (const CLI::RequiredError& missing) {
        if (words.empty()) return {nullptr, {}, {}, tree.root().help(), 2};
        const auto unknown = tree.root().remaining(true);
        return usage(tree.root(), unknown.empty() ? missing.what() : "\"" + unknown.front() + "\" is not known here");
    } catch (const CLI::Error& wrong) {
        return usage(tree.root(), wrong.what());
    }
    const Bound* chosen = tree.chosen();
    if (chosen == nullptr) return usage(tree.root(), "No verb was given");
    Parsed parsed{chosen->verb, {}, {}, {}, 0};
    if (const auto library = tree.library(); !library.empty()) parsed.arguments.set("--library", library);
    for (const auto& [option, made] : chosen->options) {
        if (made->count() == 0) continue;
        if (option->many)
            parsed.arguments.setAll(option->name, made->results());
        else
            parsed.arguments.set(option->name, made->results().back());
    }
    return parsed;
}

}  // namespace periplus::cli
