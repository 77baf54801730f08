#include "store/tx.hpp"

#include "base/check.hpp"
#include "store/connection.hpp"

void Tx::after_commit(std::function<void()> action) {
    check(access_ == Access::write, "only a write unit has something to do after its commit");
    after_commit_.push_back(std::move(action));
}

std::string_view Tx::insert_text(std::string_view table, const void* row,
                                 std::span<const char* const> members) {
    return connection_.insert_text(table, row, members);
}
