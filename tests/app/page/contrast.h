#pragma once
// Contrast of two colours as WCAG 2.2 defines it: relative luminance and their ratio, 1 to 21. Thread: any.
#include <QColor>

#include <algorithm>
#include <cmath>

namespace periplus::test {

inline double luminance(const QColor& colour) {
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

inline double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace periplus::test
