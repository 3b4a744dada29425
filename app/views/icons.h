#pragma once
// Icons: the line icons of the program, drawn from SVG at the size and pixel ratio they are shown at, in a colour of
// the palette. The names are lucide's; app/views/CMakeLists.txt lists those that are built in.
// Ownership: value. Thread: UI. Errors: an unknown name, or a build without the icon set, gives a null icon; a button
// that shows one keeps its words.
#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace periplus {

QIcon icon(const QString& name);                           // follows the application's palette as it changes
QIcon icon(const QString& name, const QPalette& palette);  // keeps this palette
QIcon icon(const QString& name, const QColor& colour);     // one colour in every mode but disabled

}  // namespace periplus
