#pragma once
// What every profile has alike: the whole list of settings, each said, so that a new default of the engine cannot slip
// in. Ownership: values. Thread: UI. Errors: none.

class QWebEngineProfile;

namespace periplus {

enum class PageStorage : bool { None, UntilTheProfileGoes };

// No script, no windows, no files, no plug-ins, no caches on the disk, unknown schemes refused, UTF-8.
void applyStrictSettings(QWebEngineProfile& profile, PageStorage storage);

// Deletes a profile whose pages are gone already, once the engine's network thread has let go of it. (At the end of
// the program it goes with the process.)
void retireProfile(QWebEngineProfile* profile);

}  // namespace periplus
