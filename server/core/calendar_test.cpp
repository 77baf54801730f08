#include "core/calendar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/calendar_form.hpp"
#include "reflect/json.hpp"

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

Time at(std::string_view text) {
    return parse_time(text).value();
}
Date on(std::string_view text) {
    return parse_date(text).value();
}
TimeOfDay clock(std::string_view text) {
    return parse_time_of_day(text).value();
}
Span span(std::string_view text) {
    return parse_span(text).value();
}

Calendar berlin() {
    auto calendar = usual_calendar("Europe/Berlin");
    for (const auto* day :
         {"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25", "2027-01-01"}) {
        calendar.holidays.insert(on(day));
    }
    return calendar;
}

// 09:00 to 12:00 and 13:00 to 17:00 from Monday to Thursday, 08:00 to 12:00 on Fridays.
Calendar split_day() {
    Calendar calendar{.zone = "Europe/Berlin"};
    for (const auto weekday :
         {Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday}) {
        calendar.hours.push_back({weekday, clock("13:00"), clock("17:00")});
        calendar.hours.push_back({weekday, clock("09:00"), clock("12:00")});
    }
    calendar.hours.push_back({Weekday::friday, clock("08:00"), clock("12:00")});
    return calendar;
}

std::string after(std::string_view time, std::string_view length, const Calendar& calendar) {
    return to_text(add(at(time), span(length), calendar));
}

std::string day_after(std::string_view day, std::string_view length, const Calendar& calendar) {
    return to_text(add(on(day), span(length), calendar));
}

std::string moment(std::string_view day, std::string_view time, std::string_view zone) {
    return to_text(to_time(on(day), clock(time), zone));
}

std::string message_of(auto call) {
    try {
        call();
    } catch (const Error& error) {
        return error.message();
    }
    return "no error";
}

}

TEST(Zone, GivesTheFirstInstantAfterAGap) {
    EXPECT_EQ(moment("2026-03-29", "02:30", "Europe/Berlin"), "2026-03-29T01:00:00Z");
    EXPECT_EQ(moment("2026-03-08", "02:30", "America/New_York"), "2026-03-08T07:00:00Z");
    EXPECT_EQ(moment("2026-10-04", "02:15", "Australia/Lord_Howe"), "2026-10-03T15:30:00Z");
    EXPECT_EQ(moment("2018-11-04", "00:00", "America/Sao_Paulo"), "2018-11-04T03:00:00Z");
    EXPECT_EQ(moment("2011-12-30", "15:00", "Pacific/Apia"), "2011-12-30T10:00:00Z");
    EXPECT_EQ(moment("2026-04-24", "00:00", "Africa/Cairo"), "2026-04-23T22:00:00Z");
}

TEST(Zone, GivesTheEarlierInstantOfAnOverlap) {
    EXPECT_EQ(moment("2026-10-25", "02:30", "Europe/Berlin"), "2026-10-25T00:30:00Z");
    EXPECT_EQ(moment("2026-11-01", "01:30", "America/New_York"), "2026-11-01T05:30:00Z");
    EXPECT_EQ(moment("2026-04-05", "01:45", "Australia/Lord_Howe"), "2026-04-04T14:45:00Z");
    EXPECT_EQ(moment("2018-02-17", "23:30", "America/Sao_Paulo"), "2018-02-18T01:30:00Z");
}

TEST(Zone, TellsTheLocalTimeOnBothSidesOfAChange) {
    const Zone zone("Europe/Berlin");
    const auto local = [&](std::string_view time) {
        return zone.local_of(at(time)).time_since_epoch() % days{1};
    };
    EXPECT_EQ(local("2026-03-29T00:59:59Z"), 1h + 59min + 59s);
    EXPECT_EQ(local("2026-03-29T01:00:00Z"), 3h);
    EXPECT_EQ(local("2026-10-25T00:30:00Z"), 2h + 30min);
    EXPECT_EQ(local("2026-10-25T01:30:00Z"), 2h + 30min);
    EXPECT_EQ(to_text(date_of(at("2026-12-31T23:30:00Z"), "Europe/Berlin")), "2027-01-01");
    EXPECT_EQ(to_text(date_of(at("2011-12-30T10:00:00Z"), "Pacific/Apia")), "2011-12-31");
}

TEST(Zone, KnowsADayThatNeverWas) {
    EXPECT_FALSE(Zone("Pacific/Apia").has_day(on("2011-12-30")));
    EXPECT_TRUE(Zone("Pacific/Apia").has_day(on("2011-12-29")));
    EXPECT_TRUE(Zone("America/Sao_Paulo").has_day(on("2018-11-04")));
}

