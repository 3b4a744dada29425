#include "annotate/selector.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace periplus::annotate {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValues = 20'000;
constexpr std::size_t kMaxContextBytes = std::size_t{64} * 1024;
constexpr std::uint64_t kMaxOffset = (1ULL << 53U) - 1;  // what every JSON reader can tell apart
constexpr std::string_view kSubject = "annotation selector";
constexpr const char* kNamespace = "https://github.com/periplus/periplus/ns#";
constexpr const char* kQuote = "TextQuoteSelector";
constexpr const char* kPosition = "TextPositionSelector";
constexpr const char* kLines = "periplus:LineSelector";
constexpr const char* kText = "periplus:TextSelector";
constexpr const char* kFieldsOf = "periplus:fieldsOf";  // in unknownJson: unknown fields of a selector we do know

std::unexpected<Error> malformed(std::string detail) {
    return fail(ErrorCode::Malformed, std::string(kSubject), std::move(detail));
}

// Reads without building anything, so that depth, number and doubled keys are known before a tree is made.
class Gate : public nlohmann::json_sax<Json> {
public:
    std::string reason;

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(); }
    bool key(string_t& name) override {
        return keys_.back().insert(name).second || refuse("the key \"" + name.substr(0, 40) + "\" stands twice");
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t byte, const std::string&, const nlohmann::detail::exception&) override {
        return refuse("it is not JSON from byte " + std::to_string(byte) + " on");
    }

private:
    bool refuse(std::string why) {
        if (reason.empty()) reason = std::move(why);
        return false;
    }
    bool value() { return ++values_ <= kMaxValues || refuse("it holds too many values"); }
    bool open() {
        keys_.emplace_back();
        return keys_.size() <= kMaxDepth ? value() : refuse("it is nested too deep");
    }
    bool close() {
        keys_.pop_back();
        return true;
    }

    std::vector<std::unordered_set<std::string>> keys_;
    std::size_t values_ = 0;
};

Result<Json> parseGated(std::string_view text) {
    if (text.size() > kMaxSelectorJsonBytes) return malformed("it is larger than 4 MiB");
    Gate gate;
    if (!Json::sax_parse(text, &gate)) return malformed(gate.reason);
    return Json::parse(text, nullptr, false);
}

Result<std::string> text(const Json& selector, const char* field, std::size_t limit) {
    const auto found = selector.find(field);
    if (found == selector.end()) return std::string();
    if (!found->is_string()) return malformed(std::string(field) + " is not a string");
    auto words = found->get<std::string>();
    if (words.size() > limit) return malformed(std::string(field) + " is too long");
    return words;
}

Result<std::uint64_t> whole(const Json& selector, const char* field, std::uint64_t limit) {
    const auto found = selector.find(field);
    if (found == selector.end()) return malformed(std::string(field) + " is missing");
    if (!found->is_number_unsigned()) return malformed(std::string(field) + " is not a whole number from 0 on");
    const auto number = found->get<std::uint64_t>();
    if (number > limit) return malformed(std::string(field) + " is too large");
    return number;
}

Result<void> readQuote(const Json& selector, SelectorSet& set) {
    auto exact = text(selector, "exact", kMaxQuoteBytes);
    if (!exact) return std::unexpected(exact.error());
    if (exact->empty()) return malformed("its quote is empty");
    auto prefix = text(selector, "prefix", kMaxContextBytes);
    if (!prefix) return std::unexpected(prefix.error());
    auto suffix = text(selector, "suffix", kMaxContextBytes);
    if (!suffix) return std::unexpected(suffix.error());
    set.quote = {std::move(*exact), std::move(*prefix), std::move(*suffix)};
    return {};
}

Result<void> readPosition(const Json& selector, SelectorSet& set) {
    const auto start = whole(selector, "start", kMaxOffset);
    if (!start) return std::unexpected(start.error());
    const auto end = whole(selector, "end", kMaxOffset);
    if (!end) return std::unexpected(end.error());
    if (*end < *start) return malformed("end lies before start");
    set.position = {{*start}, {*end}};
    return {};
}

Result<void> readLines(const Json& selector, SelectorSet& set) {
    const auto first = whole(selector, "periplus:firstLine", UINT32_MAX);
    if (!first) return std::unexpected(first.error());
    const auto last = whole(selector, "periplus:lastLine", UINT32_MAX);
    if (!last) return std::unexpected(last.error());
    if (*last < *first) return malformed("the last line lies before the first");
    set.firstLine = static_cast<std::uint32_t>(*first);
    set.lastLine = static_cast<std::uint32_t>(*last);
    return {};
}

