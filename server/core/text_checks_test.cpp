#include "core/text_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::IsEmpty;
using testing::SizeIs;

namespace {

TEST(TextChecks, WantANameOfOneLineThatIsNotBlank) {
    Faults faults;
    check_name("Priya Raman", faults, "/name");
    EXPECT_THAT(faults, IsEmpty());
    check_name(" \t ", faults, "/name");
    EXPECT_EQ(faults.front(), (Fault{"/name", "must not be empty"}));
    faults.clear();
    check_name("Priya\r\nBcc: all@example.com", faults, "/name");
    EXPECT_THAT(faults, SizeIs(1));
}

TEST(TextChecks, CountCharactersAndNotBytes) {
    Faults faults;
    check_line("äöü", faults, "/company", 3);
    EXPECT_THAT(faults, IsEmpty());
    check_line("äöüß", faults, "/company", 3);
    EXPECT_EQ(faults.front(), (Fault{"/company", "is longer than 3 characters"}));
}

TEST(TextChecks, TakeLineEndsWhereSeveralLinesAreMeant) {
    Faults faults;
    check_lines("1 High Street\r\nBristol\t", faults, "/address");
    EXPECT_THAT(faults, IsEmpty());
    check_lines("1 High Street\x1b[2J", faults, "/address");
    EXPECT_THAT(faults, SizeIs(1));
}

TEST(TextChecks, TakeNoAddressOrOneThatMailCanBeSentTo) {
    Faults faults;
    check_email("", faults, "/email");
    check_email("priya@client.example", faults, "/email");
    EXPECT_THAT(faults, IsEmpty());
    check_email("priya", faults, "/email");
    EXPECT_THAT(faults, SizeIs(1));
}

}
