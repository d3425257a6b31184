package assay.casework.recovery;

import assay.casework.captures.Sighting;
import assay.provenance.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an index knows of an item.
 *
 * @param method by which the tied capture was found; without one, the first that found something;
 *     near-duplicate if there is nothing but what looks alike
 * @param tied the capture that stands for this occurrence; empty if all were made after the item
 *     was acquired and have nothing but its address, or contradict what is known of it
 * @param facts of the record, completed from the tied capture
 * @param sightings all captures that were found, the tied one among them, by time
 * @param methods by which each of them was found, the strongest
 * @param isCut there are more than are listed
 * @param alsoSeen where contents were seen that look alike, nearest first
 */
public record Recovered(
    Method method,
    Optional<Sighting> tied,
    Provenance facts,
    List<Sighting> sightings,
    Map<Sighting, Method> methods,
    boolean isCut,
    List<AlsoSeen> alsoSeen) {
  public Recovered {
    sightings = List.copyOf(sightings);
    methods = Map.copyOf(methods);
    alsoSeen = List.copyOf(alsoSeen);
  }
}
