package assay.screen;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Vpdq;
import assay.item.MediaType;
import assay.list.ListEntry;
import assay.policy.Allowances;
import assay.policy.Policy;
import assay.provenance.Addresses;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.record.Consulted;
import assay.record.Digested;
import assay.record.Picture;
import assay.record.Reference;
import assay.stage.Bank;
import assay.stage.Content;
import assay.stage.DatasetException;
import assay.stage.EmbeddedReader;
import assay.stage.Hasher;
import assay.stage.Item;
import assay.stage.LicensedMatcher;
import assay.stage.MediaTypes;
import assay.stage.Outcome;
import assay.stage.UnreadableItemException;
import assay.stage.VideoHasher;
import assay.verdict.Grounds;
import assay.verdict.Match;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fingerprints an item, looks the fingerprints up and decides. Has no side effects but reading the
 * item, and keeping a long video until it was sampled, so any number may run at once.
 */
public final class Screener {
  private static final String PDQ = "pdq";

  /** Stands for the known-good lists where ids of allowances are told. */
  public static final String KNOWN_GOOD = "known-good";

  private final List<Hasher> hashers;
  private final List<LicensedMatcher> licensed;
  private final Optional<Videos> videos;
  private final Bank bank;
  private final Policy policy;
  private final MediaTypes types;
  private final EmbeddedReader embedded;
  private final int heldBytes;
  private final List<String> lists;

  /**
   * @param hashers the perceptual hashers; one whose algorithm no list uses is not run
   * @param heldBytes how many bytes of an item are held for decoding; a longer picture is too large
   */
  public Screener(List<Hasher> hashers, Bank bank, Policy policy, MediaTypes types, int heldBytes) {
    this(hashers, List.of(), Optional.empty(), bank, policy, types, EmbeddedReader.NONE, heldBytes);
  }

  /**
   * The same, and asks licensed programs, samples videos, and reads what files say about their
   * making.
   *
   * @param videos how videos are screened; if empty, by their digests only
   * @param licensed one for each algorithm of the lists that only a licensed program understands
   * @param embedded asked about every item that has bytes; has no part in the verdict
   */
  public Screener(
      List<Hasher> hashers,
      List<LicensedMatcher> licensed,
      Optional<Videos> videos,
      Bank bank,
      Policy policy,
      MediaTypes types,
      EmbeddedReader embedded,
      int heldBytes) {
    this.videos = videos.filter(v -> bank.holds(PDQ) || bank.holds(Vpdq.NAME));
    this.embedded = embedded;
    this.licensed = List.copyOf(licensed);
    this.hashers = hashers.stream().filter(h -> bank.holds(h.algorithm())).toList();
    this.bank = bank;
    this.policy = policy;
    this.types = types;
    this.heldBytes = heldBytes;
    this.lists = bank.lists().stream().map(l -> l.id() + "@" + l.version()).sorted().toList();
  }

  /**
   * Screens one item.
   *
   * @throws DatasetException if the shard cannot be walked any further
   */
  public Screened screen(Item item) throws IOException, DatasetException {
    Optional<Digest> declared = item.provenance().declaredDigest();
    try (Intake intake =
        new Intake(algorithms(declared), heldBytes, videos, head -> isVideo(head, false))) {
      return screen(item, declared, intake);
    }
  }

  private boolean isVideo(byte[] content, boolean whole) {
    return videos.isPresent() && videos.get().hasher().appliesTo(types.detect(content, whole));
  }

  private Screened screen(Item item, Optional<Digest> declared, Intake intake)
      throws IOException, DatasetException {
    Set<Reason> faults = new TreeSet<>(item.read(intake));
    if (item.isReference()) {
      return reference(item, faults);
    } else if (!item.hasBytes()) {
      Pass pass = new Pass(faults);
      pass.lookUpOrigin(item);
      return decide(pass, MediaType.UNKNOWN, List.of(), declared, DigestCheck.ABSENT);
    }
    List<Digested> readings = intake.digests();
    byte[] content = intake.content();
    MediaType type = types.detect(content, !intake.exceeds());
    Pass pass = new Pass(faults);
    readings.stream().flatMap(r -> r.digests().stream()).forEach(pass::lookUp);
    pass.lookUpOrigin(item);
    pass.look(item, type);
    for (Hasher hasher : hashers) {
      if (hasher.appliesTo(type)) {
        pass.hash(hasher, type, content, intake.exceeds());
      }
    }
    if (isVideo(content, !intake.exceeds())) {
      pass.sample(videos.get().hasher(), type, intake.whole());
    }
    for (LicensedMatcher matcher : licensed) {
      if (matcher.program().appliesTo(type)) {
        pass.ask(matcher, type, content, intake.exceeds());
      }
    }
    return decide(pass, type, readings, declared, check(item, declared, readings))
        .saying(embedded.read(content, type));
  }

