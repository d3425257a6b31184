package assay.dataset.mds;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.dataset.packed.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes MDS shards by the description of their layout, value by value. */
final class Shards {
  private final String configuration;
  private final List<Integer> sizes;
  private final List<byte[]> samples = new ArrayList<>();

  /**
   * Begins a shard.
   *
   * @param columns {@code name:encoding:size} with commas between them; no size: its own
   */
  Shards(String columns) {
    List<String> names = new ArrayList<>();
    List<String> encodings = new ArrayList<>();
    List<Integer> fixed = new ArrayList<>();
    for (String column : List.of(columns.split(",", -1))) {
      List<String> parts = List.of(column.split(":", -1));
      names.add("\"" + parts.get(0) + "\"");
      encodings.add("\"" + parts.get(1) + "\"");
      fixed.add(parts.size() > 2 ? Integer.valueOf(parts.get(2)) : null);
    }
    this.sizes = fixed;
    this.configuration =
        "{\"column_encodings\": "
            + encodings
            + ", \"column_names\": "
            + names
            + ", \"column_sizes\": "
            + fixed
            + ", \"compression\": null, \"format\": \"mds\", \"hashes\": [], \"version\": 2}";
  }

  Shards sample(byte[]... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < values.length; i++) {
      if (sizes.get(i) == null) {
        out.writeBytes(word(values[i].length));
      }
    }
    for (byte[] value : values) {
      out.writeBytes(value);
    }
    return raw(out.toByteArray());
  }

  Shards sample(String... values) {
    byte[][] bytes = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = values[i].getBytes(UTF_8);
    }
    return sample(bytes);
  }

  /** A sample that is just these bytes. */
  Shards raw(byte[] sample) {
    samples.add(sample);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(word(samples.size()));
    int at = 8 + 4 * samples.size() + configuration.length();
    out.writeBytes(word(at));
    for (byte[] sample : samples) {
      at += sample.length;
      out.writeBytes(word(at));
    }
    out.writeBytes(configuration.getBytes(UTF_8));
    samples.forEach(out::writeBytes);
    return out.toByteArray();
  }

  static byte[] word(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static void pack(Path file, Codec codec, byte[] bytes) throws IOException {
    try (OutputStream out = codec.encoder(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }
}
