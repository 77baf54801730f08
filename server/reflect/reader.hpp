// Where reading JSON stands: the place in the document, how deep it is, and the faults found so
// far. A type with a JSON form of its own (reflect/form.hpp) is handed one.
#pragma once

#include <boost/json/fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "reflect/fields.hpp"

namespace reflect {

// Faults beyond this many are dropped, so that hostile input cannot make a large answer.
inline constexpr size_t faults_max = 100;
inline constexpr size_t depth_max = 64;

// The fault at the place where a member should stand. Whoever shows faults by line adds its name.
inline constexpr std::string_view required_message = "is required";

class Reader {
public:
    // `faults` must outlive the reader; found faults are appended. `pointer` is where the value
    // stands.
    explicit Reader(Faults& faults, std::string pointer = "");

    // Notes a fault at this place. `message` says what was expected and what was found.
    void fault(std::string message);
    // The same at the member `key` of this place.
    void fault_at(std::string_view key, std::string message);
    // "expected text, found a number"
    void expected(std::string_view what, const boost::json::value& found);

    size_t fault_count() const { return faults_.size(); }
    bool is_full() const { return faults_.size() >= faults_max; }

    // Calls `read` with this reader standing at `key` (a member's name or an item's index). Too
    // deep is a fault, and `read` is not called.
    template <class Read>
    void inside(std::string_view key, Read read) {
        const size_t length = pointer_.size();
        if (descend(key)) read();
        ascend(length);
    }

private:
    bool descend(std::string_view key);
    void ascend(size_t length);

    Faults& faults_;
    std::string pointer_;
    size_t depth_ = 0;
};

// One member of a described struct, as reading and the schema see it.
struct Member {
    Field field;
    bool is_required = false;  // of whoever sends it
};

// The value of `member` in `object`, or null: a fault then, if it is required.
const boost::json::value* find_member(const boost::json::object& object, const Member& member,
                                      Reader& reader);
// Faults every key that no member has, naming the member that may have been meant.
void refuse_unknown(const boost::json::object& object, const std::vector<Member>& members,
                    Reader& reader);
// Faults what breaks the attributes of `field`. `value` has the right type already.
void check_limits(const boost::json::value& value, const Field& field, Reader& reader);
// "'emial' is not one of: email, form"
std::string not_one_of(std::string_view found, std::span<const std::string_view> names);

}
