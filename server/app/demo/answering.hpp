// How the clients of the demo firm fill in a questionnaire.
#pragma once

#include "app/demo/story.hpp"
#include "base/time.hpp"
#include "core/form.hpp"
#include "records/contact.hpp"

// What somebody answers with: their story first, then what is known of them, then what everybody
// says.
struct AnsweringContext {
    const DemoStory& story;
    const boost::json::object& usual;
    const Contact& contact;
    Date today;
};

// Complete and without faults. A file field holds the name of a file in files/, not yet an id.
boost::json::object answer_form(const Form& form, const AnsweringContext& context);