TEST(Zone, GoesOnWithTodaysRulesAfterItsDataEnds) {
    EXPECT_EQ(moment("2040-07-01", "12:00", "Europe/Berlin"), "2040-07-01T10:00:00Z");
    EXPECT_EQ(moment("2040-01-15", "12:00", "Europe/Berlin"), "2040-01-15T11:00:00Z");
    EXPECT_EQ(moment("2040-03-25", "02:30", "Europe/Berlin"), "2040-03-25T01:00:00Z");
    EXPECT_EQ(moment("2041-03-30", "12:00", "Europe/Berlin"), "2041-03-30T11:00:00Z");
    EXPECT_EQ(moment("2041-03-31", "12:00", "Europe/Berlin"), "2041-03-31T10:00:00Z");
    EXPECT_EQ(moment("2044-07-01", "12:00", "Europe/Istanbul"), "2044-07-01T09:00:00Z");
    EXPECT_EQ(moment("2044-01-10", "12:00", "America/Sao_Paulo"), "2044-01-10T15:00:00Z");
    EXPECT_EQ(moment("2150-07-01", "12:00", "America/New_York"), "2150-07-01T16:00:00Z");
}

TEST(Zone, RefusesUnknownNamesAndImpossibleTimes) {
    EXPECT_TRUE(is_zone("Europe/Kyiv"));
    for (const auto* name : {"", "Europe/Berln", "../etc/passwd", "/etc/localtime", "berlin"})
        EXPECT_FALSE(is_zone(name));
    EXPECT_THAT(message_of([] { Zone("Mars/Olympus"); }),
                HasSubstr("Unknown time zone 'Mars/Olympus'"));
    EXPECT_THROW(Zone("Etc/UTC").local_of(Time::max()), Error);
    EXPECT_THROW(Zone("Etc/UTC").local_of(Time::min()), Error);
    EXPECT_THROW(Zone("Etc/UTC").to_time(Date{std::chrono::year{20'000} / 1 / 1}, TimeOfDay{0}),
                 Error);
}

TEST(CalendarAdd, TakesZeroForNowWhateverTheUnit) {
    const auto second_half_past_two = "2026-10-25T01:30:00Z";
    for (const auto* zero : {"0 minutes", "0 hours", "0 working hours", "0 days", "0 working days",
                             "0 weeks", "0 months"}) {
        EXPECT_EQ(after(second_half_past_two, zero, berlin()), second_half_past_two) << zero;
    }
}

TEST(CalendarAdd, CountsMinutesAndHoursExactly) {
    EXPECT_EQ(after("2026-03-29T00:30:00Z", "90 minutes", berlin()), "2026-03-29T02:00:00Z");
    EXPECT_EQ(after("2026-03-28T12:00:00Z", "24 hours", berlin()), "2026-03-29T12:00:00Z");
    EXPECT_EQ(after("2026-03-28T12:00:00Z", "-24 hours", berlin()), "2026-03-27T12:00:00Z");
}

TEST(CalendarAdd, KeepsTheLocalTimeOfDayForDaysAndWeeks) {
    EXPECT_EQ(after("2026-03-28T12:00:00Z", "1 day", berlin()), "2026-03-29T11:00:00Z");
    EXPECT_EQ(after("2026-10-24T12:00:00Z", "1 day", berlin()), "2026-10-25T13:00:00Z");
    EXPECT_EQ(after("2026-03-25T12:00:00Z", "1 week", berlin()), "2026-04-01T11:00:00Z");
    EXPECT_EQ(after("2026-04-01T11:00:00Z", "-1 week", berlin()), "2026-03-25T12:00:00Z");
    EXPECT_EQ(after("2026-03-10T09:15:30.123456Z", "2 days", berlin()),
              "2026-03-12T09:15:30.123456Z");
}

TEST(CalendarAdd, LandsAfterAGapAndOnTheEarlierOfTwo) {
    EXPECT_EQ(after("2026-03-28T01:30:00Z", "1 day", berlin()), "2026-03-29T01:00:00Z");
    EXPECT_EQ(after("2026-10-24T00:30:00Z", "1 day", berlin()), "2026-10-25T00:30:00Z");
    const auto apia = usual_calendar("Pacific/Apia");
    EXPECT_EQ(after("2011-12-29T22:00:00Z", "1 day", apia), "2011-12-30T10:00:00Z");
    const auto sao_paulo = usual_calendar("America/Sao_Paulo");
    EXPECT_EQ(after("2018-11-03T03:00:00Z", "1 day", sao_paulo), "2018-11-04T03:00:00Z");
}

TEST(CalendarAdd, EndsMonthsOnTheirLastDay) {
    const auto calendar = berlin();
    EXPECT_EQ(day_after("2026-01-31", "1 month", calendar), "2026-02-28");
    EXPECT_EQ(day_after("2028-01-31", "1 month", calendar), "2028-02-29");
    EXPECT_EQ(day_after("2028-02-29", "12 months", calendar), "2029-02-28");
    EXPECT_EQ(day_after("2028-02-29", "48 months", calendar), "2032-02-29");
    EXPECT_EQ(day_after("2026-03-31", "-1 month", calendar), "2026-02-28");
    EXPECT_EQ(day_after("2026-01-15", "-1 month", calendar), "2025-12-15");
    EXPECT_EQ(after("2026-01-31T23:30:00Z", "1 month", calendar), "2026-02-28T23:30:00Z");
}

TEST(CalendarAdd, SkipsWeekendsAndHolidaysForWorkingDays) {
    const auto calendar = berlin();
    EXPECT_EQ(day_after("2026-04-02", "1 working day", calendar), "2026-04-07");  // over Easter
    EXPECT_EQ(day_after("2026-04-02", "2 working days", calendar), "2026-04-08");
    EXPECT_EQ(day_after("2026-04-07", "-1 working day", calendar), "2026-04-02");
    EXPECT_EQ(day_after("2026-04-08", "-3 working days", calendar), "2026-04-01");
    EXPECT_EQ(day_after("2026-04-05", "-1 working day", calendar), "2026-04-02");
    EXPECT_EQ(day_after("2026-04-04", "1 working day", calendar), "2026-04-07");
    EXPECT_EQ(day_after("2027-01-04", "-2 working days", calendar), "2026-12-30");
    EXPECT_EQ(after("2026-04-02T22:30:00Z", "1 working day", calendar),
              "2026-04-06T22:30:00Z");  // local: 3 and 7 April
}

TEST(CalendarAdd, RollsZeroWorkingDaysOfADateForward) {
    EXPECT_EQ(day_after("2026-04-03", "0 working days", berlin()), "2026-04-07");
    EXPECT_EQ(day_after("2026-04-07", "0 working days", berlin()), "2026-04-07");
    EXPECT_EQ(day_after("2026-04-03", "0 days", berlin()), "2026-04-03");
}

TEST(CalendarAdd, SkipsADayThatNeverWas) {
    const auto apia = usual_calendar("Pacific/Apia");
    EXPECT_EQ(day_after("2011-12-29", "1 working day", apia), "2012-01-02");
    EXPECT_EQ(day_after("2012-01-02", "-1 working day", apia), "2011-12-29");
    EXPECT_FALSE(is_working_day(on("2011-12-30"), apia));
}

TEST(CalendarAdd, RunsWorkingHoursWhileOpen) {
    const auto calendar = berlin();
    EXPECT_EQ(after("2026-03-13T14:00:00Z", "1 working hour", calendar), "2026-03-13T15:00:00Z");
    EXPECT_EQ(after("2026-03-13T15:00:00Z", "2 working hours", calendar), "2026-03-16T09:00:00Z");
    EXPECT_EQ(after("2026-03-14T10:00:00Z", "1 working hour", calendar), "2026-03-16T09:00:00Z");
    EXPECT_EQ(after("2026-03-13T07:00:00Z", "9 working hours", calendar), "2026-03-16T09:00:00Z");
    EXPECT_EQ(after("2026-04-02T14:00:00Z", "2 working hours", calendar), "2026-04-07T08:00:00Z");
    EXPECT_EQ(after("2026-03-16T09:00:00Z", "-2 working hours", calendar), "2026-03-13T15:00:00Z");
    EXPECT_EQ(after("2026-03-15T12:00:00Z", "-8 working hours", calendar), "2026-03-13T08:00:00Z");
}

TEST(CalendarAdd, RunsWorkingHoursOverALunchBreak) {
    EXPECT_EQ(after("2026-03-12T10:00:00Z", "3 working hours", split_day()),
              "2026-03-12T14:00:00Z");
    EXPECT_EQ(after("2026-03-12T15:30:00Z", "2 working hours", split_day()),
              "2026-03-13T08:30:00Z");
    EXPECT_EQ(after("2026-03-16T08:30:00Z", "-1 working hour", split_day()),
              "2026-03-13T10:30:00Z");
}

TEST(CalendarAdd, CountsTheHoursThatWereReallyOpenWhenTheClockChanges) {
    Calendar nights{.zone = "Europe/Berlin",
                    .hours = {{Weekday::sunday, clock("00:00"), clock("06:00")}}};
    EXPECT_EQ(after("2026-03-28T23:00:00Z", "5 working hours", nights), "2026-03-29T04:00:00Z");
    EXPECT_EQ(after("2026-10-24T22:00:00Z", "7 working hours", nights), "2026-10-25T05:00:00Z");
}

TEST(CalendarAdd, RefusesEndlessSearchesAndSpans) {
    Calendar closed{.zone = "Europe/Berlin"};
    EXPECT_THAT(message_of([&] { add(at("2026-03-13T15:00:00Z"), span("1 working day"), closed); }),
                HasSubstr("no working time"));
    EXPECT_THROW(add(at("2026-03-13T15:00:00Z"), span("-1 working hour"), closed), Error);
    EXPECT_THROW(next_opening(at("2026-03-13T15:00:00Z"), closed), Error);
    EXPECT_THROW(at_date(on("2026-03-13"), span("0 working days"), std::nullopt, closed), Error);
    EXPECT_THROW(add(at("2026-03-13T15:00:00Z"), Span{INT64_MAX, SpanUnit::months}, berlin()),
                 Error);
    EXPECT_THROW(add(at("2026-03-13T15:00:00Z"), Span{INT64_MIN, SpanUnit::minutes}, berlin()),
                 Error);
    EXPECT_EQ(after("2026-03-13T15:00:00Z", "1 day", closed), "2026-03-14T15:00:00Z");
    Calendar nowhere = berlin();
    nowhere.zone = "Nowhere";
    EXPECT_THROW(add(at("2026-03-13T15:00:00Z"), span("1 day"), nowhere), Error);
}

TEST(CalendarAdd, FillsOneHourAWeekForYears) {
    Calendar rare{.zone = "Europe/Berlin",
                  .hours = {{Weekday::monday, clock("09:00"), clock("10:00")}}};
    EXPECT_EQ(after("2026-03-16T08:00:00Z", "100 working hours", rare), "2028-02-07T09:00:00Z");
}

TEST(Calendar, FindsTheNextOpening) {
    const auto opening = [](std::string_view time, const Calendar& calendar) {
        return to_text(next_opening(at(time), calendar));
    };
    EXPECT_EQ(opening("2026-03-13T10:00:00Z", berlin()), "2026-03-13T10:00:00Z");
    EXPECT_EQ(opening("2026-03-13T05:00:00Z", berlin()), "2026-03-13T08:00:00Z");
    EXPECT_EQ(opening("2026-03-13T16:00:00Z", berlin()), "2026-03-16T08:00:00Z");
    EXPECT_EQ(opening("2026-04-02T15:00:00Z", berlin()), "2026-04-07T07:00:00Z");
    EXPECT_EQ(opening("2026-03-12T11:30:00Z", split_day()), "2026-03-12T12:00:00Z");
    Calendar always{.zone = "America/Sao_Paulo"};
    for (int i = 0; i < 7; ++i)
        always.hours.push_back({static_cast<Weekday>(i), clock("00:00"), clock("24:00")});
    EXPECT_EQ(opening("2018-11-04T02:59:59.999999Z", always), "2018-11-04T02:59:59.999999Z");
    EXPECT_EQ(opening("2018-11-04T03:00:00Z", always), "2018-11-04T03:00:00Z");
}

TEST(Calendar, IsOpenFromTheFirstMinuteUntilBeforeTheLast) {
    EXPECT_FALSE(is_open(at("2026-03-13T07:59:59Z"), berlin()));
    EXPECT_TRUE(is_open(at("2026-03-13T08:00:00Z"), berlin()));
    EXPECT_TRUE(is_open(at("2026-03-13T15:59:59Z"), berlin()));
    EXPECT_FALSE(is_open(at("2026-03-13T16:00:00Z"), berlin()));
    EXPECT_FALSE(is_open(at("2026-04-03T10:00:00Z"), berlin()));
}

TEST(Calendar, PutsOffsetsFromAnAnchorDateOnTheDay) {
    const auto calendar = berlin();
    const auto moment_of = [&](std::string_view day, std::string_view offset,
                               std::optional<TimeOfDay> time) {
        return to_text(at_date(on(day), span(offset), time, calendar));
    };
    EXPECT_EQ(moment_of("2026-04-08", "-2 working days", clock("09:30")), "2026-04-02T07:30:00Z");
    EXPECT_EQ(moment_of("2026-04-08", "0 days", std::nullopt), "2026-04-08T07:00:00Z");
    EXPECT_EQ(moment_of("2026-04-05", "0 days", std::nullopt), "2026-04-05T07:00:00Z");
    EXPECT_EQ(moment_of("2026-04-05", "0 working days", std::nullopt), "2026-04-07T07:00:00Z");
    EXPECT_EQ(moment_of("2026-03-29", "0 days", clock("02:30")), "2026-03-29T01:00:00Z");
    EXPECT_EQ(moment_of("2026-04-30", "-2 hours", clock("10:00")), "2026-04-30T06:00:00Z");
    EXPECT_EQ(moment_of("2026-04-30", "-1 month", std::nullopt), "2026-03-30T07:00:00Z");
    EXPECT_EQ(to_text(at_date(on("2026-03-13"), span("0 days"), std::nullopt, split_day())),
              "2026-03-13T07:00:00Z");
}

TEST(Calendar, CountsWorkingDaysBetweenDates) {
    const auto calendar = berlin();
    EXPECT_EQ(working_days_between(on("2026-04-02"), on("2026-04-08"), calendar), 2);
    EXPECT_EQ(working_days_between(on("2026-04-08"), on("2026-04-02"), calendar), -2);
    EXPECT_EQ(working_days_between(on("2026-04-04"), on("2026-04-05"), calendar), 0);
    EXPECT_EQ(working_days_between(on("2026-04-07"), on("2026-04-07"), calendar), 0);
    EXPECT_THROW(working_days_between(on("0001-01-01"), on("9999-01-01"), calendar), Error);
}

TEST(CalendarProperty, WorkingDaysBetweenUndoesAddingWorkingDays) {
    const auto calendar = berlin();
    for (sys_days day{on("2026-03-20")}; day < sys_days{on("2026-05-10")}; day += days{1}) {
        for (int64_t count = -12; count <= 12; ++count) {
            if (count == 0) continue;
            const Date end = add(Date{day}, Span{count, SpanUnit::working_days}, calendar);
            EXPECT_EQ(working_days_between(Date{day}, end, calendar), count) << to_text(Date{day});
            EXPECT_TRUE(is_working_day(end, calendar));
        }
    }
}

TEST(CalendarProperty, NothingIsEarlyAndOrderIsKeptOverAYear) {
    for (const auto* zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                             "Pacific/Apia", "Africa/Cairo"}) {
        auto calendar = usual_calendar(zone);
        calendar.holidays = berlin().holidays;
        for (const auto* text : {"90 minutes", "1 working hour", "13 working hours", "1 day",
                                 "1 working day", "4 working days", "2 weeks", "1 month"}) {
            const Span length = span(text);
            Time before{};
            for (Time time = at("2026-01-01T00:00:00Z"); time < at("2027-01-01T00:00:00Z");
                 time += 5h + 47min) {
                const Time moment = add(time, length, calendar);
                ASSERT_GT(moment, time) << text << " after " << to_text(time) << " in " << zone;
                const auto day = date_of(time, zone);
                const bool is_clamped =
                    length.unit == SpanUnit::months && day.day() > std::chrono::day{28};
                const bool is_closed =
                    length.unit == SpanUnit::working_days && !is_working_day(day, calendar);
                if (!is_clamped && !is_closed) {
                    ASSERT_GE(moment, before)
                        << text << " after " << to_text(time) << " in " << zone;
                    before = moment;
                }
                if (length.unit == SpanUnit::working_hours) {
                    ASSERT_GE(moment - time, std::chrono::hours{length.amount});
                    ASSERT_TRUE(is_open(moment - 1us, calendar));
                }
            }
        }
    }
}

TEST(CalendarProperty, ToTimeUndoesLocalOfButForTheSecondOfTwo) {
    for (const auto* name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                             "Africa/Cairo", "Asia/Kathmandu"}) {
        const Zone zone(name);
        for (Time time = at("2026-01-01T00:00:00Z"); time < at("2027-01-01T00:00:00Z");
             time += 23min) {
            const Time back = zone.to_time(zone.local_of(time));
            ASSERT_LE(back, time);
            ASSERT_LE(time - back, 1h);
            ASSERT_EQ(zone.local_of(back), zone.local_of(time)) << to_text(time) << " in " << name;
        }
    }
}

TEST(CalendarProperty, TheNextOpeningIsOpenAndNothingOpensBeforeIt) {
    const auto calendar = split_day();
    for (Time time = at("2026-03-01T00:00:00Z"); time < at("2026-04-15T00:00:00Z"); time += 53min) {
        const Time opening = next_opening(time, calendar);
        ASSERT_TRUE(is_open(opening, calendar));
        ASSERT_EQ(opening == time, is_open(time, calendar));
        ASSERT_TRUE(opening == time || !is_open(opening - 1us, calendar)) << to_text(time);
    }
}

TEST(CalendarCheck, NamesWhatIsWrong) {
    Calendar calendar{.zone = "Europe/Berln"};
    Faults faults;
    check_calendar(calendar, faults, "/calendar");
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0].pointer, "/calendar/zone");
    EXPECT_EQ(faults[1].pointer, "/calendar/hours");

    calendar = {.zone = "Europe/Berlin",
                .hours = {{Weekday::monday, clock("09:00"), clock("12:00")},
                          {Weekday::monday, clock("11:00"), clock("15:00")},
                          {Weekday::friday, clock("12:00"), clock("09:00")}}};
    faults.clear();
    check_calendar(calendar, faults);
    EXPECT_THAT(faults,
                ElementsAre(Fault{"/hours/1", "overlaps with 09:00 to 12:00 on the same day"},
                            Fault{"/hours/2", "expected an end after 12:00, found 09:00"}));
    faults.clear();
    check_calendar(split_day(), faults);
    EXPECT_THAT(faults, IsEmpty());
}

