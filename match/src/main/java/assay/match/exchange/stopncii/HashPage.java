package assay.match.exchange.stopncii;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Told;
import assay.match.exchange.json.ServiceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A page of a set.
 *
 * @param token for the next page; absent on the last
 * @param nextSet from when on to ask for the next set
 */
record HashPage(List<Told> told, Optional<String> token, OptionalLong nextSet) {
  private static final int LONGEST_TOKEN = 8192;

  /**
   * Reads one.
   *
   * @param place of the page, for what is refused
   */
  static HashPage read(byte[] body, String place, Function<String, ExchangeException> fault)
      throws ExchangeException {
    JsonObject page =
        ServiceJson.parse(body)
            .orElseThrow(() -> fault.apply("a page is no JSON object, or ends too early"));
    if (!(page.members().get("hashRecords") instanceof List<?> records)) {
      throw fault.apply("a page has no hashRecords");
    }
    boolean more =
        page.flag("hasMoreRecords")
            .orElseThrow(() -> fault.apply("a page does not say whether it is the last"));
    Optional<String> token =
        more ? page.text("nextPageToken").filter(text -> !text.isBlank()) : Optional.empty();
    if (more && token.filter(text -> text.length() <= LONGEST_TOKEN).isEmpty()) {
      throw fault.apply("a page does not say where it goes on");
    }
    return new HashPage(told(records, place), token, page.number("nextSetTimestamp"));
  }

  private static List<Told> told(List<?> records, String place) {
    List<Told> told = new ArrayList<>();
    int number = 0;
    for (Object element : records) {
      String here = place + ", record " + ++number;
      told.add(
          element instanceof JsonObject json
              ? HashRecord.told(json, here)
              : new Told.Refused(here, "expected an object"));
    }
    return told;
  }
}
