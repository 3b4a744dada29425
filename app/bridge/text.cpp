#include "bridge/text.h"

#include "base/error_text.h"
#include "bridge/error_detail.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace periplus {
namespace {

QString translated(std::string_view sentence) {
    const std::string text(sentence);  // translate() wants a terminated string
    return QCoreApplication::translate("Error", text.c_str());
}

QString placeOf(const Error& error) {
    if (error.line) return QCoreApplication::translate("Error", " (line %1)").arg(*error.line);
    if (error.byte) return QCoreApplication::translate("Error", " (byte %1)").arg(*error.byte);
    return {};
}

}  // namespace

QString sentenceFor(const Error& error) {
    Error worded = error;
    if (worded.detail.empty()) worded.detail = utf8(QCoreApplication::translate("Error", "no more is known"));
    worded.detail = utf8(translatedDetail(qt(worded.detail)));
    // The place is filled here, because its words are translated too; the rest cannot be mistaken for a mark.
    const QString sentence =
        translated(sentenceTemplate(error.code)).replace(QStringLiteral("{place}"), placeOf(error));
    return qt(fillSentence(utf8(sentence), worded));
}

QString sentenceFor(catalogue::Diagnostic::Kind doubt) {
    using enum catalogue::Diagnostic::Kind;
    switch (doubt) {
        case DoubtfulLink: return QCoreApplication::translate("Doubt", "This does not look like a whole address");
        case RefusedLink: return QCoreApplication::translate("Doubt", "An address of this kind is never opened");
        case StruckWithoutLink: return QCoreApplication::translate("Doubt", "Struck out, but no link stands in it");
        case MovedWithoutTarget: return QCoreApplication::translate("Doubt", "An arrow without a new address after it");
        case UnclosedMark: return QCoreApplication::translate("Doubt", "A mark that is opened but not closed");
        case DuplicateLink: return QCoreApplication::translate("Doubt", "The same article stands in the list twice");
        case TooDeep: return QCoreApplication::translate("Doubt", "Nested so deep that it is shown less deep");
        case AmbiguousIdentity:
            return QCoreApplication::translate("Doubt", "Its links belong to several articles that you know");
        case UnusedDefinition: return QCoreApplication::translate("Doubt", "The address of a link that stands nowhere");
        case InvalidText: return QCoreApplication::translate("Doubt", "Some characters could not be read");
    }
    return {};
}

QString nameOf(study::ReadingState state) {
    switch (state) {
        case study::ReadingState::Unread: return QCoreApplication::translate("ReadingState", "Unread");
        case study::ReadingState::Reading: return QCoreApplication::translate("ReadingState", "Reading");
        case study::ReadingState::Read: return QCoreApplication::translate("ReadingState", "Read");
        case study::ReadingState::Skipped: return QCoreApplication::translate("ReadingState", "Skipped");
    }
    return {};
}

QString nameOf(study::HighlightColour colour) {
    switch (colour) {
        case study::HighlightColour::Sand: return QCoreApplication::translate("HighlightColour", "Sand");
        case study::HighlightColour::Moss: return QCoreApplication::translate("HighlightColour", "Moss");
        case study::HighlightColour::Sky: return QCoreApplication::translate("HighlightColour", "Sky");
        case study::HighlightColour::Rose: return QCoreApplication::translate("HighlightColour", "Rose");
    }
    return {};
}

QString nameOf(study::CommandKind command) {
    using study::CommandKind;
    switch (command) {
        case CommandKind::OpenCatalogue: return QCoreApplication::translate("CommandKind", "Open list");
        case CommandKind::ReloadCatalogue: return QCoreApplication::translate("CommandKind", "Reload list");
        case CommandKind::ForgetCatalogue: return QCoreApplication::translate("CommandKind", "Forget list");
        case CommandKind::SetState: return QCoreApplication::translate("CommandKind", "Change state");
        case CommandKind::SetStar: return QCoreApplication::translate("CommandKind", "Change star");
        case CommandKind::SetPlace: return QCoreApplication::translate("CommandKind", "Remember place");
        case CommandKind::RecordOpened: return QCoreApplication::translate("CommandKind", "Open entry");
        case CommandKind::SetNote: return QCoreApplication::translate("CommandKind", "Edit note");
        case CommandKind::AddAnnotation: return QCoreApplication::translate("CommandKind", "Add annotation");
        case CommandKind::EditAnnotation: return QCoreApplication::translate("CommandKind", "Edit annotation");
        case CommandKind::RemoveAnnotation: return QCoreApplication::translate("CommandKind", "Delete annotation");
        case CommandKind::AddCapture: return QCoreApplication::translate("CommandKind", "Capture page");
        case CommandKind::ProveCapture: return QCoreApplication::translate("CommandKind", "Check capture");
        case CommandKind::ForgetCapture: return QCoreApplication::translate("CommandKind", "Forget capture");
        case CommandKind::QueueCaptures: return QCoreApplication::translate("CommandKind", "Take offline");
        case CommandKind::CheckLink: return QCoreApplication::translate("CommandKind", "Check link");
    }
    return {};
}

QString nameOf(annotate::Standing standing) {
    switch (standing) {
        case annotate::Standing::Exact: return QCoreApplication::translate("Standing", "exact");
        case annotate::Standing::Moved: return QCoreApplication::translate("Standing", "moved");
        case annotate::Standing::Edited: return QCoreApplication::translate("Standing", "edited");
        case annotate::Standing::Ambiguous: return QCoreApplication::translate("Standing", "ambiguous");
        case annotate::Standing::Lost: return QCoreApplication::translate("Standing", "lost");
    }
    return {};
}

QString hostOf(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (const auto user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
    const auto bracket = host.find(']');  // an IPv6 address has colons of its own
    host = bracket == std::string_view::npos ? host.substr(0, host.find(':')) : host.substr(0, bracket + 1);
    QString name = qt(host).toLower();
    if (name.startsWith(QStringLiteral("www."))) name.remove(0, 4);
    return name;
}

QString shortDate(UnixMillis at) {
    if (at.value == 0) return {};
    return QDateTime::fromMSecsSinceEpoch(at.value).date().toString(Qt::ISODate);
}

}  // namespace periplus
