package assay.cli;

import static assay.fingerprint.DigestAlgorithm.SHA256;
import static java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.casework.custody.CustodyLog;
import assay.casework.vault.AgeVault;
import assay.casework.vault.Opened;
import assay.casework.vault.VaultDoor;
import assay.casework.vault.VaultKeys;
import assay.cli.run.Snapshot;
import assay.dataset.media.Signatures;
import assay.dataset.tar.TarFormat;
import assay.evidence.bundle.Bundle;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.statement.Level;
import assay.evidence.verify.Question;
import assay.evidence.verify.ShardDigest;
import assay.evidence.verify.TrustPolicy;
import assay.evidence.verify.Verified;
import assay.evidence.verify.Verifier;
import assay.fingerprint.Digest;
import assay.fingerprint.Transform;
import assay.item.MediaType;
import assay.item.Reading;
import assay.match.bank.FrozenBank;
import assay.match.decode.DecodeLimits;
import assay.match.list.HashLists;
import assay.match.pdq.PdqHasher;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.provenance.Grade;
import assay.provenance.Ingest;
import assay.record.ItemRecord;
import assay.screen.Recording;
import assay.screen.RemovalSet;
import assay.screen.Screened;
import assay.screen.Screener;
import assay.stage.Choice;
import assay.stage.DatasetFormat;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Vault;
import assay.verdict.Disposition;
import assay.verdict.Match;
import assay.verdict.Verdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that docs/walkthrough.md shows: one picture, from its shard to its record. */
class WalkthroughTest {
  private static final int HELD_BYTES = 64 << 20;

  @TempDir private Path folder;
  private Path list;
  private ShardFile shard;
  private DatasetFormat format;
  private Policy policy;
  private Screener screener;

  /** A list with one drawing, and a shard with a smaller, mirrored copy of it and another one. */
  @BeforeEach
  void prepare() throws Exception {
    BufferedImage listed = drawing(41);
    list = listOf(listed);
    Path tar = folder.resolve("shard-0007.tar");
    try (OutputStream out = Files.newOutputStream(tar);
        TarArchiveOutputStream members = new TarArchiveOutputStream(out)) {
      add(members, "000041.jpg", encoded("jpg", mirroredAtHalfSize(listed)));
      add(members, "000041.json", "{\"url\":\"https://images.example/a/7.jpg\"}".getBytes(UTF_8));
      add(members, "000041.txt", "a drawing".getBytes(UTF_8));
      add(members, "000042.png", encoded("png", drawing(42)));
    }
    // region rooms
    shard = new ShardFile(tar, "shard-0007.tar");
    format = new TarFormat();
    policy = Policy.standard();
    FrozenBank bank = FrozenBank.of(HashLists.load(List.of(list.toString())), policy);
    PdqHasher pdq = new PdqHasher(DecodeLimits.standard());
    screener = new Screener(List.of(pdq), bank, policy, new Signatures(), HELD_BYTES);
    // endregion
  }

  @Test
  void aMirroredCopyIsMatchedAndRecorded() throws Exception {
    // region open
    try (ShardReader reader = format.read(shard)) {
      Entry entry = reader.next().orElseThrow();
      Item item = entry.item().orElseThrow();
      assertThat(item.locator()).hasToString("shard-0007.tar#0");
      assertThat(item.provenance().origin().orElseThrow().url())
          .contains("https://images.example/a/7.jpg");
      // endregion
      // region screen
      Screened screened = screener.screen(item);
      assertThat(screened.type().name()).isEqualTo("image/jpeg");
      assertThat(screened.readings().get(0).reading()).isEqualTo(Reading.STORED);
      assertThat(screened.pictures().get(0).outcome()).isEqualTo("exact");
      // endregion
      // region verdict
      Verdict verdict = screened.verdict();
      assertThat(verdict).isInstanceOf(Verdict.Matched.class);
      Match.Near near = (Match.Near) verdict.matches().get(0);
      assertThat(near.transform()).isEqualTo(Transform.FLIP_Y);
      assertThat(near.distance()).isBetween(0, policy.thresholds("known").matchedDistance());
      assertThat(near.entry().classification()).contains("A1");
      // endregion
      // region record
      ItemRecord record = recording().record(entry, item, screened);
      assertThat(record.reasons()).containsExactly("match:m-pdq");
      assertThat(record.disposition()).isEqualTo(Disposition.QUARANTINED);
      assertThat(record.grade()).isEqualTo(Grade.P2);
      assertThat(record.isProtected()).isTrue();
      // endregion
    }
  }

