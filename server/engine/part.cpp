#include "engine/part.hpp"

#include "base/error.hpp"

namespace {

constexpr Statement begin{"savepoint part"};
constexpr Statement undo{"rollback to savepoint part"};
constexpr Statement end{"release savepoint part"};

}

void in_part(Tx& tx, const std::function<void()>& use) {
    tx.run(begin);
    try {
        use();
    } catch (const std::exception& fault) {
        if (is_of_the_store(fault)) throw;
        tx.run(undo);
        tx.run(end);
        throw;
    }
    tx.run(end);
}

bool is_of_the_store(const std::exception& fault) {
    const auto* error = dynamic_cast<const Error*>(&fault);
    return error != nullptr &&
           (error->code() == ErrorCode::unavailable || error->code() == ErrorCode::storage_full);
}
