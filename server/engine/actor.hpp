// Who caused something, for the history.
#pragma once

#include <string>

#include "core/kind.hpp"
#include "records/contact.hpp"
#include "records/member.hpp"

struct Actor {
    Acts kind = Acts::system;
    std::string id;    // of the member or contact; empty for the system
    std::string name;  // as the history shows it
};

inline Actor system_actor() {
    return {Acts::system, "", "Stepwell"};
}
inline Actor actor_of(const Member& member) {
    return {Acts::team, to_text(member.id), member.name};
}
inline Actor actor_of(const Contact& contact) {
    return {Acts::client, to_text(contact.id), contact.name};
}
