// Files that a client attaches to a questionnaire. What a file is, its content tells; the bytes are
// on the disk before the row that names them.
#include <fmt/format.h>

#include <ranges>

#include "api/client/form.hpp"
#include "api/route.hpp"
#include "documents/file_type.hpp"
#include "records/file.hpp"

namespace api {

struct UploadedFile {
    FileId id;
    std::string name;
    int64_t size;
};
BOOST_DESCRIBE_STRUCT(UploadedFile, (), (id, name, size))

namespace {

constexpr size_t name_bytes_max = 200;
constexpr size_t files_per_field_max = 20;
constexpr size_t files_per_run_max = 200;

[[noreturn]] void refuse(const std::string& field, std::string message) {
    throw Error(ErrorCode::invalid, message, {{"/answers/" + field, message}});
}

// The last part of a path, without what a file system or a header could trip over.
std::string plain_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string plain;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) plain += c;
    }
    return plain;
}

std::string name_of(const Call& call, const std::string& field) {
    const auto name = plain_name(call.query("name").value_or(""));
    if (name.empty() || name == "." || name == "..") refuse(field, "The file needs a name.");
    if (name.size() > name_bytes_max) refuse(field, "The file's name is too long.");
    return name;
}

size_t count_of_files(const OpenForm& open, const std::string& field) {
    const auto* answer = open.response.answers.if_contains(field);
    return answer != nullptr && answer->is_array() ? answer->as_array().size() : 0;
}

OpenForm open_form_for(const Call& call, Tx& tx, const ClientVisit& visit, const std::string& key) {
    auto open = require_open_form(call, tx, visit);
    const auto* field = find_field(open.form, key);
    if (field == nullptr || field->kind != FieldKind::file) {
        refuse(key, "This questionnaire does not ask for a file here.");
    }
    if (count_of_files(open, key) >= files_per_field_max) {
        refuse(key, fmt::format("At most {} files fit here.", files_per_field_max));
    }
    const auto files = list_files_of_run(tx, visit.firm_id(), visit.run_id());
    if (files.size() >= files_per_run_max) {
        refuse(key, "There are too many files already. Please send the rest by e-mail.");
    }
    return open;
}

std::string_view checked_type(const std::string& bytes, const std::string& name) {
    const auto type = file_type_of(bytes);
    if (bytes.empty()) throw Error(ErrorCode::unsupported_media, "This file is empty.");
    if (!type) {
        throw Error(ErrorCode::unsupported_media,
                    "This sort of file cannot be taken. Please send a PDF, a picture, a text or "
                    "an office document.");
    }
    if (!fits_name(*type, name)) {
        throw Error(ErrorCode::unsupported_media,
                    fmt::format("The content of this file is {}, and its name says otherwise. "
                                "Please save it again and send that.",
                                type->label));
    }
    return type->media_type;
}

// The answer to a file field is the list of its files.
void attach(Tx& tx, const OpenForm& open, const File& file) {
    auto answers = open.response.answers;
    auto& answer = answers[file.field];
    if (!answer.is_array()) answer = boost::json::array();
    answer.as_array().emplace_back(to_text(file.id));
    insert_file(tx, file);
    save_answers(tx, open, std::move(answers), file.created_at);
}

// Whether the file fits, before its bytes are looked at.
void check_place(Call& call, Tx& tx) {
    const auto visit = admit_acting_client(call, tx);
    const auto field = call.query("field").value_or("");
    name_of(call, field);
    open_form_for(call, tx, visit, field);
}

UploadedFile upload(Call& call) {
    auto& services = call.services();
    services.store.read([&](Tx& tx) { check_place(call, tx); });
    const auto field = call.query("field").value_or("");
    const auto name = name_of(call, field);
    const auto& bytes = call.request().body;
    const auto type = checked_type(bytes, name);
    const auto digest = services.files.write(bytes);
    return services.store.write([&](Tx& tx) {
        const auto visit = admit_acting_client(call, tx);
        const auto open = open_form_for(call, tx, visit, field);
        const File file{.firm_id = visit.firm_id(),
                        .id = services.ids.next<FileId>(),
                        .sha256 = digest,
                        .name = name,
                        .media_type = std::string(type),
                        .size = static_cast<int64_t>(bytes.size()),
                        .run_id = visit.run_id(),
                        .step = open.step.key,
                        .field = field,
                        .contact_id = visit.contact.id,
                        .created_at = visit.now};
        attach(tx, open, file);
        services.engine.changed(tx, visit.firm_id(), "run", to_text(visit.run_id()));
        return UploadedFile{file.id, file.name, file.size};
    });
}

// Takes the file out of the answers. The row goes too unless an earlier passage over the step,
// which was handed in, holds the same file.
void remove_upload(Call& call, Tx& tx) {
    const auto visit = admit_acting_client(call, tx);
    const auto open = require_open_form(call, tx, visit);
    const auto id = call.text("file");
    auto answers = open.response.answers;
    bool is_found = false;
    for (auto& [key, answer] : answers) {
        const auto* field = find_field(open.form, key);
        if (field == nullptr || field->kind != FieldKind::file || !answer.is_array()) continue;
        auto& list = answer.as_array();
        const auto place = std::ranges::find(list, boost::json::value(id));
        if (place == list.end()) continue;
        list.erase(place);
        is_found = true;
        break;
    }
    if (!is_found) throw_not_found();
    save_answers(tx, open, std::move(answers), visit.now);
    if (open.iteration == 1) remove_file(tx, visit.firm_id(), call.id<FileId>("file"));
}

}

void add_client_upload_routes(Routes& routes) {
    const auto* services = routes.services();
    const auto upload_bytes_max = (services ? services->facts : ServerFacts{}).upload_bytes_max;
    routes.work(post("/client/{token}/form/{step}/files", "upload_file",
                     "Attaches a file to a field; the body is its bytes.")
                    .needs(Permission::open)
                    .query("field", "The key of the field.")
                    .query("name", "The file's name.")
                    .bytes(upload_bytes_max)
                    .checks(check_place)
                    .created(),
                upload);
    routes.write(delete_("/client/{token}/form/{step}/files/{file}", "remove_upload",
                         "Takes an attached file away again.")
                     .needs(Permission::open),
                 remove_upload);
}

}
