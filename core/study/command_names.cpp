#include "study/command_names.h"

#include <utility>

namespace periplus::study {

namespace {

constexpr std::pair<CommandKind, std::string_view> kNames[] = {
    {CommandKind::OpenCatalogue, "open-catalogue"},
    {CommandKind::ReloadCatalogue, "reload-catalogue"},
    {CommandKind::ForgetCatalogue, "forget-catalogue"},
    {CommandKind::SetState, "set-state"},
    {CommandKind::SetStar, "set-star"},
    {CommandKind::SetPlace, "set-place"},
    {CommandKind::RecordOpened, "record-opened"},
    {CommandKind::SetNote, "set-note"},
    {CommandKind::AddAnnotation, "add-annotation"},
    {CommandKind::EditAnnotation, "edit-annotation"},
    {CommandKind::RemoveAnnotation, "remove-annotation"},
    {CommandKind::AddCapture, "add-capture"},
    {CommandKind::ProveCapture, "prove-capture"},
    {CommandKind::ForgetCapture, "forget-capture"},
    {CommandKind::QueueCaptures, "queue-captures"},
    {CommandKind::CheckLink, "check-link"},
};

}  // namespace

std::string_view nameOf(CommandKind kind) {
    for (const auto& [known, name] : kNames)
        if (known == kind) return name;
    return {};
}

CommandKind commandOf(std::string_view name) {
    for (const auto& [kind, known] : kNames)
        if (known == name) return kind;
    return CommandKind::SetState;
}

}  // namespace periplus::study
