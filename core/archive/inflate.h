#pragma once
// gzip and deflate in pieces, both ways. zlib.h is seen by inflate.cpp alone.
// Ownership: moves only. Thread: one. Errors: broken input is a state, not an error; running out of memory is Broken.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace periplus::archive {

enum class Wrapping : std::uint8_t { Gzip, Zlib, Raw };

// One step of a decoder: how much of the input it took, how much it gave, and how things stand.
struct DecodeStep {
    enum class State : std::uint8_t { More, End, Broken } state = State::More;
    std::size_t taken = 0;
    std::size_t given = 0;
};

class Inflater {
public:
    explicit Inflater(Wrapping wrapping);
    Inflater(Inflater&& other) noexcept;
    Inflater& operator=(Inflater&& other) noexcept;
    ~Inflater();

    DecodeStep step(std::string_view input, char* out, std::size_t room);
    void reset();  // for the next member

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

// Makes gzip members without name or time: the same bytes give the same member.
class Deflater {
public:
    // Loose: at most eight to one, for bytes that would otherwise look like a bomb.
    enum class Packing : std::uint8_t { Usual, Loose };
    explicit Deflater(Packing packing = Packing::Usual);
    Deflater(Deflater&& other) noexcept;
    Deflater& operator=(Deflater&& other) noexcept;
    ~Deflater();

    void add(std::string_view bytes, std::string& out);
    void finish(std::string& out);  // ends the member; the next add() begins another

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

std::string gzipped(std::string_view bytes);

}  // namespace periplus::archive