bool isSha256(std::string_view hex) {
    return hex.size() == 64 && hex.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<void> readText(const Json& selector, SelectorSet& set) {
    auto hash = text(selector, "periplus:sha256", 64);
    if (!hash) return std::unexpected(hash.error());
    if (!hash->empty() && !isSha256(*hash)) return malformed("periplus:sha256 is not 64 hexadecimal digits");
    set.textHash = std::move(*hash);
    const auto rival = selector.find("periplus:rival");
    if (rival == selector.end()) return {};
    if (!rival->is_number()) return malformed("periplus:rival is not a number");
    set.rival = rival->get<double>();
    if (!(set.rival >= 0 && set.rival <= 1)) return malformed("periplus:rival is not between 0 and 1");
    return {};
}

// The one list of the selectors that we read and write, with the fields we know.
struct Known {
    const char* type;
    Result<void> (*read)(const Json&, SelectorSet&);
    std::vector<std::string_view> fields;
};

const std::vector<Known>& knownSelectors() {
    static const std::vector<Known> known = {
        {kQuote, readQuote, {"type", "exact", "prefix", "suffix"}},
        {kPosition, readPosition, {"type", "start", "end"}},
        {kLines, readLines, {"@context", "type", "periplus:firstLine", "periplus:lastLine"}},
        {kText, readText, {"@context", "type", "periplus:sha256", "periplus:rival"}},
    };
    return known;
}

std::string_view typeOf(const Json& selector) {
    const auto type = selector.find("type");
    if (type == selector.end() || !type->is_string()) return {};
    return type->get_ref<const std::string&>();
}

Json unknownFields(const Json& selector, const Known& known) {
    Json fields = Json::object();
    for (const auto& [name, value] : selector.items()) {
        if (std::ranges::find(known.fields, name) == known.fields.end()) fields[name] = value;
    }
    if (!fields.empty()) fields[kFieldsOf] = known.type;
    return fields;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json knownJson(const SelectorSet& set) {
    Json selectors = Json::array();
    selectors.push_back(
        {{"type", kQuote}, {"exact", set.quote.exact}, {"prefix", set.quote.prefix}, {"suffix", set.quote.suffix}});
    selectors.push_back({{"type", kPosition}, {"start", set.position.begin.value}, {"end", set.position.end.value}});
    const Json context = {{"periplus", kNamespace}};
    selectors.push_back({{"@context", context},
                         {"type", kLines},
                         {"periplus:firstLine", set.firstLine},
                         {"periplus:lastLine", set.lastLine}});
    selectors.push_back(
        {{"@context", context}, {"type", kText}, {"periplus:sha256", set.textHash}, {"periplus:rival", set.rival}});
    return selectors;
}

// The first selectors are ours, one of each known type; what is unknown stands behind them.
void addUnknown(Json& selectors, const Json& unknown) {
    if (!unknown.is_object()) return;
    const auto owner = unknown.find(kFieldsOf);
    if (owner == unknown.end()) {
        selectors.push_back(unknown);
        return;
    }
    for (std::size_t i = 0; i < knownSelectors().size(); ++i) {
        Json& selector = selectors[i];
        if (selector["type"] != *owner) continue;
        for (const auto& [name, value] : unknown.items()) {
            if (name != kFieldsOf && !selector.contains(name)) selector[name] = value;
        }
    }
}

}  // namespace

std::string toJson(const SelectorSet& set) {
    Json selectors = knownJson(set);
    if (const auto unknown = parseGated(set.unknownJson); unknown && unknown->is_array()) {
        for (const Json& selector : *unknown) addUnknown(selectors, selector);
    }
    return dumped(selectors);
}

Result<SelectorSet> fromJson(std::string_view json) {
    const auto selectors = parseGated(json);
    if (!selectors) return std::unexpected(selectors.error());
    if (!selectors->is_array()) return malformed("it is not a JSON array");
    SelectorSet set;
    Json unknown = Json::array();
    std::vector<std::optional<Json>> fieldsOf(knownSelectors().size());  // nothing: that selector was not there
    for (const Json& selector : *selectors) {
        if (!selector.is_object()) return malformed("a selector is not an object");
        const auto known = std::ranges::find(knownSelectors(), typeOf(selector), &Known::type);
        const auto index = static_cast<std::size_t>(known - knownSelectors().begin());
        if (index == fieldsOf.size() || fieldsOf[index]) {
            unknown.push_back(selector);
            continue;
        }
        if (const auto read = known->read(selector, set); !read) return std::unexpected(read.error());
        fieldsOf[index] = unknownFields(selector, *known);
    }
    if (set.quote.exact.empty()) return malformed("it has no TextQuoteSelector");
    Json kept = Json::array();
    for (auto& fields : fieldsOf) {
        if (fields && !fields->empty()) kept.push_back(std::move(*fields));
    }
    for (auto& selector : unknown) kept.push_back(std::move(selector));
    if (!kept.empty()) set.unknownJson = dumped(kept);
    return set;
}

}  // namespace periplus::annotate
