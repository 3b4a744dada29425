#include "views/entry_look.h"

#include <QFontInfo>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

EntryLook EntryLook::of(const Theme& theme, const QFont& interfaceFont, double zoom) {
    EntryLook look;
    look.theme = theme;
    look.body = interfaceFont;
    look.body.setPointSizeF(std::max(9.0, QFontInfo(interfaceFont).pointSizeF()) * 1.22 * zoom);
    look.code = look.body;
    look.code.setFamilies({u"JetBrains Mono"_s, u"Noto Sans Mono CJK SC"_s, u"monospace"_s});
    look.code.setFixedPitch(true);
    look.code.setPointSizeF(look.body.pointSizeF() * 0.88);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    look.code.setFeature(QFont::Tag("liga"), 0);
    look.code.setFeature(QFont::Tag("calt"), 0);
#else
    look.code.setStyleStrategy(QFont::PreferNoShaping);  // code is read letter by letter: no ligatures
#endif
    look.em = QFontInfo(look.body).pixelSize();
    return look;
}

}  // namespace periplus
