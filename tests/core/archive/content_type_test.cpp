#include "archive/content_type.h"

#include <gtest/gtest.h>

namespace periplus::archive {
namespace {

TEST(ServedType, IsAConstantOfTheTable) {
    EXPECT_EQ(servedType("Text/HTML; charset=gbk", "<p>").name, "text/html; charset=utf-8");
    EXPECT_EQ(servedType(" image/jpg ", "").name, "image/jpeg");
    EXPECT_EQ(servedType("image/svg+xml", "<svg").kind, PartKind::Svg);
}

TEST(ServedType, BytesSayWhichPictureItIs) {
    EXPECT_EQ(servedType("image/jpeg", "\x89PNG\r\n\x1A\n").name, "image/png");
    EXPECT_EQ(servedType("application/octet-stream", "GIF89a").name, "image/gif");
}

TEST(ServedType, TextIsNotMadeAPictureByItsBytes) { EXPECT_EQ(servedType("text/css", "GIF89a").kind, PartKind::Css); }

TEST(ServedType, WhatIsNotInTheTableIsNotServed) {
    EXPECT_TRUE(servedType("application/pdf", "%PDF").name.empty());
    EXPECT_TRUE(servedType("text/html\r\nRefresh: 0", "<p>").name.empty());
    EXPECT_TRUE(servedType("application/javascript", "alert(1)").name.empty());
    EXPECT_TRUE(servedType("", "<html>").name.empty());
}

}  // namespace
}  // namespace periplus::archive
