package assay.match.exchange.file;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Told;
import assay.match.list.ListElement;
import assay.match.list.ListElements;
import assay.match.list.ListFormatException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the files of a list from the beginning to the end. */
final class FilePull implements Pull {
  private static final int PAGE = 2_000;

  private final Place place;
  private final JsonObject cursor;
  private final Instant now;
  private final Optional<String> algorithm;

  private Optional<Place.Found> found = Optional.empty();
  private Optional<ListElements> open = Optional.empty();
  private String name = "";
  private boolean fresh = true;
  private boolean any;

  FilePull(Place place, JsonObject cursor, Instant now, Optional<String> algorithm) {
    this.place = place;
    this.cursor = cursor;
    this.now = now;
    this.algorithm = algorithm;
  }

  @Override
  public Page next() throws IOException, ExchangeException {
    if (found.isEmpty()) {
      found = Optional.of(place.look(cursor, now));
    }
    Instant asOf = found.get().asOf();
    if (found.get().changed().isEmpty()) {
      return new Page(false, List.of(), cursor, Optional.of(asOf));
    }
    Content content = found.get().changed().get();
    List<Told> told = new ArrayList<>();
    Optional<Told> next = told(content);
    while (next.isPresent()) {
      told.add(next.get());
      if (told.size() == PAGE) {
        return page(told, JsonObject.empty(), Optional.empty()); // to be begun anew from here
      }
      next = told(content);
    }
    if (!any) { // the list of an error page, or of a disk that is not mounted, is no empty list
      throw new ExchangeException(name + ": there are no entries");
    }
    return page(told, content.verified(), Optional.of(asOf));
  }

  private Page page(List<Told> told, JsonObject after, Optional<Instant> complete) {
    boolean begins = fresh;
    fresh = false;
    return new Page(begins, told, after, complete);
  }

  private Optional<Told> told(Content content) throws IOException, ExchangeException {
    try {
      while (open.isPresent() || open(content)) {
        Optional<ListElement> element = open.get().next();
        if (element.isPresent()) {
          any |= element.get() instanceof ListElement.Entry;
          return Optional.of(Entries.told(name, element.get()));
        }
        open.get().close();
        open = Optional.empty();
      }
      return Optional.empty();
    } catch (ListFormatException e) {
      throw new ExchangeException(name + ":" + e.getMessage());
    }
  }

  private boolean open(Content content) throws IOException, ExchangeException, ListFormatException {
    Optional<Content.Part> part = content.next();
    if (part.isPresent()) {
      name = part.get().name();
      InputStream bytes = new Unowned(part.get().bytes());
      Optional<Path> file = part.get().file();
      open =
          Optional.of(
              file.isPresent()
                  ? ListElements.of(bytes, file.get(), algorithm)
                  : ListElements.of(bytes, algorithm));
    }
    return part.isPresent();
  }

  /** A stream that its content closes, after it was verified. */
  private static final class Unowned extends FilterInputStream {
    Unowned(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
      return in.read(out, offset, length);
    }

    @Override
    public void close() {
      // not here
    }
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
    if (found.isPresent() && found.get().changed().isPresent()) {
      found.get().changed().get().close();
    }
  }
}
