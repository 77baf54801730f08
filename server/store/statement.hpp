// One SQL statement, written out beside the struct that it fills:
//
//     constexpr Statement find_contact{R"sql(
//         select id, name from contacts where firm_id = $1 and id = $2)sql"};
//
// Its parameters are $1, $2, …; each number occurs at least once. A statement is a constant of the
// program: text that is put together at run time does not compile, so no value can find its way
// into SQL.
#pragma once

struct Statement {
    consteval Statement(const char* text) : sql(text) {}
    const char* sql;
};
