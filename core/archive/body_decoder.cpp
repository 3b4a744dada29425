#include "archive/body_decoder.h"

namespace periplus::archive {

BodyDecoder::BodyDecoder(const HttpHead& head, const ReadLimits& limits) : chunked_(head.chunked) {
    if (!head.unknownEncoding.empty()) {
        refusal_ = "content encoding " + head.unknownEncoding + " cannot be undone";
        return;
    }
    if (head.encodings.size() > limits.encodings) {
        refusal_ = "more content encodings than the limit";
        return;
    }
    if (head.chunked) layers_.push_back(makeChunkLayer());
    for (auto coding = head.encodings.rbegin(); coding != head.encodings.rend(); ++coding)
        layers_.push_back(makeCodingLayer(*coding, limits));
}

Result<bool> BodyDecoder::push(std::size_t layer, std::string_view piece, const TakeBytes& take) {
    if (layer == (chunked_ ? 1U : 0U) && watch_) watch_(piece);
    if (layer == layers_.size()) return piece.empty() ? Result<bool>(true) : take(piece);
    return layers_[layer]->add(piece, [&](std::string_view decoded) { return push(layer + 1, decoded, take); });
}

Result<bool> BodyDecoder::add(std::string_view piece, const TakeBytes& take) {
    if (!trouble().empty()) return false;
    const auto more = push(0, piece, take);
    if (!more) return more;
    return *more && trouble().empty();
}

Result<bool> BodyDecoder::finish(const TakeBytes& take) {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        if (!trouble().empty()) return false;
        const auto more = layers_[i]->finish([&](std::string_view decoded) { return push(i + 1, decoded, take); });
        if (!more || !*more) return more;
    }
    return trouble().empty();
}

std::string BodyDecoder::trouble() const {
    if (!refusal_.empty()) return refusal_;
    for (const auto& layer : layers_)
        if (!layer->trouble.empty()) return layer->trouble;
    return {};
}

std::string BodyDecoder::note() const {
    for (const auto& layer : layers_)
        if (!layer->note.empty()) return layer->note;
    return {};
}

}  // namespace periplus::archive
