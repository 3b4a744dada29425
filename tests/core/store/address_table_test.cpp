#include "store/address_table.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace periplus::store {
namespace {

StoredResource at(std::int64_t time, ResourceQuality quality = ResourceQuality::Good) {
    StoredResource resource;
    resource.at = {time};
    resource.hash = "hash-" + std::to_string(time);
    resource.contentType = "text/html";
    resource.firstBytes = std::string("\0\x01<", 3);
    resource.bytes = 3;
    resource.quality = quality;
    return resource;
}

class Addresses : public testing::Test {
protected:
    std::string nearest(std::string_view url, std::int64_t time, ResourceQuality quality = ResourceQuality::Good) {
        const auto found = table->nearest(url, {time}, quality).value();
        return found ? found->hash : "none";
    }

    test::TemporaryFolder folder;
    std::unique_ptr<AddressTable> table = AddressTable::make(folder.path()).value();
};

}  // namespace

TEST_F(Addresses, TheNearestInTimeIsGiven) {
    for (const std::int64_t time : {100, 200, 400}) ASSERT_TRUE(table->add("https://a.example/p", at(time)));
    ASSERT_TRUE(table->add("https://a.example/p", at(290, ResourceQuality::Refused)));
    ASSERT_TRUE(table->add("https://a.example/q", at(300)));
    ASSERT_TRUE(table->settle());
    EXPECT_EQ(nearest("https://a.example/p", 0), "hash-100");
    EXPECT_EQ(nearest("https://a.example/p", 140), "hash-100");
    EXPECT_EQ(nearest("https://a.example/p", 160), "hash-200");
    EXPECT_EQ(nearest("https://a.example/p", 290), "hash-200");
    EXPECT_EQ(nearest("https://a.example/p", 301), "hash-400");
    EXPECT_EQ(nearest("https://a.example/p", 9000), "hash-400");
    EXPECT_EQ(nearest("https://a.example/p", 0, ResourceQuality::Refused), "hash-290");
    EXPECT_EQ(nearest("https://a.example/p", 0, ResourceQuality::CutOff), "none");
    EXPECT_EQ(nearest("https://b.example/p", 100), "none");
    const auto whole = *table->nearest("https://a.example/p", {100}, ResourceQuality::Good).value();
    EXPECT_EQ(whole.firstBytes, std::string("\0\x01<", 3));
    EXPECT_EQ(whole.at.value, 100);
    EXPECT_EQ(whole.bytes, 3U);
    EXPECT_EQ((*table->withHash("hash-200").value()).at.value, 200);
    EXPECT_FALSE(table->withHash("hash-201").value());
    ASSERT_TRUE(table->noteFrame("https://a.example/f#x"));
    EXPECT_TRUE(table->isFrame("https://A.example/f").value());
    EXPECT_FALSE(table->isFrame("https://a.example/g").value());
}

TEST_F(Addresses, AreOneInAllSpellings) {
    EXPECT_EQ(comparedAddress("HTTPS://A.Example:443/x y?q=%e4#top"), "https://a.example/x%20y?q=%E4");
    EXPECT_EQ(comparedAddress("http://a.example"), "http://a.example/");
    EXPECT_EQ(comparedAddress("http://a.example:8080?x"), "http://a.example:8080/?x");
    EXPECT_EQ(comparedAddress("https://a.example/调度"), "https://a.example/%E8%B0%83%E5%BA%A6");
    EXPECT_EQ(comparedAddress("https://a.example/100%"), "https://a.example/100%");
    EXPECT_EQ(comparedAddress("cid:frame-1@mhtml.blink"), "cid:frame-1@mhtml.blink");
    EXPECT_EQ(comparedAddress(""), "");
}

TEST_F(Addresses, PagesComeInOrderAndRedirectsAreFoundBackwards) {
    ASSERT_TRUE(table->addPage({0, "https://a.example/1", "one", {5}, true, "{}"}));
    ASSERT_TRUE(table->addPage({0, "https://a.example/2", "two", {6}, false, ""}));
    auto redirect = at(5'000'000);
    redirect.redirect = "https://A.example/2";
    ASSERT_TRUE(table->add("https://short.example/2", redirect));
    ASSERT_TRUE(table->settle());
    const auto one = *table->pageAfter(0).value();
    EXPECT_EQ(one.title, "one");
    EXPECT_EQ(one.manifest, "{}");
    const auto two = *table->pageAfter(one.number).value();
    EXPECT_EQ(two.url, "https://a.example/2");
    EXPECT_FALSE(two.certain);
    EXPECT_FALSE(table->pageAfter(two.number).value());
    EXPECT_EQ(table->countPages().value().certain, 1U);
    EXPECT_EQ(table->redirecting("https://a.example/2", {5'000'001}).value(), "https://short.example/2");
    EXPECT_EQ(table->redirecting("https://a.example/2", {95'000'001}).value(), "");
}

TEST_F(Addresses, LeaveNoFile) {
    ASSERT_TRUE(table->add("https://a.example/p", at(1)));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    table.reset();
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace periplus::store
