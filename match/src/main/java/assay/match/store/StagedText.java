package assay.match.store;

import assay.fingerprint.Fingerprint;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A listed entry as it lies in the table of what is staged: canonical JSON. */
final class StagedText {
  /** Stands for an entry that could not be read: what was listed under its key stays. */
  static final String AS_IT_WAS = "=";

  private StagedText() {}

  static String write(Told.Listed listed) {
    List<JsonObject> values = new ArrayList<>();
    for (ListedValue value : listed.values()) {
      Optional<Fingerprint> fingerprint = value.fingerprint();
      values.add(
          JsonObject.empty()
              .with("algorithm", fingerprint.map(f -> f.algorithmName()).orElse(value.algorithm()))
              .with("hex", fingerprint.map(Fingerprint::hex))
              .with("text", fingerprint.isPresent() ? Optional.empty() : Optional.of(value.text()))
              .with("affirmed", value.affirmed())
              .with("disputed", value.disputed()));
    }
    return JsonObject.empty()
        .with("values", values)
        .with("classification", listed.classification())
        .with("tags", listed.tags())
        .with("unread", listed.unread())
        .write();
  }

  /** One value: bytes if it is looked up, else text. */
  record Value(String algorithm, Object value, long affirmed, long disputed) {
    /** Never shows the entry. */
    @Override
    public String toString() {
      return "a value of " + algorithm;
    }

    boolean isEvaluated() {
      return value instanceof byte[];
    }

    /** In hexadecimal if it is looked up. */
    String text() {
      return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : (String) value;
    }

    boolean hasVotesOf(Value other) {
      return affirmed == other.affirmed && disputed == other.disputed;
    }
  }

  /**
   * What was written, without its key.
   *
   * @param unread algorithms by which what was listed before stays
   */
  record Content(
      List<Value> values, Optional<String> classification, String tags, Set<String> unread) {
    /** Never shows the entry. */
    @Override
    public String toString() {
      return "an entry";
    }
  }

  static Content read(String text) throws IOException {
    try {
      JsonObject json = JsonObject.parse(text);
      List<Value> values = new ArrayList<>();
      for (JsonObject value : json.objects("values")) {
        values.add(
            new Value(
                value.text("algorithm").orElseThrow(),
                value
                    .text("hex")
                    .<Object>map(HexFormat.of()::parseHex)
                    .orElseGet(() -> value.text("text").orElseThrow()),
                value.number("affirmed").orElseThrow(),
                value.number("disputed").orElseThrow()));
      }
      return new Content(
          values,
          json.text("classification"),
          tags(json.texts("tags")),
          Set.copyOf(json.texts("unread")));
    } catch (JsonException e) {
      throw new IOException("what was staged of the list cannot be read");
    }
  }

  private static String tags(List<String> tags) {
    return tags.isEmpty() ? "" : JsonObject.empty().with("tags", new TreeSet<>(tags)).write();
  }

  /** Reads the tags of a content. */
  static SortedSet<String> tagSet(String tags) {
    try {
      return tags.isEmpty() ? new TreeSet<>() : new TreeSet<>(JsonObject.parse(tags).texts("tags"));
    } catch (JsonException e) {
      throw new IllegalStateException("written by this class");
    }
  }
}