  @Test
  void itsWholeSampleLeavesAndTheRestStaysAsItIs() throws Exception {
    // region removals
    RemovalSet removals = new RemovalSet();
    List<Entry> entries = new ArrayList<>();
    ShardReader reader = format.read(shard);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      entries.add(next.get());
      removals.add(next.get().ties(), asksFor(next.get()));
    }
    ShardIdentity screened = reader.identity();
    reader.close();
    // endregion
    // region publish
    List<Choice> choices = new ArrayList<>();
    for (Entry entry : entries) {
      boolean kept = removals.settle(entry.ties(), Disposition.KEPT) == Disposition.KEPT;
      choices.add(new Choice(entry.extent(), entry.part(), entry.member(), kept));
    }
    Path target = folder.resolve("screened.tar");
    format.rewrite(shard, screened, choices.iterator(), target);
    // endregion
    Entry first = entries.stream().filter(e -> e.member().equals("000042.png")).findFirst().get();
    byte[] input = Files.readAllBytes(shard.path());
    assertThat(Files.readAllBytes(target)).isEqualTo(from(first.extent().offset(), input));
  }

  private Disposition asksFor(Entry entry) throws Exception {
    return entry.item().isEmpty()
        ? Disposition.KEPT
        : policy.dispose(screener.screen(entry.item().get()).verdict().kind());
  }

  @Test
  void itIsSealedAndOpenedWithAReasonOnly() throws Exception {
    byte[] picture = firstItem();
    // region seal
    VaultKeys keys = VaultKeys.in(folder.resolve("keys"));
    Vault vault = AgeVault.in(folder.resolve("vault"), keys);
    Digest sha256 = Digest.compute(SHA256, picture);
    String name = vault.seal(Vault.Kind.ITEM, sha256, "image/jpeg", out -> out.write(picture));
    // endregion
    // region unseal
    Path identity = keys.createdIdentity().orElseThrow();
    CustodyLog log = CustodyLog.in(folder.resolve("log"), Clock.systemUTC());
    VaultDoor door = new VaultDoor(folder.resolve("vault"), log);
    try (Opened opened = door.open(name, identity, "case 2026-114", "reviewer 3")) {
      assertThat(opened.content().readAllBytes()).isEqualTo(picture);
    }
    assertThat(Files.readString(folder.resolve("log/custody.jsonl"))).contains("case 2026-114");
    // endregion
  }

  @Test
  void itsSnapshotIsVerifiedByAStranger() throws Exception {
    Path output = folder.resolve("screened");
    Path workspace = folder.resolve("workspace");
    String[] command = {
      "screen",
      shard.path().toString(),
      "--list",
      list.toString(),
      "--quiet",
      "--out",
      output.toString(),
      "--workspace",
      workspace.toString()
    };
    assertThat(Main.run(command)).isZero();
    // region verify
    Bundle bundle = Bundle.read(Snapshot.in(workspace, Optional.empty()).bundle());
    String pem = Files.readString(workspace.resolve("keys/statement.pub"));
    Verifier verifier = new Verifier(TrustPolicy.of(VerificationKey.parse(pem)), Instant.now());
    ShardIdentity inHand = ShardDigest.of(output.resolve("shard-0007.tar"), Set.of());
    Verified verified = verifier.verify(bundle, new Question.OfShard(inHand), Optional.empty());
    assertThat(verified.level()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_2);
    assertThat(verified.sentence())
        .contains("all 4 input items were compared with known ")
        .endsWith("Only known material within these thresholds is covered.");
    // endregion
  }

  private static Recording recording() {
    // region acquisition
    Acquisition acquisition =
        new Acquisition(
            Optional.of("sample-set"),
            Optional.empty(), // publisher
            Optional.empty(), // version
            Optional.empty(), // source
            Optional.empty(), // licence
            Optional.of("Example Crawls"),
            Optional.empty(), // channel
            Optional.of(Instant.parse("2026-02-27T00:00:00Z")),
            Optional.of("data-ingest"));
    // endregion
    Ingest ingest =
        new Ingest(Optional.of(Instant.parse("2026-03-01T22:10:00Z")), "assay", "1", List.of());
    return new Recording("sample-set-1", acquisition, ingest, Policy.standard());
  }

  private Path listOf(BufferedImage listed) throws Exception {
    byte[] png = encoded("png", listed);
    String hash =
        new PdqHasher(DecodeLimits.standard())
            .hash(png, MediaType.of("image/png"))
            .pictures()
            .get(0)
            .hash()
            .hex();
    String lines = "algorithm,value,id,classification\npdq," + hash + ",7,A1\n";
    return Files.writeString(folder.resolve("known.csv"), lines);
  }

  private byte[] firstItem() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ShardReader reader = format.read(shard)) {
      Item item = reader.next().orElseThrow().item().orElseThrow();
      item.read((reading, buffer, from, length) -> out.write(buffer, from, length));
    }
    return out.toByteArray();
  }

  private static byte[] from(long offset, byte[] bytes) {
    return Arrays.copyOfRange(bytes, (int) offset, bytes.length);
  }

  private static void add(TarArchiveOutputStream out, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setModTime(0);
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }

  /** Overlapping ellipses of many greys: harmless, and enough to hash. */
  private static BufferedImage drawing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage picture = new BufferedImage(512, 384, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    for (int i = 0; i < 25; i++) {
      pen.setColor(new Color(random.nextInt(1 << 24)));
      pen.fillOval(
          random.nextInt(-100, 450),
          random.nextInt(-100, 330),
          random.nextInt(60, 260),
          random.nextInt(60, 260));
    }
    pen.dispose();
    return picture;
  }

  private static BufferedImage mirroredAtHalfSize(BufferedImage picture) {
    int width = picture.getWidth() / 2;
    int height = picture.getHeight() / 2;
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, width, 0, -width, height, null);
    pen.dispose();
    return copy;
  }

  private static byte[] encoded(String format, BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, format, out)).isTrue();
    return out.toByteArray();
  }
}
