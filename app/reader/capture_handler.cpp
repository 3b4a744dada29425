#include "reader/capture_handler.h"

#include "reader/capture_scheme.h"

#include <QBuffer>
#include <QPointer>
#include <QWebEngineUrlRequestJob>

#include <algorithm>

namespace periplus {
namespace {

// The engine puts the type into raw headers as it is, so that a line break in it would be a header of its own.
bool isOneLine(const QByteArray& type) {
    return !type.isEmpty() && std::ranges::all_of(type, [](char c) { return c >= 0x20 && c < 0x7F; });
}

void answer(QWebEngineUrlRequestJob& job, const CapturePartReply& part) {
    auto* buffer = new QBuffer(&job);
    buffer->setData(part.bytes);
    buffer->open(QIODevice::ReadOnly);
    job.reply(part.type, buffer);
}

}  // namespace

CaptureHandler::CaptureHandler(FetchPart fetch, QObject* parent)
    : QWebEngineUrlSchemeHandler(parent), fetch_(std::move(fetch)) {}

void CaptureHandler::show(const QString& capture) {
    shown_ = capture;
    absent_.clear();
}

void CaptureHandler::requestStarted(QWebEngineUrlRequestJob* job) {
    const QString capture = captureOf(job->requestUrl());
    const QString key = keyOf(job->requestUrl());
    if (job->requestMethod() != "GET" || capture.isEmpty() || capture != shown_) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    if (!isPartKey(key) || !fetch_) {
        absent_.append(key.left(200));
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    fetch_(capture, key, [self = QPointer(this), job = QPointer(job), capture, key](const CapturePartReply& part) {
        const bool there = part.found && isOneLine(part.type);
        if (self && !there && self->shown_ == capture) self->absent_.append(key);
        if (!job) return;  // the page is gone
        if (there)
            answer(*job, part);
        else
            job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    });
}

}  // namespace periplus
