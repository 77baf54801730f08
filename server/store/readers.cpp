#include "store/readers.hpp"

#include "store/tx.hpp"

Readers::Readers(const std::filesystem::path& path, const ReaderOptions& options)
    : limit_(options.limit), queue_(options.queued_units_max) {
    for (int i = 0; i < options.threads; ++i) {
        connections_.push_back(std::make_unique<Connection>(path, Access::read));
    }
    for (const auto& connection : connections_) {
        threads_.emplace_back([this, &own = *connection] { run(own); });
    }
}

void Readers::close() {
    queue_.close();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    connections_.clear();
}

void Readers::run(Connection& connection) {
    mark_store_thread();
    while (true) {
        const auto units = queue_.take(1);
        if (units.empty()) return;
        read(connection, units.front());
    }
}

void Readers::read(Connection& connection, const Unit& unit) {
    std::exception_ptr failure;
    connection.start_limit(limit_);
    try {
        connection.execute("begin");
        Tx tx(connection, Access::read);
        const UnitScope scope;
        unit.work(tx);
    } catch (...) {
        failure = std::current_exception();
        ++failed_units_;
    }
    connection.end_limit();
    connection.roll_back();
    ++units_;
    settle(unit, std::move(failure));
}
