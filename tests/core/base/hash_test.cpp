#include "base/hash.h"

#include <gtest/gtest.h>

namespace periplus {

TEST(Hash, AnswersTheKnownVectorsOfFips180) {
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, ComesInPiecesToo) {
    Digest sha1(DigestKind::Sha1);
    sha1.add("a");
    sha1.add("bc");
    EXPECT_EQ(hexOf(sha1.bytes()), "a9993e364706816aba3e25717850c26c9cd0d89d");
    Digest md5(DigestKind::Md5);
    md5.add("abc");
    EXPECT_EQ(hexOf(md5.bytes()), "900150983cd24fb0d6963f7d28e17f72");
}

}  // namespace periplus
