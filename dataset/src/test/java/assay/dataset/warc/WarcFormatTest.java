package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import assay.testkit.DatasetFormatContract;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

class WarcFormatTest extends DatasetFormatContract {
  /** Not WARC or ARC, or nothing in them can be told apart. */
  static final Set<String> OTHERS =
      Set.of(
          "README.md",
          "gen-expected.jsonl",
          "gen-bad-3-bytes.warc",
          "gen-bad-no-warc.warc",
          "jwat-invalid-compression.gz",
          "jwat-invalid-entries.gz",
          "jwat-invalid-magic.gz",
          "jwat-invalid-truncated.gz",
          "jwat-three-files.gz",
          "pywacz-invalid_example_1.wacz",
          "pywacz-valid_example_1.wacz",
          "pywb-dupes.cdxj",
          "pywb-example.cdxj",
          "pywb-iana.cdxj",
          "wac-double-single-inflate-error.gz",
          "wac-hi-2.gz",
          "warcio-bad.arc");

  /** Cut exactly where a wrong Content-Length says, a record cannot be told from a whole one. */
  private static final Set<String> AMBIGUOUS =
      Set.of("gen-bad-length-long.warc", "gen-bad-length-short.warc");

  /** One of each kind; every length of all takes its time. */
  private static final Set<String> CUT =
      Set.of(
          "gen-bad-gz-crc.warc.gz",
          "gen-bad-gz-junk-between.warc.gz",
          "gen-bad-trailer-3crlf-mid.warc",
          "gen-forms.warc",
          "gen-forms.warc.gz",
          "gen-forms-dict.warc.zst",
          "gen-odd-gz-one-member.warc.gz",
          "gen-odd-gz-split-record.warc.gz",
          "gen-odd-gz-two-per-member.warc.gz",
          "warcio-example.arc",
          "warcio-example.arc.gz",
          "warcio-example-wrong-chunks.warc.gz");

  @Override
  protected DatasetFormat format() {
    return new WarcFormat(Signatures.TYPES);
  }

  @Override
  protected Stream<Path> shards() {
    return Fixtures.in("warc").stream()
        .filter(file -> !OTHERS.contains(file.getFileName().toString()));
  }

  @Override
  protected Stream<Path> cutShards() {
    if (EVERY_CUT) {
      return super.cutShards().filter(f -> !AMBIGUOUS.contains(f.getFileName().toString()));
    }
    return shards().filter(file -> CUT.contains(file.getFileName().toString()));
  }

  /** A record without an id is named by its offset. */
  @Override
  protected String name(Walk.Seen seen) {
    return seen.member().startsWith("offset:") ? "offset" : seen.member();
  }

  /** The members one after the other, as far as they can be inflated. */
  @Override
  protected byte[] plain(byte[] shard) throws IOException {
    Path file = Files.createTempFile("plain", ".warc");
    Files.write(file, shard);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ShardInput in = ShardInput.open(new ShardFile(file, "plain"));
        Codec gzip = new GzipCodec();
        Codec zstd = new ZstdCodec(in)) {
      if (!gzip.startsAt(in, 0) && !zstd.startsAt(in, 0)) {
        return shard; // compressed content is not the container's
      }
      for (long at = 0; at < in.length(); ) {
        Codec codec = gzip.startsAt(in, at) ? gzip : zstd;
        at = codec.startsAt(in, at) ? inflate(codec, in, at, out) : copy(in, at, out);
      }
    } finally {
      Files.delete(file);
    }
    return out.toByteArray();
  }

  private static long inflate(Codec codec, ShardInput in, long at, ByteArrayOutputStream out)
      throws IOException {
    try {
      Codec.Member member = codec.open(in, at);
      byte[] buffer = new byte[1 << 16];
      for (int n = 0; n >= 0; n = member.read(buffer, 0, buffer.length)) {
        out.write(buffer, 0, n);
      }
      return member.end();
    } catch (FramingLost damaged) {
      return copy(in, at, out);
    }
  }

  private static long copy(ShardInput in, long at, ByteArrayOutputStream out) throws IOException {
    out.write(in.peek(at, 1)[0]);
    return at + 1;
  }
}
