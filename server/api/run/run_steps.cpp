// The commands on one step of a run, what it would send, and its client link.
#include <fmt/format.h>

#include "api/client/link.hpp"
#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/run/command.hpp"
#include "records/contract.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"

namespace api {

struct Completion {
    std::optional<std::string> outcome;
    std::optional<std::string> comment;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(Completion, (), (outcome, comment, reason))

enum class PreviewKind { email, contract, form };
BOOST_DESCRIBE_ENUM(PreviewKind, email, contract, form)

struct MissingLine {
    std::string path;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(MissingLine, (), (path, label))

struct StepPreview {
    PreviewKind kind;
    std::optional<std::string> subject;
    std::string html;
    std::optional<std::string> text;
    std::vector<MissingLine> missing;
};
BOOST_DESCRIBE_STRUCT(StepPreview, (), (kind, subject, html, text, missing))

}

template <>
inline constexpr auto reflect::fields<api::Completion> = reflect::fields_of<api::Completion>({
    {.name = "outcome", .about = "One of the step's; its usual one if absent.", .length_max = 60},
    {.name = "comment", .length_max = 2000},
    {.name = "reason", .length_max = 2000},
});

namespace api {

namespace {

// ---- Commands

Run complete(Call& call, Tx& tx, const Completion& given) {
    const auto& words = given.reason ? given.reason : given.comment;
    return command(call, tx, CompleteStep{call.text("step"), given.outcome.value_or("")}, {words});
}

Run skip(Call& call, Tx& tx, const Reason& given) {
    return command(call, tx, SkipStep{call.text("step")}, given);
}

Run retry(Call& call, Tx& tx, const Reason& given) {
    return command(call, tx, RetryStep{call.text("step")}, given);
}

Run release(Call& call, Tx& tx, const Reason& given) {
    return command(call, tx, ReleaseStep{call.text("step")}, given);
}

Run remind(Call& call, Tx& tx, const Reason& given) {
    return command(call, tx, RemindStep{call.text("step")}, given);
}

// ---- What would go out

std::optional<std::string> unless_blank(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

StepPreview preview(Call& call, Tx& tx) {
    StepPreview view{};
    call.services().engine.look_at_step(
        tx, call.firm_id(), call.id<RunId>("run"), call.text("step"), [&](StepWork& work) {
            const auto kind = reflect::parse_name<PreviewKind>(work.definition().kind);
            if (!kind) throw Error(ErrorCode::rejected, "Nothing goes out at this step.");
            auto made = step_kind(work.definition().kind).preview(work);
            view.kind = *kind;
            view.subject = unless_blank(std::move(made.subject));
            view.html = std::move(made.html);
            view.text = unless_blank(std::move(made.text));
            for (auto& path : made.missing) {
                auto label = label_of_path(path);
                view.missing.push_back({std::move(path), std::move(label)});
            }
        });
    return view;
}

// ---- Links

// Of a contract that waits for a contact's signature: whose.
std::optional<ContactId> contact_to_sign(Tx& tx, const LoadedRun& loaded, size_t step) {
    const auto contract = find_contract_of_step(tx, loaded.firm.id, loaded.run.id,
                                                loaded.workflow->step(step).definition.key,
                                                loaded.progress.steps[step].iteration);
    if (!contract) return std::nullopt;
    const auto signers = list_signers(tx, loaded.firm.id, contract->id);
    const auto next = std::ranges::find(signers, SignerState::next, &Signer::state);
    return next == signers.end() ? std::nullopt : next->contact_id;
}

Link copy_link(Call& call, Tx& tx) {
    const auto loaded = load_run_of(call, tx);
    const auto step = call.text("step");
    const auto index = loaded.workflow->find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    const auto& kind = loaded.workflow->step(*index).definition.kind;
    const auto state = loaded.progress.steps[*index].state;
    const bool is_put_to_client = state == StepState::active || state == StepState::held;
    if ((kind != "form" && kind != "contract") || !is_put_to_client) {
        throw Error(ErrorCode::rejected, "This step is not open for the client.");
    }
    const Time expires_at = call.now() + std::chrono::days{loaded.firm.link_days};
    auto url = make_link(
        call.services(), tx, loaded.run,
        {.step = step, .expires_at = expires_at, .contact = contact_to_sign(tx, loaded, *index)});
    call.services().engine.note(tx, loaded.firm.id, loaded.run.id, "link_made", step, call.actor(),
                                "");
    return {std::move(url)};
}

}

void add_run_step_routes(Routes& routes) {
    routes.tag("Runs");
    const std::string base = "/runs/{run}/steps/{step}";
    routes.write(post(base + "/completion", "complete_step",
                      "Ends the step as if its work had been done; decides an approval."),
                 complete);
    routes.write(post(base + "/skip", "skip_step", "Leaves the step out and goes on."), skip);
    routes.write(post(base + "/retry", "retry_step", "Tries a held step again."), retry);
    routes.write(post(base + "/release", "release_step",
                      "Lets go what was in review, or begins at once what was to begin later."),
                 release);
    routes.write(post(base + "/reminder", "remind_step", "Reminds whoever the step waits for."),
                 remind);
    routes.read(get(base + "/preview", "preview_step",
                    "What the step sends or puts up, as it "
                    "would be now."),
                preview);
    routes.write(post(base + "/client_link", "copy_client_link",
                      "A fresh link to this step, of the contact whose turn it is, for copying.")
                     .keyed(Idempotency::none),
                 copy_link);
}

}
