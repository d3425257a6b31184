package assay.dataset.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the columns of a table say of things elsewhere. Names are compared without regard to case.
 * Never changes, so it may be shared.
 */
public final class ReferenceTable {
  /** These name a picture; beside them, {@code url} names the page that shows it. */
  private static final Set<String> OF_PICTURES = Set.of("image_url", "img_url", "src");

  private final boolean ofPictures;
  private final List<Integer> addresses;
  private final List<Integer> pages;
  private final List<Integer> captions;
  private final SortedMap<Integer, DigestAlgorithm> digests = new TreeMap<>();

  /**
   * Looks at the names of the columns.
   *
   * @param columns in their order; a row's values have the same
   * @param keys under which names addresses, pages and captions are looked for
   */
  public ReferenceTable(List<String> columns, SidecarKeys keys) {
    List<String> names = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    List<String> urls = new ArrayList<>(keys.url());
    this.ofPictures = names.stream().anyMatch(OF_PICTURES::contains);
    if (ofPictures) {
      urls.sort((a, b) -> Boolean.compare(OF_PICTURES.contains(b), OF_PICTURES.contains(a)));
    }
    this.addresses = places(urls, names);
    this.pages = places(keys.page(), names);
    this.captions = places(keys.caption(), names);
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      DigestAlgorithm.ofLabel(names.get(i)).ifPresent(found -> digests.put(column, found));
    }
  }

  private static List<Integer> places(List<String> wanted, List<String> names) {
    List<Integer> places = new ArrayList<>();
    for (String name : wanted) {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equals(name)) {
          places.add(i);
        }
      }
    }
    return places;
  }

  /** Whether a column names addresses or digests, so that rows without content are references. */
  public boolean refers() {
    return !addresses.isEmpty() || !digests.isEmpty();
  }

  /** The places of the columns of which something is taken; others need not be read. */
  public SortedSet<Integer> columns() {
    SortedSet<Integer> all = new TreeSet<>(digests.keySet());
    all.addAll(addresses);
    all.addAll(pages);
    all.addAll(captions);
    return all;
  }

  /** The places of the columns that hold what stood with the content. */
  public List<Integer> captions() {
    return captions;
  }

  /**
   * The reference of a row.
   *
   * @param values in the order of the columns; empty for null. Digests in hexadecimal. Those that
   *     are in none of {@link #columns()} are not looked at
   */
  public ReferenceItem item(Locator locator, List<Optional<String>> values) {
    Set<Reason> faults = EnumSet.noneOf(Reason.class);
    List<Digest> declared = declared(values, faults);
    return new ReferenceItem(locator, provenance(values, declared, false), declared, faults);
  }

  /**
   * What a row says of the origin of its content, if it has content of its own. Its digest is of
   * what was downloaded, which is seldom what lies in the row.
   */
  public Provenance provenance(List<Optional<String>> values) {
    return provenance(values, declared(values, EnumSet.noneOf(Reason.class)), true);
  }

  private List<Digest> declared(List<Optional<String>> values, Set<Reason> faults) {
    Set<Digest> declared = new LinkedHashSet<>();
    digests.forEach(
        (column, algorithm) ->
            said(values, column)
                .ifPresent(
                    hex ->
                        parse(algorithm, hex)
                            .ifPresentOrElse(declared::add, () -> faults.add(Reason.MALFORMED))));
    return List.copyOf(declared);
  }

  private Provenance provenance(
      List<Optional<String>> values, List<Digest> declared, boolean before) {
    Optional<Capture> capture =
        declared.stream()
            .max((a, b) -> a.algorithm().compareTo(b.algorithm())) // the strongest
            .map(d -> Capture.unknown().declaring(Optional.of(new DeclaredDigest(d)), before));
    return Provenance.of(
        origin(values), capture, Map.of("origin", Basis.DECLARED, "capture", Basis.DECLARED));
  }

  private Optional<Origin> origin(List<Optional<String>> values) {
    List<String> urls = said(values, addresses);
    List<String> shown = said(values, pages);
    boolean showing = ofPictures && urls.size() > 1 && shown.isEmpty();
    Optional<String> page =
        shown.stream().findFirst().or(() -> showing ? Optional.of(urls.get(1)) : Optional.empty());
    // What else is named is compared too: an address that leads there, as far as anybody can say.
    List<String> more = urls.subList(Math.min(urls.size(), showing ? 2 : 1), urls.size());
    Optional<Digest> caption = said(values, captions).stream().findFirst().map(this::sha256);
    return urls.isEmpty() && page.isEmpty() && caption.isEmpty()
        ? Optional.empty()
        : Optional.of(new Origin(urls.stream().findFirst(), more, page, Optional.empty(), caption));
  }

  private Digest sha256(String caption) {
    return Digest.compute(DigestAlgorithm.SHA256, caption.getBytes(UTF_8));
  }

  private static List<String> said(List<Optional<String>> values, List<Integer> columns) {
    return columns.stream().flatMap(column -> said(values, column).stream()).distinct().toList();
  }

  private static Optional<String> said(List<Optional<String>> values, int column) {
    return values.get(column).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<Digest> parse(DigestAlgorithm algorithm, String hex) {
    try {
      return Optional.of(Digest.parse(algorithm, hex));
    } catch (IllegalArgumentException notADigest) {
      return Optional.empty();
    }
  }
}
