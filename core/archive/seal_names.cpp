#include "archive/seal_names.h"

#include <algorithm>
#include <array>

namespace periplus::archive {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kDropped = {
    "script"sv,         "base"sv,    "basefont"sv, "bgsound"sv,  "object"sv,   "embed"sv,       "applet"sv,
    "param"sv,          "portal"sv,  "noembed"sv,  "noframes"sv, "frameset"sv, "fencedframe"sv, "model"sv,
    "annotation-xml"sv, "handler"sv, "listener"sv, "discard"sv,  "keygen"sv,   "isindex"sv,     "command"sv};

constexpr std::array kInert = {
    // of all elements
    "class"sv, "id"sv, "title"sv, "lang"sv, "xml:lang"sv, "xml:space"sv, "dir"sv, "hidden"sv, "role"sv, "slot"sv,
    "part"sv, "itemprop"sv, "itemscope"sv, "inert"sv, "property"sv, "align"sv, "valign"sv,
    // of text, lists and tables
    "datetime"sv, "open"sv, "start"sv, "reversed"sv, "type"sv, "value"sv, "compact"sv, "color"sv, "face"sv, "size"sv,
    "clear"sv, "noshade"sv, "bgcolor"sv, "text"sv, "border"sv, "bordercolor"sv, "cellpadding"sv, "cellspacing"sv,
    "char"sv, "charoff"sv, "colspan"sv, "rowspan"sv, "span"sv, "headers"sv, "scope"sv, "abbr"sv, "summary"sv,
    "nowrap"sv, "rules"sv, "frame"sv, "width"sv, "height"sv, "hspace"sv, "vspace"sv,
    // of pictures, sound and frames
    "alt"sv, "sizes"sv, "media"sv, "shape"sv, "coords"sv, "controls"sv, "loop"sv, "muted"sv, "playsinline"sv, "kind"sv,
    "srclang"sv, "default"sv, "label"sv, "frameborder"sv, "marginwidth"sv, "marginheight"sv, "scrolling"sv,
    // of fields
    "for"sv, "checked"sv, "selected"sv, "disabled"sv, "readonly"sv, "multiple"sv, "placeholder"sv, "cols"sv, "rows"sv,
    "wrap"sv, "min"sv, "max"sv, "step"sv, "low"sv, "high"sv, "optimum"sv, "maxlength"sv,
    // of shadow roots
    "shadowrootdelegatesfocus"sv};

constexpr std::array kDrawing = {
    // geometry and structure of SVG
    "viewbox"sv, "preserveaspectratio"sv, "x"sv, "y"sv, "x1"sv, "x2"sv, "y1"sv, "y2"sv, "z"sv, "dx"sv, "dy"sv, "cx"sv,
    "cy"sv, "r"sv, "rx"sv, "ry"sv, "fx"sv, "fy"sv, "fr"sv, "d"sv, "points"sv, "pathlength"sv, "transform"sv, "rotate"sv,
    "spacing"sv, "startoffset"sv, "textlength"sv, "lengthadjust"sv, "side"sv, "offset"sv, "gradientunits"sv,
    "gradienttransform"sv, "spreadmethod"sv, "patternunits"sv, "patterncontentunits"sv, "patterntransform"sv,
    "clippathunits"sv, "maskunits"sv, "maskcontentunits"sv, "markerwidth"sv, "markerheight"sv, "markerunits"sv,
    "refx"sv, "refy"sv, "orient"sv, "version"sv, "zoomandpan"sv, "filterunits"sv, "primitiveunits"sv, "in"sv, "in2"sv,
    "result"sv, "stddeviation"sv, "edgemode"sv, "operator"sv, "k1"sv, "k2"sv, "k3"sv, "k4"sv, "values"sv, "scale"sv,
    "xchannelselector"sv, "ychannelselector"sv, "basefrequency"sv, "numoctaves"sv, "seed"sv, "stitchtiles"sv,
    "radius"sv, "order"sv, "kernelmatrix"sv, "divisor"sv, "bias"sv, "targetx"sv, "targety"sv, "preservealpha"sv,
    "surfacescale"sv, "diffuseconstant"sv, "specularconstant"sv, "specularexponent"sv, "azimuth"sv, "elevation"sv,
    "tablevalues"sv, "slope"sv, "intercept"sv, "amplitude"sv, "exponent"sv, "mode"sv, "limitingconeangle"sv,
    "pointsatx"sv, "pointsaty"sv, "pointsatz"sv,
    // the look of SVG
    "fill"sv, "fill-opacity"sv, "fill-rule"sv, "stroke"sv, "stroke-width"sv, "stroke-opacity"sv, "stroke-linecap"sv,
    "stroke-linejoin"sv, "stroke-miterlimit"sv, "stroke-dasharray"sv, "stroke-dashoffset"sv, "opacity"sv, "clip-path"sv,
    "clip-rule"sv, "mask"sv, "mask-type"sv, "filter"sv, "flood-color"sv, "flood-opacity"sv, "lighting-color"sv,
    "stop-color"sv, "stop-opacity"sv, "marker"sv, "marker-start"sv, "marker-mid"sv, "marker-end"sv, "display"sv,
    "visibility"sv, "overflow"sv, "font-family"sv, "font-size"sv, "font-weight"sv, "font-style"sv, "font-variant"sv,
    "font-stretch"sv, "text-anchor"sv, "text-decoration"sv, "text-rendering"sv, "letter-spacing"sv, "word-spacing"sv,
    "writing-mode"sv, "direction"sv, "unicode-bidi"sv, "baseline-shift"sv, "dominant-baseline"sv,
    "alignment-baseline"sv, "shape-rendering"sv, "image-rendering"sv, "color-interpolation"sv,
    "color-interpolation-filters"sv, "paint-order"sv, "pointer-events"sv, "vector-effect"sv, "transform-origin"sv,
    // its animations, whose target the sealer has looked at
    "attributename"sv, "attributetype"sv, "from"sv, "to"sv, "by"sv, "dur"sv, "begin"sv, "end"sv, "repeatcount"sv,
    "repeatdur"sv, "calcmode"sv, "keytimes"sv, "keysplines"sv, "keypoints"sv, "additive"sv, "accumulate"sv, "restart"sv,
    "path"sv,
    // MathML
    "mathvariant"sv, "mathsize"sv, "mathcolor"sv, "mathbackground"sv, "displaystyle"sv, "scriptlevel"sv, "stretchy"sv,
    "symmetric"sv, "fence"sv, "separator"sv, "accent"sv, "accentunder"sv, "lspace"sv, "rspace"sv, "form"sv, "largeop"sv,
    "movablelimits"sv, "minsize"sv, "maxsize"sv, "linethickness"sv, "columnalign"sv, "rowalign"sv, "columnspacing"sv,
    "rowspacing"sv, "columnlines"sv, "rowlines"sv, "columnspan"sv, "notation"sv, "depth"sv, "voffset"sv, "encoding"sv};

template <typename Names>
bool isOneOf(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool isPlainLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

constexpr std::array kAdvertisers = {"2mdn.net"sv,
                                     "adnxs.com"sv,
                                     "adsrvr.org"sv,
                                     "amazon-adsystem.com"sv,
                                     "casalemedia.com"sv,
                                     "cbjs.baidu.com"sv,
                                     "cnzz.com"sv,
                                     "cpro.baidu.com"sv,
                                     "criteo.com"sv,
                                     "doubleclick.net"sv,
                                     "eclick.baidu.com"sv,
                                     "googleadservices.com"sv,
                                     "gridsumdissector.com"sv,
                                     "google-analytics.com"sv,
                                     "googlesyndication.com"sv,
                                     "googletagmanager.com"sv,
                                     "hm.baidu.com"sv,
                                     "mmstat.com"sv,
                                     "outbrain.com"sv,
                                     "pos.baidu.com"sv,
                                     "pubmatic.com"sv,
                                     "quantserve.com"sv,
                                     "rubiconproject.com"sv,
                                     "scorecardresearch.com"sv,
                                     "taboola.com"sv,
                                     "tanx.com"sv};

}  // namespace

bool isOfAdvertisers(std::string_view host) {
    return std::ranges::any_of(kAdvertisers, [&](std::string_view house) {
        return host == house ||
               (host.size() > house.size() && host.ends_with(house) && host[host.size() - house.size() - 1] == '.');
    });
}

Fate fateOf(std::string_view name) {
    if (isOneOf(kDropped, name) || name.empty()) return Fate::Drop;
    if (!isPlainName(name) || name.find(':') != std::string_view::npos || name == "plaintext") return Fate::Unwrap;
    return Fate::Keep;
}

bool isInert(std::string_view name) {
    if (name.starts_with("data-periplus")) return false;
    return isOneOf(kInert, name) || ((name.starts_with("data-") || name.starts_with("aria-")) && isPlainName(name));
}

bool isDrawing(std::string_view name) { return isOneOf(kDrawing, name); }

bool isFrameworkMark(std::string_view name, std::string_view value) {
    const auto first = name.find_first_of("-_");
    if (first == std::string_view::npos || name == "http-equiv" || name.starts_with("data-") ||
        name == "accept-charset" || !isPlainName(name))
        return false;
    return value.size() <= 64 && std::ranges::all_of(value, [](char c) { return isPlainLetter(c) || c == ' '; });
}

bool isPlainName(std::string_view name) {
    if (name.empty() || name.size() > 128) return false;
    return std::ranges::all_of(name, [](char c) { return isPlainLetter(c) || c == ':'; });
}

}  // namespace periplus::archive
