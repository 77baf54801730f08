// The firm of the tests and who belongs to it: the same in every test, so that a name says all.
#pragma once

#include <array>
#include <string>
#include <string_view>

struct PersonOfTests {
    std::string_view key;  // as tests call them
    std::string_view first_name;
    std::string_view last_name;
    std::string_view email;
    bool is_email_known = true;

    std::string name() const { return std::string(first_name) + ' ' + std::string(last_name); }
};

// Maya owns the firm and fills every role that a test does not give to somebody else.
inline constexpr auto members_of_tests = std::to_array<PersonOfTests>({
    {"maya", "Maya", "Alder", "maya@alderwren.example"},
    {"tom", "Tom", "Wren", "tom@alderwren.example"},
});

inline constexpr auto contacts_of_tests = std::to_array<PersonOfTests>({
    {"ana", "Ana", "Silva", "ana@client.example"},
    {"ben", "Ben", "Ode", "ben@client.example", false},
});

struct FirmOfTests {
    std::string_view name = "Alder & Wren";
    std::string_view phone = "0117 496 0182";
    std::string_view email = "hello@alderwren.example";
    std::string_view currency = "GBP";
};
inline constexpr FirmOfTests firm_of_tests;

// Null for a name that nobody has.
template <size_t count>
const PersonOfTests* find_person_of_tests(const std::array<PersonOfTests, count>& people,
                                          std::string_view key) {
    for (const auto& person : people) {
        if (person.key == key) return &person;
    }
    return nullptr;
}