  /** What only points elsewhere is compared by what is said of it; of nothing, nothing is clear. */
  private Screened reference(Item item, Set<Reason> faults) {
    Pass pass = new Pass(faults);
    pass.lookUpOrigin(item);
    item.declared().forEach(pass::lookUpSaid);
    if (item.declared().isEmpty() && !Addresses.hasAny(item.provenance())) {
      faults.add(Reason.DECLARED_MISSING);
    }
    return decide(
            pass,
            MediaType.UNKNOWN,
            List.of(),
            item.provenance().declaredDigest(),
            DigestCheck.ABSENT)
        .referring(new Reference(List.copyOf(pass.matchers)));
  }

  private Set<DigestAlgorithm> algorithms(Optional<Digest> declared) {
    Set<DigestAlgorithm> algorithms = EnumSet.of(DigestAlgorithm.SHA256);
    bank.digests().stream().filter(DigestAlgorithm::isOfContent).forEach(algorithms::add);
    algorithms.addAll(bank.knownGoodDigests());
    declared.ifPresent(d -> algorithms.add(d.algorithm()));
    return algorithms;
  }

  private Screened decide(
      Pass pass,
      MediaType type,
      List<Digested> readings,
      Optional<Digest> declared,
      DigestCheck check) {
    declared.ifPresent(pass::lookUpDeclared);
    Grounds grounds = new Grounds(List.copyOf(pass.matchers), lists);
    Allowances.Remaining remaining = remaining(pass.matches, readings);
    return new Screened(
        policy.decide(remaining.matches(), new TreeSet<>(pass.faults), grounds),
        remaining.by(),
        type,
        readings,
        pass.pictures,
        pass.licensed,
        check,
        Optional.empty(),
        EmbeddedReader.Said.NOTHING);
  }

  /** What people decided is no match, and what only looks like one. */
  private Allowances.Remaining remaining(List<Match> found, List<Digested> readings) {
    Set<Digest> contents = readings.stream().map(Digested::sha256).collect(Collectors.toSet());
    // What was not told may be near an entry that is not allowed.
    boolean allTold = found.stream().filter(Match::isLikeness).count() < Bank.MOST_NEAR;
    Allowances allowances = allTold ? policy.allowances() : policy.allowances().ofContents();
    Allowances.Remaining remaining = allowances.of(found, contents);
    boolean alike = remaining.matches().stream().anyMatch(Screener::onlyLooksListed);
    if (!alike || readings.stream().noneMatch(r -> bank.isKnownGood(r.digests()))) {
      return remaining;
    }
    List<String> by = new ArrayList<>(remaining.by());
    by.add(KNOWN_GOOD);
    return new Allowances.Remaining(
        remaining.matches().stream().filter(match -> !onlyLooksListed(match)).toList(), by);
  }

  private static boolean onlyLooksListed(Match match) {
    return match.isLikeness() && !match.isExact();
  }

  private static DigestCheck check(Item item, Optional<Digest> declared, List<Digested> readings) {
    if (declared.isEmpty()) {
      return DigestCheck.ABSENT;
    }
    for (Digested reading : readings) {
      if (reading.digest(declared.get().algorithm()).equals(declared)) {
        return switch (reading.reading()) {
          case STORED -> DigestCheck.VERIFIED_RAW;
          case UNFRAMED -> DigestCheck.VERIFIED_DECHUNKED;
          case DECODED, TRIMMED -> DigestCheck.VERIFIED_DECODED;
        };
      }
    }
    // A digest of what was downloaded, before it was resized, is not expected to be equal.
    boolean before = item.provenance().capture().filter(Capture::beforeTransformation).isPresent();
    return before ? DigestCheck.ABSENT : DigestCheck.MISMATCH;
  }

  /** What one item's screening has gathered so far. */
  private final class Pass {
    private final Set<Reason> faults;
    private final List<Match> matches = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Consulted> licensed = new ArrayList<>();
    private final SortedSet<String> matchers = new TreeSet<>();

    Pass(Set<Reason> faults) {
      this.faults = faults;
    }

    void lookUp(Digest digest) {
      if (bank.digests().contains(digest.algorithm())) {
        matchers.add("m-" + digest.algorithmName());
        bank.find(digest).stream().filter(m -> !matches.contains(m)).forEach(matches::add);
      }
    }

