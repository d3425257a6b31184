package assay.dataset.warc;

import assay.dataset.http.HttpBody;
import assay.dataset.http.HttpHead;
import assay.item.ReadingSink;
import assay.stage.MediaTypes;
import assay.verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a record's block holds: a message's body, or the block itself.
 *
 * @param http the head of the message; empty if the block is the content
 * @param length in bytes, as it lies in the container
 * @param faults what is wrong before anything is read
 */
record Content(Optional<HttpHead> http, InputStream in, long length, Set<Reason> faults) {
  /** The block as it is. */
  static Content block(InputStream block, long length) {
    return new Content(Optional.empty(), block, length, Set.of());
  }

  /** The body of a response; if there is no such thing, the block, which then is malformed. */
  static Content response(InputStream block, long length, MediaTypes types) throws IOException {
    HttpHead head = HttpHead.read(block);
    byte[] seen = head.bytes();
    if (head.isResponse()) {
      return new Content(Optional.of(head), block, length - seen.length, Set.of());
    }
    boolean bare = length == 0 || types.detect(seen, seen.length == length).isMedia();
    return new Content(
        Optional.empty(),
        new SequenceInputStream(new ByteArrayInputStream(seen), block),
        length,
        bare ? Set.of() : Set.of(Reason.MALFORMED));
  }

  /** The same with more bytes at its end. */
  Content and(InputStream more, long moreLength) {
    return new Content(http, new SequenceInputStream(in, more), length + moreLength, faults);
  }

  /** The same, wrong in one more way. */
  Content but(Reason fault) {
    Set<Reason> all = EnumSet.of(fault);
    all.addAll(faults);
    return new Content(http, in, length, all);
  }

  Set<Reason> read(MediaTypes types, ReadingSink sink) throws IOException {
    Set<Reason> all = EnumSet.noneOf(Reason.class);
    all.addAll(faults);
    all.addAll(
        http.isPresent()
            ? HttpBody.read(in, http.get(), types, sink)
            : HttpBody.read(in, types, sink));
    return all;
  }
}
