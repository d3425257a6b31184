package assay.dataset.mds;

import assay.dataset.packed.Codec;
import assay.dataset.packed.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code index.json} beside the shards of a folder. Says anew what it says of shards that were
 * written again, and leaves out those of which nothing stayed. What it lists and was not there
 * before is left as it is.
 */
public final class MdsIndex {
  /** The name of the file. */
  public static final String NAME = "index.json";

  private final Path before;
  private final Path after;

  private MdsIndex(Path before, Path after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The index of what stands in the output now.
   *
   * @param json the index as it was
   * @param before the folder in which it lay
   * @param after the same folder of the output, in which all shards have been written
   * @return empty if it is no index of MDS shards, or nothing of what it says has changed
   */
  public static Optional<byte[]> renewed(byte[] json, Path before, Path after) throws IOException {
    Optional<Map<String, Object>> index = JsonTree.parse(json);
    Optional<List<Object>> shards = index.flatMap(i -> list(i.get("shards")));
    if (shards.isEmpty() || shards.get().stream().noneMatch(MdsIndex::isMds)) {
      return Optional.empty();
    }
    String was = new String(JsonTree.write(index.get()), java.nio.charset.StandardCharsets.UTF_8);
    List<Object> renewed = new ArrayList<>();
    MdsIndex work = new MdsIndex(before, after);
    for (Object shard : shards.get()) {
      if (!isMds(shard) || work.renew(object(shard).orElseThrow())) {
        renewed.add(shard);
      }
    }
    index.get().put("shards", renewed);
    byte[] now = JsonTree.write(index.get());
    return was.equals(new String(now, java.nio.charset.StandardCharsets.UTF_8))
        ? Optional.empty()
        : Optional.of(now);
  }

  private static boolean isMds(Object shard) {
    return object(shard).filter(s -> "mds".equals(s.get("format"))).isPresent();
  }

  @SuppressWarnings("unchecked") // the keys of what was parsed are text
  private static Optional<Map<String, Object>> object(Object value) {
    return value instanceof Map ? Optional.of((Map<String, Object>) value) : Optional.empty();
  }

  @SuppressWarnings("unchecked") // so are its elements values
  private static Optional<List<Object>> list(Object value) {
    return value instanceof List ? Optional.of((List<Object>) value) : Optional.empty();
  }

  /** Whether the shard is still there. */
  private boolean renew(Map<String, Object> shard) throws IOException {
    Optional<Map<String, Object>> raw = object(shard.get("raw_data"));
    Optional<Map<String, Object>> zip = object(shard.get("zip_data"));
    boolean rawWas = raw.isPresent() && file(before, raw.get()).isPresent();
    boolean zipWas = zip.isPresent() && file(before, zip.get()).isPresent();
    Optional<Path> rawIs = rawWas ? file(after, raw.get()) : Optional.empty();
    Optional<Path> zipIs = zipWas ? file(after, zip.get()) : Optional.empty();
    if (!rawWas && !zipWas) {
      return true;
    } else if (rawIs.isEmpty() && zipIs.isEmpty()) {
      return false;
    }
    if (zipIs.isPresent()) {
      renew(zip.get(), zipIs.get(), Optional.empty());
    }
    Path file = rawIs.or(() -> zipIs).orElseThrow();
    Optional<Codec> codec = rawIs.isPresent() ? Optional.empty() : codec(file);
    if (raw.isPresent()) {
      renew(raw.get(), file, codec);
    }
    try (InputStream in = open(file, codec)) {
      shard.put("samples", JsonTree.Word.of(MdsHeader.read(in).samples()));
    }
    return true;
  }

  private static Optional<Path> file(Path folder, Map<String, Object> data) {
    return data.get("basename") instanceof String name && name.matches("[^/\\\\]+")
        ? Optional.of(folder.resolve(name))
            .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }

  private static Optional<Codec> codec(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Codec.of(in.readNBytes(Codec.SIGNATURE));
    }
  }

  private static InputStream open(Path file, Optional<Codec> codec) throws IOException {
    InputStream packed = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return Unpacked.of(codec, packed);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  /** Length and digests; a digest that the JDK cannot compute is left out, for it is wrong now. */
  private static void renew(Map<String, Object> data, Path file, Optional<Codec> codec)
      throws IOException {
    List<String> names = new ArrayList<>();
    List<MessageDigest> digests = new ArrayList<>();
    Optional<Map<String, Object>> hashes = object(data.get("hashes"));
    for (String name : hashes.map(h -> List.copyOf(h.keySet())).orElse(List.of())) {
      Optional<MessageDigest> digest = digest(name);
      if (digest.isPresent()) {
        names.add(name);
        digests.add(digest.get());
      }
    }
    long bytes = 0;
    try (InputStream in = open(file, codec)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        for (MessageDigest digest : digests) {
          digest.update(buffer, 0, n);
        }
      }
    }
    boolean changed = !JsonTree.Word.of(bytes).equals(data.get("bytes"));
    data.put("bytes", JsonTree.Word.of(bytes));
    for (int i = 0; i < names.size(); i++) {
      String hex = HexFormat.of().formatHex(digests.get(i).digest());
      Object old = hashes.orElseThrow().put(names.get(i), hex);
      changed |= !hex.equals(old);
    }
    if (changed) {
      hashes.ifPresent(h -> h.keySet().retainAll(names));
    }
  }

  /** By the names of Python's hashlib. */
  private static Optional<MessageDigest> digest(String name) {
    String jdk =
        name.toUpperCase(Locale.ROOT)
            .replaceFirst("^SHA3_", "SHA3-")
            .replaceFirst("^SHA(\\d)", "SHA-$1");
    jdk = jdk.replaceFirst("^SHA-3-", "SHA3-");
    try {
      return Optional.of(MessageDigest.getInstance(jdk));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }
}
