#pragma once
// ManySites: a small web on ports of 127.0.0.1, one a host: sites that are quick, slow, broken, silent, moved, behind a
// login, gone, lazy, or wait for others who never answer; and what each of their pages must become.
// Ownership: values. Thread: UI. Errors: none.
#include "study/capture_types.h"
#include "support/loopback_server.h"

#include <QBuffer>
#include <QImage>

#include <functional>
#include <memory>
#include <vector>

namespace periplus::test {

struct SitePage {
    QString address;
    // Nothing: there is no capture, and the queue says that it failed.
    std::optional<study::CaptureState> state;
    QString kind;
};

class ManySites {
public:
    using State = study::CaptureState;

    // Pages of a site of its own that answers after `milliseconds`.
    void slow(int many, int milliseconds) {
        LoopbackServer& site = add();
        for (int i = 0; i < many; ++i) {
            const QString path = QStringLiteral("/slow%1").arg(i);
            site.page(path, article("Slow"));
            site.delays[path] = milliseconds;
            put(site, path, State::Complete, "slow");
        }
    }
    // One site with a page of each kind that a site can have.
    void mixed(int number) {
        LoopbackServer& site = add();
        picture(site, "/red.png");
        whole(site, number);
        lazy(site);
        site.redirect(QStringLiteral("/moved"), "/landed");
        site.page(QStringLiteral("/landed"), article("Landed"));
        put(site, QStringLiteral("/moved"), State::Complete, "moved");
        closed(site, number);
        broken(site, number);
    }
    // Whole in itself, but a picture and a frame of another site never come; and one that waits for its own.
    void hangers() {
        LoopbackServer& other = add();
        other.silent = {QStringLiteral("/frame"), QStringLiteral("/pixel.png")};
        LoopbackServer& site = add();
        picture(site, "/red.png");
        site.page(QStringLiteral("/tracked"),
                  article("Tracked", "<img src=/red.png><iframe width=1 height=1 src='" +
                                         other.url(QStringLiteral("/frame")).toEncoded() +
                                         "'></iframe><img width=1 height=1 src='" +
                                         other.url(QStringLiteral("/pixel.png")).toEncoded() + "'>"));
        put(site, QStringLiteral("/tracked"), State::Complete, "tracked");
    }
    void silent() {
        LoopbackServer& site = add();
        site.silent = {QStringLiteral("/silent")};
        put(site, QStringLiteral("/silent"), std::nullopt, "silent");
    }

    std::vector<SitePage> pages;
    [[nodiscard]] int hosts() const { return static_cast<int>(sites_.size()); }
    [[nodiscard]] int asked(const QString& path) const {
        qsizetype times = 0;
        for (const auto& site : sites_) times += site->asked.count(path);
        return static_cast<int>(times);
    }

private:
    LoopbackServer& add() { return *sites_.emplace_back(std::make_unique<LoopbackServer>()); }
    void put(LoopbackServer& site, const QString& path, std::optional<State> state, const char* kind) {
        pages.push_back({site.url(path).toString(), state, QLatin1String(kind)});
    }
    static QByteArray article(const QByteArray& title, const QByteArray& more = {}) {
        return "<!doctype html><title>" + title + "</title><article><h1>" + title + "</h1>" +
               QByteArray("<p>Words of an article that says what it is about, and goes on for a while.</p>")
                   .repeated(30) +
               more + "</article>";
    }
    static void picture(LoopbackServer& site, const char* path) {
        QImage image(160, 90, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, "PNG");
        site.answers[QLatin1String(path)] = {bytes, "image/png"};
    }
    void whole(LoopbackServer& site, int number) {
        const QString path = QStringLiteral("/plain%1").arg(number);
        site.page(path, article("Plain", "<img src=/red.png>"));
        put(site, path, State::Complete, "plain");
    }
    void lazy(LoopbackServer& site) {
        for (const char* name : {"/lazy.png", "/wide.png", "/later.png"}) picture(site, name);
        site.page(QStringLiteral("/lazy"),
                  article("Lazy",
                          "<div style=height:4000px></div><img data-src=/lazy.png width=160 height=90>"
                          "<img src=/red.png srcset='/wide.png 1x'><img loading=lazy src=/later.png>"));
        put(site, QStringLiteral("/lazy"), State::Complete, "lazy");
    }
    void closed(LoopbackServer& site, int number) {
        site.answers[QStringLiteral("/wall")] = {"<p>Log in</p><form><input type=password></form>"};
        put(site, QStringLiteral("/wall"), State::NeedsLogin, "login form");
        site.answers[QStringLiteral("/gone")] = {"<h1>not there</h1>", "text/html", number % 2 == 0 ? 404 : 410, {}};
        put(site, QStringLiteral("/gone"), State::Gone, "gone");
        site.page(QStringLiteral("/parked"), "<p>This domain is for sale! Buy this domain.</p>");
        put(site, QStringLiteral("/parked"), State::Gone, "parked");
    }
    void broken(LoopbackServer& site, int number) {
        const char* kinds[] = {"/fault", "/reset", "/cut", "/hole"};
        const QString path = QLatin1String(kinds[number % 4]);
        std::optional<State> state;
        site.answers[QStringLiteral("/fault")] = {"<p>fault</p>", "text/html", 500, {}};
        site.page(QStringLiteral("/cut"), article("Cut off"));
        site.page(QStringLiteral("/hole"), article("Hole", "<img src=/none.png>"));
        site.reset = {QStringLiteral("/reset")};
        site.cut = {QStringLiteral("/cut")};
        if (number % 4 == 3) state = State::Partial;
        put(site, path, state, kinds[number % 4] + 1);
    }

    std::vector<std::unique_ptr<LoopbackServer>> sites_;
};

}  // namespace periplus::test
