#include "http/event_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.hpp"
#include "http/problem.hpp"

using namespace http;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

Event event(const std::string& id) {
    return {id, "run", "{\"id\":" + id + "}"};
}

std::string wire(const std::string& id) {
    return "id: " + id + "\nevent: run\ndata: {\"id\":" + id + "}\n\n";
}

// The id that a fresh stream hands to the browser.
std::string first_id(EventStream& stream) {
    const auto text = stream.take();
    const auto start = text.find("id: ") + 4;
    return text.substr(start, text.find('\n', start) - start);
}

}

TEST(EventHub, SendsToTheStreamsOfATopicInOrder) {
    EventHub hub;
    auto ours = hub.subscribe("firm 1", "");
    auto theirs = hub.subscribe("firm 2", "");
    ours.take();
    theirs.take();
    hub.publish("firm 1", event("1"));
    hub.publish("firm 1", event("2"));
    EXPECT_EQ(ours.take(), wire("1") + wire("2"));
    EXPECT_EQ(ours.take(), "");
    EXPECT_EQ(theirs.take(), "");
}

TEST(EventHub, ResumesAfterTheLastEventThatWasSeen) {
    EventHub hub;
    for (const auto* id : {"1", "2", "3"}) hub.publish("firm", event(id));
    EXPECT_THAT(hub.subscribe("firm", "1").take(), EndsWith(wire("2") + wire("3")));
    EXPECT_THAT(hub.subscribe("firm", "3").take(), Not(HasSubstr("event:")));
}

TEST(EventHub, ResumesAlsoForAReaderThatHasSeenNoEventYet) {
    EventHub hub;
    std::string id;
    {
        auto early = hub.subscribe("firm", "");
        id = first_id(early);
    }
    hub.publish("firm", event("1"));
    EXPECT_THAT(hub.subscribe("firm", id).take(), EndsWith(wire("1")));
}

TEST(EventHub, ResetsAReaderWhoseGapItCannotFill) {
    EventHub hub({.events_kept_max = 2});
    for (const auto* id : {"1", "2", "3"}) hub.publish("firm", event(id));
    const auto text = hub.subscribe("firm", "1").take();
    EXPECT_THAT(text, HasSubstr("id: 3\nevent: reset\n"));
    EXPECT_THAT(text, Not(HasSubstr("event: run")));
    EventHub later;
    EXPECT_THAT(later.subscribe("firm", "3").take(), HasSubstr("event: reset\n"));
}

TEST(EventHub, DoesNotTakeIdsOfAnEarlierHubForItsOwn) {
    std::string id;
    {
        EventHub earlier;
        auto stream = earlier.subscribe("firm", "");
        id = first_id(stream);
    }
    EventHub hub;
    EXPECT_THAT(hub.subscribe("firm", id).take(), HasSubstr("event: reset\n"));
}

TEST(EventHub, SplitsDataIntoLinesAndRefusesBrokenNames) {
    EventHub hub;
    auto stream = hub.subscribe("firm", "");
    stream.take();
    hub.publish("firm", {"1", "note", "a\nb\r\nc\rd"});
    EXPECT_EQ(stream.take(), "id: 1\nevent: note\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    EXPECT_THROW(hub.publish("firm", {"1\n", "note", ""}), CheckFailed);
    EXPECT_THROW(hub.publish("firm", {"1", "note\nid: 9", ""}), CheckFailed);
}

TEST(EventHub, DropsAReaderThatDoesNotKeepUpAndHarmsNoOther) {
    EventHub hub({.queue_bytes_max = 100});
    auto slow = hub.subscribe("firm", "");
    auto quick = hub.subscribe("firm", "");
    for (int i = 0; i < 10; ++i) {
        hub.publish("firm", event(std::to_string(i)));
        quick.take();
    }
    EXPECT_TRUE(slow.is_closed());
    EXPECT_FALSE(quick.is_closed());
}

TEST(EventHub, LimitsTheStreamsOfATopic) {
    EventHub hub({.streams_max = 1});
    {
        const auto only = hub.subscribe("firm", "");
        EXPECT_THROW(hub.subscribe("firm", ""), RetryLater);
        EXPECT_NO_THROW(hub.subscribe("other firm", ""));
    }
    EXPECT_EQ(hub.stream_count("firm"), 0u);
    EXPECT_NO_THROW(hub.subscribe("firm", ""));
}

TEST(EventHub, ForgetsTheOldestTopicThatNobodyReads) {
    EventHub hub({.topics_max = 2});
    const auto reader = hub.subscribe("read", "");
    hub.publish("old", event("1"));
    hub.publish("new", event("2"));
    EXPECT_THAT(hub.subscribe("new", "2").take(), Not(HasSubstr("reset")));
    EXPECT_EQ(hub.stream_count("read"), 1u);
    EXPECT_THAT(hub.subscribe("old", "1").take(), HasSubstr("reset"));
}

TEST(EventHub, WakesAReaderForEventsAndForTheEnd) {
    int woken = 0;
    EventHub hub;
    auto stream = hub.subscribe("firm", "");
    stream.on_change([&] { ++woken; });
    EXPECT_EQ(woken, 1);  // the greeting was there already
    hub.publish("firm", event("1"));
    EXPECT_EQ(woken, 2);
    hub.close("firm");
    EXPECT_EQ(woken, 3);
    EXPECT_TRUE(stream.is_closed());
}

TEST(EventStream, UnsubscribesOnceWhenMovedAndDestroyed) {
    EventHub hub;
    {
        auto first = hub.subscribe("firm", "");
        auto second = hub.subscribe("firm", "");
        first = std::move(second);
        EXPECT_EQ(hub.stream_count("firm"), 1u);
        const auto moved = std::move(first);
        EXPECT_EQ(hub.stream_count("firm"), 1u);
    }
    EXPECT_EQ(hub.stream_count("firm"), 0u);
}
