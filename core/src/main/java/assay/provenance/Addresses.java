package assay.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Addresses as lists of addresses name them: digests of one canonical form, so that neither a list
 * nor an index of it holds an address.
 */
public final class Addresses {
  private Addresses() {}

  /**
   * The digest of a listed address. The text may also be that digest in hexadecimal, which no
   * address is: a label of a host has 63 characters at most.
   *
   * @param algorithm {@link DigestAlgorithm#URL}, {@code PATH_PREFIX} or {@code DOMAIN}
   * @throws IllegalArgumentException if the text names no such thing; the message does not quote it
   */
  public static Digest listed(DigestAlgorithm algorithm, String text) {
    if (text.matches("[0-9a-fA-F]{64}")) {
      return Digest.parse(algorithm, text);
    }
    Address address =
        Address.parse(text)
            .orElseThrow(() -> new IllegalArgumentException("the address has no host"));
    return digest(
        algorithm,
        switch (algorithm) {
          case URL -> address.whole();
          case PATH_PREFIX -> prefix(address);
          case DOMAIN -> domain(address);
          default -> throw new IllegalArgumentException(algorithm + " is not of addresses");
        });
  }

  private static String prefix(Address address) {
    if (address.query().isPresent()) {
      throw new IllegalArgumentException("a path-prefix has no query");
    }
    List<String> prefixes = address.prefixes();
    if (prefixes.size() > Address.DEEPEST) {
      throw new IllegalArgumentException(
          "a path-prefix has fewer segments than " + Address.DEEPEST);
    }
    return prefixes.get(prefixes.size() - 1);
  }

  private static String domain(Address address) {
    if (!address.path().equals("/") || address.query().isPresent()) {
      throw new IllegalArgumentException("a domain has no path");
    } else if (address.host().indexOf('.') < 0 && !address.host().startsWith("[")) {
      throw new IllegalArgumentException("a domain has two labels at least");
    }
    return address.host();
  }

  private static Digest digest(DigestAlgorithm algorithm, String canonical) {
    return Digest.compute(algorithm, canonical.getBytes(UTF_8));
  }

  /** Whether a text names a place on the network, and so is compared with lists of addresses. */
  public static boolean isAddress(String text) {
    return Address.parse(text).isPresent();
  }

  /**
   * Whether anything is known that lists of addresses could name, beyond doubt: without a scheme,
   * {@code images/1.jpg} may be a file as well as a host.
   */
  public static boolean hasAny(Provenance provenance) {
    return texts(provenance).anyMatch(text -> text.contains("//") && isAddress(text));
  }

  /**
   * Everything under which a list may name where an item comes from: its address, those that led to
   * it, the page that showed it, what it repeats; their path prefixes and domains.
   *
   * @param algorithms those that some list uses; others are left out
   */
  public static Set<Digest> of(Provenance provenance, Set<DigestAlgorithm> algorithms) {
    Set<Digest> digests = new LinkedHashSet<>();
    for (Address address : (Iterable<Address>) addresses(provenance)::iterator) {
      if (algorithms.contains(DigestAlgorithm.URL)) {
        digests.add(digest(DigestAlgorithm.URL, address.whole()));
      }
      if (algorithms.contains(DigestAlgorithm.PATH_PREFIX)) {
        address.prefixes().forEach(p -> digests.add(digest(DigestAlgorithm.PATH_PREFIX, p)));
      }
      if (algorithms.contains(DigestAlgorithm.DOMAIN)) {
        Address.domains(address.host())
            .forEach(d -> digests.add(digest(DigestAlgorithm.DOMAIN, d)));
      }
    }
    return digests;
  }

  private static Stream<Address> addresses(Provenance provenance) {
    return texts(provenance).flatMap(text -> Address.parse(text).stream()).distinct();
  }

  private static Stream<String> texts(Provenance provenance) {
    Optional<Origin> origin = provenance.origin();
    return Stream.of(
            origin.flatMap(Origin::url).stream(),
            origin.stream().flatMap(o -> o.redirects().stream()),
            origin.flatMap(Origin::pageUrl).stream(),
            origin.flatMap(Origin::host).stream(),
            provenance.sighting().flatMap(Sighting::url).stream())
        .flatMap(texts -> texts);
  }
}
