package assay.benchmarks;

import assay.dataset.Datasets;
import assay.dataset.media.Signatures;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.bank.FrozenBank;
import assay.match.decode.DecodeLimits;
import assay.match.decode.PictureDecoder;
import assay.match.list.HashLists;
import assay.match.list.ListFileException;
import assay.match.pdq.PdqHasher;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.provenance.Ingest;
import assay.screen.Recording;
import assay.screen.ScannerVersion;
import assay.screen.Screened;
import assay.screen.Screener;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardReader;
import assay.stage.UnreadableItemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the time of screening goes: {@code ScreenSplit SHARD LIST exact|first-look SECONDS}.
 *
 * <p>Runs the pieces that a run is made of over all pictures of a shard, each piece in a loop of
 * its own for at least so many seconds, and prints processor seconds for each picture. What cannot
 * be run apart is a difference: hashing is decoding and hashing without decoding. All threads of
 * the process count, and so does what the virtual machine does meanwhile.
 */
public final class ScreenSplit {
  private static final MediaType JPEG = MediaType.of("image/jpeg");
  private static final int HELD_BYTES = 64 << 20;

  private final Datasets.Shard shard;
  private final FrozenBank bank;
  private final PictureDecoder decoder = new PictureDecoder(DecodeLimits.standard());
  private final PdqHasher full = new PdqHasher(decoder, Optional.empty());
  private final PdqHasher hasher;
  private final List<byte[]> contents = new ArrayList<>();
  private final List<PdqHashes> hashes = new ArrayList<>();
  private final double least;
  private long found;

  private ScreenSplit(Path shard, String list, boolean exact, double least)
      throws IOException, ListFileException {
    this.shard = new Datasets(Datasets.formats()).find(List.of(shard)).get(0);
    this.bank = FrozenBank.of(HashLists.load(List.of(list)), Policy.standard());
    this.hasher = exact ? full : new PdqHasher(decoder, Optional.of(bank));
    this.least = least;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    ScreenSplit split =
        new ScreenSplit(
            Path.of(args[0]), args[1], args[2].equals("exact"), Double.parseDouble(args[3]));
    split.load();
    split.print(args[2]);
  }

  private void load() throws Exception {
    walk(
        entry -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          entry.item().get().read((reading, buffer, at, length) -> bytes.write(buffer, at, length));
          contents.add(bytes.toByteArray());
        });
    for (byte[] content : contents) {
      hashes.addAll(full.hash(content, JPEG).pictures());
    }
  }

  private void print(String how) throws Exception {
    Screener screener =
        new Screener(List.of(hasher), bank, Policy.standard(), new Signatures(), HELD_BYTES);
    Ingest ingest = new Ingest(Optional.empty(), "assay", ScannerVersion.current(), List.of());
    Recording recording =
        new Recording("benchmark", Acquisition.unknown(), ingest, Policy.standard());
    double read = time(() -> walk(entry -> entry.item().get().read((r, b, at, length) -> {})));
    double digest = time(this::digest);
    double decode = time(this::decode);
    double inFull = time(() -> hash(full));
    double hash = time(() -> hash(hasher));
    double lookUp = time(this::lookUp);
    double screen = time(() -> walk(entry -> screener.screen(entry.item().get())));
    List<Walked> walked = new ArrayList<>();
    walk(e -> walked.add(new Walked(e, e.item().get(), screener.screen(e.item().get()))));
    double record = time(() -> record(recording, walked));
    line(how, "read the shard", read);
    line(how, "digest (SHA-256)", digest);
    line(how, "decode in full", decode);
    line(how, "hash in full, without decoding", inFull - decode);
    line(how, "decode and hash, as configured", hash);
    line(how, "look up fifteen hashes", lookUp);
    line(how, "record", record);
    line(how, "all of it, as screened", screen + record);
  }

  private static void line(String how, String piece, double seconds) {
    System.out.printf(Locale.ROOT, "%s\t%s\t%.4f\t%.0f%n", how, piece, 1e3 * seconds, 1 / seconds);
  }

  /** Something done to every picture. */
  @FunctionalInterface
  private interface Round {
    void run() throws Exception;
  }

  /** Seconds for each picture: the least of three, after one that does not count. */
  private double time(Round round) throws Exception {
    repeat(round);
    return Math.min(repeat(round), Math.min(repeat(round), repeat(round)));
  }

  private double repeat(Round round) throws Exception {
    double begin = Cpu.process();
    double spent = 0;
    int rounds = 0;
    while (spent < least) {
      round.run();
      rounds++;
      spent = Cpu.process() - begin;
    }
    return spent / rounds / contents.size();
  }

  /** Something done to an entry with an item. */
  @FunctionalInterface
  private interface EntryWork {
    void on(Entry entry) throws IOException, DatasetException;
  }

  private void walk(EntryWork work) throws IOException, DatasetException {
    try (ShardReader reader = shard.format().read(shard.file())) {
      for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get().item().isPresent()) {
          work.on(next.get());
        }
      }
    }
  }

  private void digest() {
    for (byte[] content : contents) {
      found += Digest.compute(DigestAlgorithm.SHA256, content).bytes().length;
    }
  }

  private void decode() throws UnreadableItemException {
    for (byte[] content : contents) {
      decoder.decode(content, JPEG, (width, height) -> luma -> {});
    }
  }

  private void hash(PdqHasher how) throws UnreadableItemException {
    for (byte[] content : contents) {
      found += how.hash(content, JPEG).pictures().size();
    }
  }

  private void lookUp() {
    for (PdqHashes picture : hashes) {
      found += bank.find(picture).size();
    }
  }

  /** Makes the records and writes them as the ledger does, but for its compression. */
  private void record(Recording recording, List<Walked> walked) {
    for (Walked one : walked) {
      found += recording.record(one.entry, one.item, one.screened).json().bytes().length;
    }
  }

  /** What was screened, and what came of it. */
  private record Walked(Entry entry, Item item, Screened screened) {}
}
