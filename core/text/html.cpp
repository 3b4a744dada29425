#include "text/html.h"

#include "base/utf8.h"
#include "text/html_tame.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <ctime>

namespace periplus::text {
namespace {

constexpr std::size_t kMemory = std::size_t{1536} * 1024 * 1024;
constexpr unsigned kAllocationsPerLook = 4096;

double processorSeconds() {
    std::timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct alignas(16) Block {
    Block* next;
    Block* previous;
    std::size_t size;
};

// Where Gumbo's memory comes from. It is given back as a whole, because gumbo_destroy_output recurses; and Gumbo, which
// knows no way to stop, is left by longjmp when it takes too much memory or time: only its own C frames lie between.
class Supply {
public:
    explicit Supply(double seconds) : until_(processorSeconds() + seconds) {}
    Supply(const Supply&) = delete;
    Supply& operator=(const Supply&) = delete;
    ~Supply() {
        while (first_.next != &first_) give(this, first_.next + 1);
    }

    static void* take(void* self, std::size_t size) {
        auto& supply = *static_cast<Supply*>(self);
        if (supply.used_ + size > kMemory) std::longjmp(supply.out_, 1);
        if (++supply.count_ % kAllocationsPerLook == 0 && processorSeconds() > supply.until_)
            std::longjmp(supply.out_, 1);
        auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
        if (block == nullptr) std::longjmp(supply.out_, 1);
        *block = {supply.first_.next, &supply.first_, size};
        block->next->previous = block;
        supply.first_.next = block;
        supply.used_ += size;
        return block + 1;
    }

    static void give(void* self, void* memory) {
        if (memory == nullptr) return;
        auto* block = static_cast<Block*>(memory) - 1;
        block->next->previous = block->previous;
        block->previous->next = block->next;
        static_cast<Supply*>(self)->used_ -= block->size;
        std::free(block);
    }

    // Nothing when it took too much. What it returns lives as long as the supply.
    const GumboOutput* parse(std::string_view source) {
        options_ = kGumboDefaultOptions;
        options_.allocator = &Supply::take;
        options_.deallocator = &Supply::give;
        options_.userdata = this;
        options_.max_errors = 0;
        if (setjmp(out_) != 0) return nullptr;
        return gumbo_parse_with_options(&options_, source.data(), source.size());
    }

private:
    Block first_{&first_, &first_, 0};
    std::size_t used_ = 0;
    unsigned count_ = 0;
    double until_;
    GumboOptions options_{};
    std::jmp_buf out_{};
};

bool isContainer(const GumboNode& node) {
    return node.type == GUMBO_NODE_DOCUMENT || node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

const GumboVector& childrenOf(const GumboNode& node) {
    return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}

std::string nameOf(const GumboElement& element) {
    if (element.tag == GUMBO_TAG_UNKNOWN || element.tag_namespace == GUMBO_NAMESPACE_SVG) {
        GumboStringPiece original = element.original_tag;
        gumbo_tag_from_original_text(&original);
        if (original.data != nullptr && original.length > 0) {
            if (element.tag_namespace == GUMBO_NAMESPACE_SVG) {
                if (const char* adjusted = gumbo_normalize_svg_tagname(&original)) return adjusted;
            }
            return lowerAscii({original.data, original.length});
        }
    }
    return gumbo_normalized_tagname(element.tag);
}

std::string nameOf(const GumboAttribute& attribute) {
    const std::string name = attribute.name;
    switch (attribute.attr_namespace) {
        case GUMBO_ATTR_NAMESPACE_XLINK: return "xlink:" + name;
        case GUMBO_ATTR_NAMESPACE_XML: return "xml:" + name;
        case GUMBO_ATTR_NAMESPACE_XMLNS: return name == "xmlns" ? name : "xmlns:" + name;
        case GUMBO_ATTR_NAMESPACE_NONE: break;
    }
    return name;
}

std::string doctypeOf(const GumboDocument& document) {
    std::string text = document.name;
    const std::string publicId = document.public_identifier;
    const std::string systemId = document.system_identifier;
    const auto quoted = [](const std::string& id) {
        const char quote = id.find('"') == std::string::npos ? '"' : '\'';
        return quote + id + quote;
    };
    if (!publicId.empty()) text += " PUBLIC " + quoted(publicId);
    if (!systemId.empty()) text += (publicId.empty() ? " SYSTEM " : " ") + quoted(systemId);
    return text;
}

class Copy {
public:
    Copy(HtmlTree& tree, const HtmlLimits& limits) : tree_(tree), limits_(limits) {}

    void run(const GumboNode& document) {
        tree_.nodes.push_back({.kind = HtmlKind::Document});
        open_.push_back({&document, 0, 0, kNoHtml});
        if (document.v.document.has_doctype) {
            append({.kind = HtmlKind::Doctype, .text = doctypeOf(document.v.document)});
        }
        while (!open_.empty()) {
            auto& frame = open_.back();
            const auto& children = childrenOf(*frame.from);
            if (frame.child >= children.length) {
                leave();
                continue;
            }
            const auto& child = *static_cast<const GumboNode*>(children.data[frame.child++]);
            if (isContainer(child)) {
                if (!enter(child)) return;
            } else if (!addText(child)) {
                return;
            }
        }
    }

private:
    struct Frame {
        const GumboNode* from;
        unsigned child;
        HtmlIndex to;
        HtmlIndex last;  // of its children so far
    };

    HtmlIndex append(HtmlNode node) {
        auto& frame = open_.back();
        const auto index = static_cast<HtmlIndex>(tree_.nodes.size());
        node.parent = frame.to;
        (frame.last == kNoHtml ? tree_.nodes[frame.to].firstChild : tree_.nodes[frame.last].next) = index;
        frame.last = index;
        tree_.nodes.push_back(std::move(node));
        return index;
    }

    bool hasRoom() {
        if (tree_.nodes.size() < limits_.nodes) return true;
        tree_.doubts.emplace_back("more elements than can be shown: the rest was cut off");
        return false;
    }

    bool enter(const GumboNode& node) {
        if (!hasRoom()) return false;
        const auto& element = node.v.element;
        if (depth_ >= limits_.depth) {  // its children become the parent's
            const auto [to, last] = std::pair(open_.back().to, open_.back().last);
            open_.push_back({&node, 0, to, last});
            return true;
        }
        HtmlNode copy{.kind = HtmlKind::Element, .name = nameOf(element)};
        copy.space = element.tag_namespace == GUMBO_NAMESPACE_SVG      ? HtmlSpace::Svg
                     : element.tag_namespace == GUMBO_NAMESPACE_MATHML ? HtmlSpace::MathMl
                                                                       : HtmlSpace::Html;
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
            copy.attributes.push_back({nameOf(attribute), attribute.value});
        }
        const auto index = append(std::move(copy));
        open_.push_back({&node, 0, index, kNoHtml});
        ++depth_;
        return true;
    }

    void leave() {
        const auto frame = open_.back();
        open_.pop_back();
        if (open_.empty()) return;
        if (open_.back().to == frame.to) {
            open_.back().last = frame.last;
        } else {
            --depth_;
        }
    }

    bool addText(const GumboNode& node) {
        const bool comment = node.type == GUMBO_NODE_COMMENT;
        const auto last = open_.back().last;
        if (!comment && last != kNoHtml && tree_.nodes[last].kind == HtmlKind::Text) {  // as browsers keep it
            tree_.nodes[last].text += node.v.text.text;
            return true;
        }
        if (!hasRoom()) return false;
        append({.kind = comment ? HtmlKind::Comment : HtmlKind::Text, .text = node.v.text.text});
        return true;
    }

    HtmlTree& tree_;
    const HtmlLimits& limits_;
    std::vector<Frame> open_;
    std::size_t depth_ = 0;
};

}  // namespace

HtmlTree parseHtml(std::string_view utf8, const HtmlLimits& limits) {
    HtmlTree tree;
    if (utf8.size() > limits.bytes) {
        utf8 = utf8.substr(0, limits.bytes);
        tree.doubts.emplace_back("more bytes than can be shown: the rest was cut off");
    }
    auto source = tamed(utf8, limits, tree.doubts);
    for (;;) {
        Supply supply(limits.seconds);
        if (const auto* output = supply.parse(source)) {
            Copy(tree, limits).run(*output->document);
            return tree;
        }
        source.resize(source.size() / 8);  // nothing is left sooner or later, and nothing parses at once
        tree.doubts.emplace_back("the page could not be read whole: only its beginning was");
    }
}

}  // namespace periplus::text
