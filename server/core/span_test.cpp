#include "core/span.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::HasSubstr;

TEST(Span, IsReadInTheSingularAndThePlural) {
    EXPECT_EQ(parse_span("3 working days"), (Span{3, SpanUnit::working_days}));
    EXPECT_EQ(parse_span("-2 working days"), (Span{-2, SpanUnit::working_days}));
    EXPECT_EQ(parse_span("90 minutes"), (Span{90, SpanUnit::minutes}));
    EXPECT_EQ(parse_span("1 month"), (Span{1, SpanUnit::months}));
    EXPECT_EQ(parse_span("0 days"), (Span{0, SpanUnit::days}));
    EXPECT_EQ(parse_span("+2 weeks"), (Span{2, SpanUnit::weeks}));
    EXPECT_EQ(parse_span("  4   working   hours "), (Span{4, SpanUnit::working_hours}));
    EXPECT_EQ(parse_span("1 days"), (Span{1, SpanUnit::days}));
}

TEST(Span, IsReadBackAsItWasWritten) {
    for (const auto unit :
         {SpanUnit::minutes, SpanUnit::hours, SpanUnit::working_hours, SpanUnit::days,
          SpanUnit::working_days, SpanUnit::weeks, SpanUnit::months}) {
        for (const int64_t amount : {-1'000, -2, -1, 0, 1, 2, 1'200}) {
            const Span span{amount, unit};
            EXPECT_EQ(parse_span(to_text(span)), span) << to_text(span);
        }
    }
    EXPECT_EQ(to_text(Span{1, SpanUnit::working_days}), "1 working day");
    EXPECT_EQ(to_text(Span{-1, SpanUnit::months}), "-1 month");
    EXPECT_EQ(to_text(Span{0, SpanUnit::hours}), "0 hours");
}

TEST(Span, RefusesWhatIsNoneAndSaysWhy) {
    const auto why = [](std::string_view text) {
        EXPECT_EQ(parse_span(text), std::nullopt) << text;
        return why_no_span(text);
    };
    EXPECT_THAT(why("3 wroking days"), HasSubstr("did you mean 'working days'?"));
    EXPECT_THAT(
        why("3 years"),
        HasSubstr("known are: minutes, hours, working hours, days, working days, weeks, months"));
    EXPECT_THAT(why("3"), HasSubstr("has no unit; write '3 days'"));
    EXPECT_THAT(why("three days"), HasSubstr("expected a number and a unit"));
    EXPECT_THAT(why("3days"), HasSubstr("expected a number and a unit"));
    EXPECT_THAT(why(""), HasSubstr("expected a number"));
    EXPECT_THAT(why("1.5 hours"), HasSubstr("expected a number"));
    EXPECT_THAT(why("99999999999999999999 days"), HasSubstr("expected a number"));
    EXPECT_THAT(why("40000 days"), HasSubstr("longer than a hundred years"));
    EXPECT_THAT(why("+-3 days"), HasSubstr("expected a number"));
    EXPECT_THAT(why("- 3 days"), HasSubstr("expected a number"));
}

TEST(TimeOfDay, IsHoursAndMinutesWithTwoDigitsEach) {
    EXPECT_EQ(parse_time_of_day("09:05"), TimeOfDay{545});
    EXPECT_EQ(parse_time_of_day("24:00"), TimeOfDay{1440});
    EXPECT_EQ(to_text(TimeOfDay{545}), "09:05");
    for (const auto* text :
         {"", "9:00", "09:60", "24:01", "25:00", "09.00", "09:00:00", "0a:00", "-1:00"}) {
        EXPECT_EQ(parse_time_of_day(text), std::nullopt) << text;
    }
}
