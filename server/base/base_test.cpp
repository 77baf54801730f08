#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

struct RunTag {
    static constexpr std::string_view prefix = "run";
};
using RunId = Id<RunTag>;

constexpr Time noon = sys_days{std::chrono::year{2026} / 3 / 10} + 12h;

}

TEST(Time, IsPrintedAndReadBackToTheMicrosecond) {
    EXPECT_EQ(to_text(noon), "2026-03-10T12:00:00Z");
    EXPECT_EQ(to_text(noon + 5us), "2026-03-10T12:00:00.000005Z");
    EXPECT_EQ(parse_time(to_text(noon + 5us)), noon + 5us);
    EXPECT_EQ(parse_time("2026-03-10T14:00:00+02:00"), noon);
}

TEST(Time, RefusesWhatIsNoInstant) {
    for (const auto* text :
         {"", "2026-03-10", "2026-02-30T00:00:00Z", "2026-03-10T24:00:00Z", "2026-03-10T12:00:00",
          "2026-03-10T12:00:00Zx", "2026-03-10T12:00:00.Z", "2026-03-10 12:00:00Z"}) {
        EXPECT_EQ(parse_time(text), std::nullopt) << text;
    }
    EXPECT_EQ(parse_date("2026-02-29"), std::nullopt);
    EXPECT_EQ(parse_date("2026-3-1"), std::nullopt);
}

TEST(Id, IsPrefixedTextThatSortsLikeItsNumber) {
    const auto earlier = to_text(RunId{41});
    const auto later = to_text(RunId{int64_t{1} << 60});
    EXPECT_EQ(earlier, "run_0000000000019");
    EXPECT_LT(earlier, later);
    EXPECT_EQ(parse_id<RunId>(later), RunId{int64_t{1} << 60});
}

TEST(Id, RefusesAnotherNounsPrefixAndImpossibleText) {
    for (const auto* text : {"", "run_", "rum_0000000000019", "run_000000000001u",
                             "run_zzzzzzzzzzzzz", "run_00000000000190", "run_0000000000000"}) {
        EXPECT_EQ(parse_id<RunId>(text), std::nullopt) << text;
    }
}

TEST(IdSource, IncreasesWhileTheClockStandsStillOrGoesBack) {
    WindableClock clock{noon};
    IdSource ids{clock, 3};
    auto last = ids.next_value();
    for (int i = 0; i < 100'000; ++i) {
        if (i == 50'000) clock.wind(-1h);
        const auto next = ids.next_value();
        ASSERT_GT(next, last);
        ASSERT_EQ(next & 63, 3);
        last = next;
    }
}

TEST(Bytes, DigestsAndEncodingsMatchPublishedVectors) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64_url("\xfb\xff"), "-_8");
    EXPECT_EQ(from_base64("Zm9vYmFy"), "foobar");
    EXPECT_EQ(from_base64("Zm9v!"), std::nullopt);
}

TEST(Bytes, Utf8RefusesOverlongFormsSurrogatesAndCutSequences) {
    EXPECT_TRUE(is_utf8("plain, äöü, 漢字, 😀"));
    for (const auto* bad :
         {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xff"}) {
        EXPECT_FALSE(is_utf8(bad));
    }
}

TEST(Bytes, TokensAre256BitsAndDiffer) {
    SystemRandom random;
    const auto token = new_token(random);
    EXPECT_EQ(token.size(), 43u);
    EXPECT_NE(token, new_token(random));
}

TEST(Check, NamesThePlaceThatFailed) {
    try {
        check(1 > 2, "one is more than two");
        FAIL() << "a false check passed";
    } catch (const CheckFailed& failed) {
        EXPECT_THAT(failed.what(), testing::HasSubstr("one is more than two"));
        EXPECT_THAT(failed.what(), testing::HasSubstr("base_test.cpp"));
    }
}
