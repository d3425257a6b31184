package assay.dataset.http;

import assay.item.MediaType;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.stage.MediaTypes;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a body in all its readings, in one pull: each layer takes its bytes through a tap from the
 * one below. Whatever happens above, the stored bytes are read to their end, so that their digest
 * counts.
 *
 * <p>What headers say is tried, not believed: a body that says chunked or coded and is not is taken
 * as it is stored.
 */
public final class HttpBody {
  private static final int BLOCK = 1 << 16;
  private static final int MOST_CODINGS = 3;

  private final MediaTypes types;
  private final ReadingSink sink;
  private final Set<Reason> faults = EnumSet.noneOf(Reason.class);
  private final Deque<InputStream> opened = new ArrayDeque<>();
  private final Deque<Peeked> layers = new ArrayDeque<>(); // top first
  private Tap stored;
  private boolean framed;
  private boolean decoded;

  private HttpBody(MediaTypes types, ReadingSink sink) {
    this.types = types;
    this.sink = sink;
  }

  /**
   * Reads a body to its end.
   *
   * @param stored the body as it lies in the container
   * @param head what the message says about it
   * @return what is wrong with it
   */
  public static Set<Reason> read(
      InputStream stored, HttpHead head, MediaTypes types, ReadingSink sink) throws IOException {
    return read(stored, head.isChunked(), head.codings(), types, sink);
  }

  /** Reads bytes that are not a message's: nothing is chunked or coded. */
  public static Set<Reason> read(InputStream stored, MediaTypes types, ReadingSink sink)
      throws IOException {
    return read(stored, false, List.of(), types, sink);
  }

  private static Set<Reason> read(
      InputStream stored, boolean chunked, List<String> codings, MediaTypes types, ReadingSink sink)
      throws IOException {
    HttpBody body = new HttpBody(types, sink);
    try {
      body.unframe(stored, chunked);
      body.decode(codings);
      body.pull();
      body.drain();
    } finally {
      body.close();
    }
    return body.faults;
  }

  private void unframe(InputStream raw, boolean chunked) throws IOException {
    stored = new Tap(raw, Reading.STORED, sink);
    push(stored);
    framed = chunked && Dechunked.isPlausible(top().head());
    if (framed) {
      push(new Tap(new Dechunked(top()), Reading.UNFRAMED, sink));
    }
  }

  /** Undoes codings from the last to the first, until one of them is not there. */
  private void decode(List<String> names) throws IOException {
    List<String> lastFirst = new ArrayList<>(names);
    Collections.reverse(lastFirst);
    boolean readable = lastFirst.size() <= MOST_CODINGS;
    for (int i = 0; i < lastFirst.size() && top().head().length > 0; i++) {
      Optional<Coding> coding = Coding.of(lastFirst.get(i)).filter(c -> readable);
      if (coding.isEmpty()) {
        takeAsStored(type().isMedia());
        return;
      } else if (!isCoded(coding.get())) {
        return;
      }
      push(new Limited(coding.get().undo(top()), stored::count));
      decoded = true;
    }
  }

  private boolean isCoded(Coding coding) {
    Coding.Trial trial = coding.attempt(top().head());
    boolean lie = trial.wrong() && (trial.decoded() == 0 || type().isMedia());
    if (lie) {
      takeAsStored(!type().equals(MediaType.UNKNOWN) && !type().isArchive());
    }
    return !lie;
  }

  private void takeAsStored(boolean known) {
    if (!known) {
      faults.add(Reason.ENCODING);
    }
  }

  private MediaType type() {
    return types.detect(top().head(), top().isWhole());
  }

  private void pull() throws IOException {
    Peeked top = top();
    int skip = hasStrayLineEnd(top) ? 2 : 0;
    byte[] buffer = new byte[BLOCK];
    long position = 0;
    try {
      for (int n = top.read(buffer, 0, BLOCK); n >= 0; n = top.read(buffer, 0, BLOCK)) {
        if (decoded) {
          sink.accept(Reading.DECODED, buffer, 0, n);
        }
        int from = (int) Math.min(n, Math.max(0, skip - position));
        if (skip > 0 && from < n) {
          sink.accept(Reading.TRIMMED, buffer, from, n - from);
        }
        position += n;
      }
    } catch (CodingFailed e) {
      faults.add(e.reason());
    }
  }

  /** Common Crawl's CC-MAIN-2018-34 wrote CR LF before every payload. */
  private boolean hasStrayLineEnd(Peeked top) {
    byte[] head = top.head();
    return head.length > 2
        && head[0] == '\r'
        && head[1] == '\n'
        && types.detect(Arrays.copyOfRange(head, 2, head.length), top.isWhole()).isMedia();
  }

  /** Reads what a layer above did not want, so that the digests below are of everything. */
  private void drain() throws IOException {
    byte[] buffer = new byte[BLOCK];
    for (Peeked layer : layers) {
      boolean unseen = false;
      try {
        for (int n = layer.read(buffer, 0, BLOCK); n >= 0; n = layer.read(buffer, 0, BLOCK)) {
          unseen |= !isBlank(buffer, n);
        }
      } catch (CodingFailed e) {
        faults.add(e.reason());
      }
      if (unseen && framed && layer == layers.getLast()) {
        faults.add(Reason.MALFORMED); // something follows the last chunk
      }
    }
  }

  private static boolean isBlank(byte[] buffer, int count) {
    for (int i = 0; i < count; i++) {
      if (buffer[i] != 0 && buffer[i] != '\r' && buffer[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  private Peeked top() {
    return layers.getFirst();
  }

  private void push(InputStream layer) throws IOException {
    opened.push(layer);
    layers.push(new Peeked(layer));
  }

  /** Frees what the decoders hold; the stream below all layers stays open. */
  private void close() throws IOException {
    for (InputStream layer : opened) {
      if (layer instanceof Limited) {
        layer.close();
      }
    }
  }
}
