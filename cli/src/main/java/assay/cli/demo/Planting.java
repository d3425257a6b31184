package assay.cli.demo;

import assay.cli.demo.Damaged.Damage;
import assay.cli.demo.Edits.Edit;
import assay.stage.Hasher;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts pictures into places, and keeps account. Every picture is drawn once. */
final class Planting {
  /**
   * Not smaller: PDQ samples a picture at 64x64 points, rounded down to pixels, so that a mirrored
   * copy of 320x240 can be 34 bits away.
   */
  private static final int[][] SIZES = {{400, 300}, {512, 384}, {640, 480}, {300, 420}};

  private static final List<Edit> EDITS = Edits.all();

  private final Pictures pictures;
  private final Plants plants;
  private final List<Planted> planted = new ArrayList<>();
  private final List<Damaged> damaged = new ArrayList<>();
  private int drawn;

  Planting(Hasher pdq, long seed) {
    this.pictures = new Pictures(seed);
    this.plants = new Plants(pdq);
  }

  /** A picture that was not there before. */
  BufferedImage draw() {
    int[] size = SIZES[drawn % SIZES.length];
    return pictures.draw(drawn++, size[0], size[1]);
  }

  /** A copy that is to be planted. */
  record Plan(Edit edit, Place place) {}

  /**
   * Plants all copies, spread evenly over as many pictures as are wanted. The others are on no
   * list.
   *
   * @param pictures not fewer than the copies
   */
  void scatter(List<Plan> copies, List<Place> places, int pictures) throws IOException {
    int planned = 0;
    for (int i = 1; i <= pictures; i++) {
      if ((long) i * copies.size() / pictures > planned) {
        plant(copies.get(planned++));
      } else {
        fill(i, places);
      }
    }
  }

  /** Lists a new picture, and puts an edited copy of it somewhere. */
  private void plant(Plan plan) throws IOException {
    Edit edit = plan.edit();
    Place place = plan.place();
    BufferedImage base = draw();
    Picture listed = Edits.exact(base);
    String entry = edit.name().equals(Edits.EXACT) ? plants.listExact(listed) : plants.list(listed);
    String member = place.put().put(edit.of(base));
    planted.add(new Planted(place.file(), member, entry, edit.name(), place.framing()));
  }

  /** Lists a new picture, puts the very same into a crawl, and visits it again. */
  void plantVisitedTwice(CrawlShard crawl) throws IOException {
    Picture picture = Edits.exact(draw());
    String entry = plants.listExact(picture);
    Fetch first = crawl.put(picture, Framing.PLAIN);
    Fetch again = crawl.revisit(first);
    planted.add(new Planted(crawl.name(), first.member(), entry, Edits.EXACT, "visited twice"));
    planted.add(new Planted(crawl.name(), again.member(), entry, "revisit", "revisit record"));
  }

  /** Puts a new picture that is on no list somewhere: mostly as it is, every fifth one edited. */
  private void fill(int number, List<Place> places) throws IOException {
    int edit = number % 5 == 0 ? number / 5 % EDITS.size() : 0;
    places.get(number % places.size()).put().put(EDITS.get(edit).of(draw()));
  }

  /** Puts a new picture that cannot be decoded somewhere. */
  void damage(Edit edit, Place place, Damage damage) throws IOException {
    Picture whole = edit.of(draw());
    byte[] bytes =
        switch (damage) {
          case CUT_PICTURE -> Arrays.copyOf(whole.bytes(), whole.bytes().length / 2);
          case BROKEN_HEADER -> withoutHeader(whole.bytes());
          case WRONG_CHECKSUM, DECLARED_CUT ->
              throw new IllegalArgumentException("that is not damage to a picture: " + damage);
        };
    damaged(place.file(), place.put().put(whole.withBytes(bytes)), damage);
  }

  /** Leaves the signature, so that it is still known as a picture. */
  private static byte[] withoutHeader(byte[] picture) {
    byte[] broken = picture.clone();
    Arrays.fill(broken, 4, 64, (byte) 0);
    return broken;
  }

  /** Remembers what was damaged, and where. */
  void damaged(String file, String member, Damage damage) {
    damaged.add(new Damaged(file, member, damage));
  }

  /** Writes the list, and says what was done. */
  GroundTruth finish(Path dataset, Path list) throws IOException {
    plants.write(list);
    return new GroundTruth(dataset, list, drawn, planted, damaged);
  }
}
