// Where the databases differ. There is one SQL text for all of them; what one of them needs and
// another does not know is marked by a comment, which the dialect replaces or leaves:
//
//     /* skip locked */    after `limit` of the inner select of a claim: rows that another node
//     holds are passed over
//
// What else keeps one text possible: columns are `bigint`, `integer`, `boolean`, `double
// precision`, `text` (enums, dates, JSON) or `blob`; a list is bound as one parameter and read by
// `in (select value from json_each($1))`.
#pragma once

#include <string>
#include <string_view>

// The text that SQLite gets. One writer needs no row locks, so that marks stay comments. A comment
// of this form that is no known mark is a check failure: a misspelt one would lose its meaning
// silently.
std::string sqlite_text(std::string_view sql);
