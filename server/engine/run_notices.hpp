// What the delivery of a message means for the run that sent it.
#pragma once

#include "engine/engine.hpp"
#include "net/smtp.hpp"
#include "records/message.hpp"

// A delivered e-mail step ends; a message that was given up holds its step; everything is noted in
// the run's history.
void tell_run(Tx& tx, Engine& engine, const Message& message, MessageState state,
              const Delivery& delivery);
