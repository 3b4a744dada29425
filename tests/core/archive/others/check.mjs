// What we wrote, read by webrecorder's warcio: node check.mjs FILE.warc.gz FILE.wacz, where node_modules is.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {Readable} from 'node:stream';
import {gunzipSync, inflateRawSync} from 'node:zlib';
import {CDXIndexer, WARCParser} from 'warcio';

const sha256 = bytes => 'sha256:' + createHash('sha256').update(bytes).digest('hex');

async function recordsOf(bytes) {
    const records = [];
    for await (const record of new WARCParser(Readable.from([bytes]))) {
        const payload = await record.readFully(false);
        records.push({type: record.warcType, url: record.warcTargetURI, status: record.httpHeaders?.statusCode,
                      said: record.warcPayloadDigest, payload});
    }
    return records;
}

function checkRecords(records) {
    assert.deepEqual(records.map(one => one.type),
                     ['warcinfo', 'response', 'response', 'revisit', 'resource', 'revisit', 'metadata']);
    for (const one of records.filter(one => ['response', 'resource'].includes(one.type)))
        assert.equal(one.said, sha256(one.payload), one.url);
    assert.equal(records[1].url, 'https://a.example/');
    assert.equal(new TextDecoder().decode(records[1].payload), '<p>第一页</p>');
    assert.equal(records[3].status, 302);
    assert.equal(records[3].said, records[2].said);
}

// The entries of a ZIP by its own list: name -> bytes, and whether they are stored.
function entriesOf(zip) {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    const entries = new Map();
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; --left) {
        const [method, packed, nameSize, extra, comment, offset] = [
            zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30),
            zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
        const name = zip.toString('utf8', at + 46, at + 46 + nameSize);
        const begin = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
        const raw = zip.subarray(begin, begin + packed);
        entries.set(name, {stored: method === 0, bytes: method === 0 ? raw : inflateRawSync(raw)});
        at += 46 + nameSize + extra + comment;
    }
    return entries;
}

async function checkIndex(lines, warc) {
    const keyed = lines.map(line => [line.slice(0, line.indexOf(' {')), JSON.parse(line.slice(line.indexOf(' {')))]);
    assert.deepEqual(lines, [...lines].sort());
    for (const [, one] of keyed) {
        const [record] = await recordsOf(warc.subarray(Number(one.offset), Number(one.offset) + Number(one.length)));
        assert.equal(record.url, one.url);
    }
    // The other reader's own index of the same WARC has the same keys and places.
    const theirs = new Map();
    for await (const one of new CDXIndexer({noSurt: false}).iterIndex([{filename: 'data.warc.gz', reader: Readable.from([warc])}]))
        theirs.set(Number(one.offset), one);
    for (const [key, one] of keyed) {
        const their = theirs.get(Number(one.offset));
        assert.equal(their.urlkey + ' ' + their.timestamp, key);
        assert.equal(Number(their.length), Number(one.length));
    }
}

const [warcFile, waczFile] = process.argv.slice(2);
checkRecords(await recordsOf(readFileSync(warcFile)));

const entries = entriesOf(readFileSync(waczFile));
for (const name of ['archive/data.warc.gz', 'indexes/index.cdx.gz']) assert.ok(entries.get(name).stored, name);
const packageBytes = entries.get('datapackage.json').bytes;
const list = JSON.parse(packageBytes);
assert.equal(list.wacz_version, '1.1.1');
for (const one of list.resources) {
    assert.equal(sha256(entries.get(one.path).bytes), one.hash, one.path);
    assert.equal(entries.get(one.path).bytes.length, one.bytes, one.path);
}
assert.equal(JSON.parse(entries.get('datapackage-digest.json').bytes).hash, sha256(packageBytes));
const warc = entries.get('archive/data.warc.gz').bytes;
checkRecords(await recordsOf(warc));
await checkIndex(gunzipSync(entries.get('indexes/index.cdx.gz').bytes).toString().trim().split('\n'), warc);
const pages = entries.get('pages/pages.jsonl').bytes.toString().trim().split('\n').map(line => JSON.parse(line));
assert.equal(pages[0].format, 'json-pages-1.0');
assert.equal(pages[1].url, 'https://a.example/');
console.log('warcio reads what we write');
