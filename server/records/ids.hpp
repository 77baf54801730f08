// The ids of what is stored: one type a noun, each with the prefix that it carries in the API.
#pragma once

#include <string_view>

#include "base/id.hpp"

struct FirmTag {
    static constexpr std::string_view prefix = "firm";
};
struct MemberTag {
    static constexpr std::string_view prefix = "mem";
};
struct ApiTokenTag {
    static constexpr std::string_view prefix = "tok";
};
struct ContactTag {
    static constexpr std::string_view prefix = "con";
};
struct TemplateTag {
    static constexpr std::string_view prefix = "tpl";
};
struct WorkflowTag {
    static constexpr std::string_view prefix = "wfl";
};
struct WorkflowVersionTag {
    static constexpr std::string_view prefix = "ver";
};
struct RunTag {
    static constexpr std::string_view prefix = "run";
};
struct HistoryEntryTag {
    static constexpr std::string_view prefix = "hst";
};
struct FileTag {
    static constexpr std::string_view prefix = "fil";
};
struct ContractTag {
    static constexpr std::string_view prefix = "cot";
};
struct ClientLinkTag {
    static constexpr std::string_view prefix = "lnk";
};
struct ProjectTag {
    static constexpr std::string_view prefix = "prj";
};
struct TaskTag {
    static constexpr std::string_view prefix = "tsk";
};
struct MessageTag {
    static constexpr std::string_view prefix = "msg";
};
struct OutboxTag {
    static constexpr std::string_view prefix = "out";
};

using FirmId = Id<FirmTag>;
using MemberId = Id<MemberTag>;
using ApiTokenId = Id<ApiTokenTag>;
using ContactId = Id<ContactTag>;
using TemplateId = Id<TemplateTag>;
using WorkflowId = Id<WorkflowTag>;
using WorkflowVersionId = Id<WorkflowVersionTag>;
using RunId = Id<RunTag>;
using HistoryEntryId = Id<HistoryEntryTag>;
using FileId = Id<FileTag>;
using ContractId = Id<ContractTag>;
using ClientLinkId = Id<ClientLinkTag>;
using ProjectId = Id<ProjectTag>;
using TaskId = Id<TaskTag>;
using MessageId = Id<MessageTag>;
using OutboxId = Id<OutboxTag>;
