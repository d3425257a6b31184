package assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.Transform;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.MediaType;
import assay.item.Reading;
import assay.json.JsonObject;
import assay.list.ListEntry;
import assay.provenance.Actionable;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.DigestCheck;
import assay.provenance.Grade;
import assay.provenance.Provenance;
import assay.record.Digested;
import assay.record.Found;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.screen.Screened;
import assay.stage.EmbeddedReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Logs and messages are made of toString; none may tell a fingerprint or what a list says of it.
 */
class NothingIsShownTest {
  private static final String ID = "entry-id-7f";
  private static final String CLASS = "class-A1-7f";
  private static final String MEMBER = "member-7f.png";

  @Test
  void noTypeShowsAFingerprintOrAnEntry() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      byte[] bytes = new byte[algorithm.length()];
      random.nextBytes(bytes);
      assertShowsNothing(Digest.of(algorithm, bytes));
    }
    assertShowsNothing(new LicensedHash("pdna", Long.toString(random.nextLong(), 16)));
    assertShowsNothing(
        new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
  }

  private static void assertShowsNothing(Fingerprint fingerprint) {
    for (Object holder : holders(fingerprint)) {
      String shown = holder.toString().toLowerCase(Locale.ROOT);
      String type = holder.getClass().getName();
      assertThat(shown).as(type).doesNotContain(fingerprint.hex());
      assertThat(shown).as(type).doesNotContain(fingerprint.hex().substring(0, 8));
      assertThat(shown).as(type).doesNotContain(ID, CLASS.toLowerCase(Locale.ROOT), MEMBER);
      if (fingerprint instanceof LicensedHash hash) {
        assertThat(shown).as(type).doesNotContain(hash.text());
      }
      if (fingerprint instanceof Pdq pdq) {
        assertThat(shown).as(type).doesNotContain(Long.toString(pdq.w0()));
      }
    }
  }

  private static List<Object> holders(Fingerprint fingerprint) {
    ListEntry entry = new ListEntry("a", fingerprint, Optional.of(ID), Optional.of(CLASS));
    List<Match> matches =
        List.of(
            new Match.Exact(entry),
            new Match.Near(entry, 3, Transform.ORIGINAL),
            new Match.Declared(entry),
            new Match.Licensed(entry, 3, true));
    List<Object> holders = new ArrayList<>(List.of(fingerprint, entry));
    holders.addAll(matches);
    matches.forEach(match -> holders.add(Found.of(match)));
    holders.add(new Verdict.Matched(matches));
    holders.add(new Verdict.Suspected(matches));
    holders.add(JsonObject.empty().with("value", fingerprint.hex()));
    if (fingerprint instanceof LicensedHash) {
      holders.add(record(List.of(), List.of(), matches));
    } else if (fingerprint instanceof Digest digest) {
      holders.addAll(holders(digest, matches));
    } else if (fingerprint instanceof Pdq pdq) {
      holders.add(new PdqHashes(Collections.nCopies(8, pdq), 50));
      holders.add(new Picture(0, pdq, 50, "exact"));
      holders.add(record(List.of(), List.of(new Picture(0, pdq, 50, "exact")), matches));
    }
    return holders;
  }

  private static List<Object> holders(Digest digest, List<Match> matches) {
    Digested reading = new Digested(Reading.STORED, 3, List.of(digest));
    Capture capture = Capture.unknown().declaring(Optional.of(new DeclaredDigest(digest)), false);
    return List.of(
        reading,
        new DeclaredDigest(digest),
        capture,
        Provenance.of(Optional.empty(), Optional.of(capture), Map.of()),
        record(List.of(reading), List.of(), matches),
        new Screened(
            new Verdict.Matched(matches),
            List.of(),
            MediaType.UNKNOWN,
            List.of(reading),
            List.of(),
            List.of(),
            DigestCheck.ABSENT,
            Optional.empty(),
            EmbeddedReader.Said.NOTHING));
  }

  private static ItemRecord record(
      List<Digested> readings, List<Picture> pictures, List<Match> matches) {
    return new ItemRecord(
        new Locator("shard", 0, MEMBER),
        new Extent(0, 1),
        3,
        "image/png",
        readings,
        pictures,
        Verdict.Kind.MATCHED,
        List.of(),
        matches.stream().map(Found::of).toList(),
        Disposition.QUARANTINED,
        JsonObject.empty(),
        Grade.P0,
        Actionable.NO,
        List.of());
  }
}
