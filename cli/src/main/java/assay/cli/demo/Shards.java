package assay.cli.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The shards of a dataset that is being made, and the places for pictures in them. */
final class Shards implements Closeable {
  private final Path dataset;
  private final long seed;
  private final Deque<Closeable> open = new ArrayDeque<>();
  private final List<Place> places = new ArrayList<>();

  Shards(Path dataset, long seed) {
    this.dataset = dataset;
    this.seed = seed;
  }

  /** All places, in the order in which their shards were begun. */
  List<Place> places() {
    return List.copyOf(places);
  }

  /** Begins a crawl file: a place for each framing. */
  CrawlShard crawl(String name) throws IOException {
    CrawlShard shard = CrawlShard.create(dataset, name, seed + open.size());
    open.push(shard);
    for (Framing framing : Framing.values()) {
      places.add(shard.place(framing));
    }
    return shard;
  }

  /** Begins a tar shard. */
  Place tar(int number) throws IOException {
    String name = "shard-%05d.tar".formatted(number);
    Site site = new Site("shard-%05d".formatted(number), seed + open.size());
    SampleTar tar = SampleTar.create(dataset.resolve(name), number, site);
    open.push(tar);
    return add(new Place(name, "tar", tar::put));
  }

  /** Begins a folder. All loose files of a dataset together are one shard, named by a dot. */
  Place folder(String name) throws IOException {
    Site site = new Site(name, seed + open.size());
    SampleFolder folder = SampleFolder.create(dataset.resolve(name), site);
    open.push(folder);
    return add(new Place(".", "folder", picture -> name + "/" + folder.put(picture)));
  }

  private Place add(Place place) {
    places.add(place);
    return place;
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