TEST(CalendarWords, SayAMomentAsPeopleDo) {
    const auto now = at("2026-03-10T14:00:00Z");  // a Tuesday
    const auto words = [&](std::string_view time) {
        return date_in_words(at(time), now, berlin());
    };
    EXPECT_EQ(words("2026-03-10T15:20:00Z"), "today at 16:20");
    EXPECT_EQ(words("2026-03-10T23:00:00Z"), "tomorrow at 00:00");
    EXPECT_EQ(words("2026-03-09T08:00:00Z"), "yesterday at 09:00");
    EXPECT_EQ(words("2026-03-12T08:00:00Z"), "on Thursday at 09:00");
    EXPECT_EQ(words("2026-03-16T08:00:00Z"), "on Monday at 09:00");
    EXPECT_EQ(words("2026-03-17T08:00:00Z"), "on Tue 17 March at 09:00");
    EXPECT_EQ(words("2026-03-06T08:00:00Z"), "on Fri 6 March at 09:00");
    EXPECT_EQ(words("2027-01-04T08:00:00Z"), "on Mon 4 January 2027 at 09:00");
    EXPECT_EQ(day_in_words(on("2026-03-11"), now, berlin()), "tomorrow");
}

TEST(CalendarWords, SayALengthOfTime) {
    EXPECT_EQ(duration_in_words(30s), "just now");
    EXPECT_EQ(duration_in_words(-30s), "just now");
    EXPECT_EQ(duration_in_words(1min), "1 minute");
    EXPECT_EQ(duration_in_words(59min + 59s), "59 minutes");
    EXPECT_EQ(duration_in_words(-3h), "3 hours");
    EXPECT_EQ(duration_in_words(23h + 59min), "23 hours");
    EXPECT_EQ(duration_in_words(days{4} + 5h), "4 days");
    EXPECT_EQ(duration_in_words(days{14}), "2 weeks");
    EXPECT_EQ(duration_in_words(days{61}), "2 months");
    EXPECT_EQ(duration_in_words(days{800}), "2 years");
}

TEST(CalendarForm, StandsInJsonAndComesBack) {
    auto calendar = split_day();
    calendar.holidays = berlin().holidays;
    const auto json = reflect::to_json(calendar);
    EXPECT_EQ(json.at("hours").at(0),
              (boost::json::object{{"weekday", "monday"}, {"from", "13:00"}, {"until", "17:00"}}));
    EXPECT_EQ(reflect::parse<Calendar>(json), calendar);
}

TEST(CalendarForm, NamesWhatIsWrongWithASpanAndATime) {
    Faults faults;
    reflect::from_json<Span>(boost::json::value("3 wroking days"), faults, "/every");
    reflect::from_json<TimeOfDay>(boost::json::value("9:00"), faults, "/time");
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0].message, "unknown unit 'wroking days'; did you mean 'working days'?");
    EXPECT_THAT(faults[1].message, HasSubstr("a time of day such as 09:00"));
}
