package assay.dataset.warc;

import assay.item.Reading;
import assay.item.ReadingSink;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;

/** Passes readings on, and keeps the beginning of each: the last one is what the item is. */
final class LastReading implements ReadingSink {
  private final ReadingSink sink;
  private final int most;
  private final Map<Reading, ByteArrayOutputStream> kept = new EnumMap<>(Reading.class);

  LastReading(ReadingSink sink, int most) {
    this.sink = sink;
    this.most = most;
  }

  @Override
  public void accept(Reading reading, byte[] buffer, int offset, int length) {
    sink.accept(reading, buffer, offset, length);
    ByteArrayOutputStream out = kept.computeIfAbsent(reading, r -> new ByteArrayOutputStream());
    out.write(buffer, offset, Math.min(length, most - out.size()));
  }

  byte[] bytes() {
    return kept.entrySet().stream()
        .max(Map.Entry.comparingByKey())
        .map(last -> last.getValue().toByteArray())
        .orElse(new byte[0]);
  }
}