    /**
     * Where it comes from; an item of unknown origin was not evaluated. What lies in an item comes
     * from where that comes from, and is not found a second time for it.
     */
    void lookUpOrigin(Item item) {
      if (item.locator().isInside()) {
        return;
      }
      for (Digest address : Addresses.of(item.provenance(), bank.digests())) {
        matchers.add("m-" + address.algorithmName());
        bank.find(address).forEach(found -> matches.add(new Match.Origin(found.entry())));
      }
    }

    void lookUpDeclared(Digest digest) {
      for (Match.Exact found : bank.find(digest)) {
        Match declared = new Match.Declared(found.entry());
        if (!matches.contains(found) && !matches.contains(declared)) {
          matches.add(declared);
        }
      }
    }

    /** All that there is to compare of a reference, so its grounds name the matcher. */
    void lookUpSaid(Digest digest) {
      if (bank.digests().contains(digest.algorithm())) {
        matchers.add("m-" + digest.algorithmName());
        lookUpDeclared(digest);
      }
    }

    /** What the medium alone says about how far the item can be screened. */
    void look(Item item, MediaType type) {
      boolean part = item.provenance().capture().filter(Capture::truncated).isPresent();
      if (type.fragment() || (part && type.isMedia())) {
        faults.add(Reason.TRUNCATED);
      }
      if (type.isArchive() && !item.isOpened()) {
        faults.add(Reason.NESTING_LIMIT); // what lies in it is seen by nobody
      }
    }

    /** One failed hasher must not hide what another finds. */
    void hash(Hasher hasher, MediaType type, byte[] content, boolean exceeds) {
      if (exceeds) {
        faults.add(Reason.TOO_LARGE);
        return;
      }
      try {
        Hasher.Hashed hashed = hasher.hash(content, type);
        hashed.fault().ifPresent(faults::add);
        hashed.pictures().forEach(picture -> compare(picture, hashed.outcome()));
        matchers.add("m-" + hasher.algorithm());
      } catch (UnreadableItemException e) {
        faults.add(e.reason());
      }
    }

    /** Each frame is a picture, and all of them together are a video. */
    void sample(VideoHasher hasher, MediaType type, Optional<Content> whole) throws IOException {
      if (whole.isEmpty()) {
        faults.add(Reason.TOO_LARGE);
        return;
      }
      try {
        VideoHasher.Sampled sampled = hasher.sample(whole.get(), type);
        sampled.fault().ifPresent(faults::add);
        Outcome outcome = sampled.fault().isPresent() ? Outcome.PARTIAL : Outcome.EXACT;
        Map<ListEntry, Match.Near> nearest = new LinkedHashMap<>();
        for (SampledFrame frame : sampled.frames()) {
          record(frame.whole(), OptionalLong.of(frame.millis()), outcome);
          for (PdqHashes look : frame.looks()) {
            bank.find(look)
                .forEach(
                    near ->
                        nearest.merge(
                            near.entry(), near, (a, b) -> b.distance() < a.distance() ? b : a));
          }
        }
        nearest.values().stream()
            .sorted(Comparator.comparingInt(Match.Near::distance)) // stable
            .limit(Bank.MOST_NEAR)
            .forEach(matches::add);
        matches.addAll(bank.find(sampled.frames()));
        Stream.of(PDQ, Vpdq.NAME).filter(bank::holds).forEach(a -> matchers.add("m-" + a));
      } catch (UnreadableItemException e) {
        faults.add(e.reason());
      }
    }

    /** One that fails does not hide what others find. */
    void ask(LicensedMatcher matcher, MediaType type, byte[] content, boolean exceeds)
        throws IOException {
      String algorithm = matcher.program().algorithm();
      boolean evaluated = false;
      if (exceeds) {
        faults.add(Reason.TOO_LARGE);
      } else {
        try {
          matcher.match(content, type).stream()
              .filter(m -> !matches.contains(m))
              .forEach(matches::add);
          matchers.add("m-" + algorithm);
          evaluated = true;
        } catch (UnreadableItemException e) {
          faults.add(e.reason());
        }
      }
      licensed.add(new Consulted(algorithm, evaluated));
    }

    private void compare(PdqHashes picture, Outcome outcome) {
      record(picture, OptionalLong.empty(), outcome);
      if (!outcome.ruledOut()) {
        bank.find(picture).stream().filter(m -> !matches.contains(m)).forEach(matches::add);
      }
    }

    private void record(PdqHashes picture, OptionalLong millis, Outcome outcome) {
      boolean hashable =
          bank.lists().stream()
              .anyMatch(l -> picture.quality() >= policy.thresholds(l.id()).minQuality());
      pictures.add(
          new Picture(
              pictures.size(),
              millis,
              picture.hash(),
              picture.quality(),
              hashable || outcome.ruledOut() ? outcome.label() : "not-hashable"));
    }
  }
}
