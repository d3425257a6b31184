package assay.match.child;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An ffmpeg executable of this machine, contained.
 *
 * <p>Safe to share between threads: each call starts a child of its own and ends with it.
 */
public final class FfmpegProgram {
  /** What the program itself and its libraries take of the address space before any picture. */
  private static final long PROGRAM_BYTES = 1L << 30;

  /**
   * What a pixel takes at most: two pictures of 16 bits in three planes within the decoder, one
   * more in between, and the red, green and blue that are written.
   */
  private static final long PIXEL_BYTES = 32;

  /**
   * What a pixel of a video takes at most: sixteen frames of 8 bits or eight of 16 that others
   * refer to, some on their way, and one converted.
   */
  private static final long FRAME_BYTES = 64;

  /** Coded pictures are rounded up to whole blocks, which are at most so large. */
  private static final long BLOCK = 128;

  private final Path executable;
  private final Inventory inventory;
  private final Containment containment;

  FfmpegProgram(Path executable, Inventory inventory, Containment containment) {
    this.executable = executable;
    this.inventory = inventory;
    this.containment = containment;
  }

  /** The first {@code ffmpeg} of the user's path that can be used. */
  public static Optional<FfmpegProgram> find() {
    return FfmpegSearch.onPath(System.getenv("PATH"));
  }

  /** This executable; empty if it is not an ffmpeg, or nothing here can contain it. */
  public static Optional<FfmpegProgram> at(Path executable) {
    return FfmpegSearch.at(executable);
  }

  /** Which version it is, what it decodes, and how it is contained; for the summary of a run. */
  public String describe() {
    return executable
        + ", version "
        + inventory.version()
        + ", decodes "
        + inventory.words()
        + "; "
        + containment.describe();
  }

  /** Whether it was built with a decoder for this. */
  public boolean decodes(Coding coding) {
    return inventory.decoder(coding).isPresent();
  }

  /**
   * Decodes pictures, and hands over their rows while it does.
   *
   * @param time after which the child is killed
   * @return whether the decoder had nothing to complain of; all rows were handed over in either
   *     case
   * @throws UnreadableItemException if not all rows could be had, or more than were declared
   */
  public boolean decode(CodedPixels pixels, Duration time, RowTaker rows)
      throws UnreadableItemException {
    try (Child child = Child.start(command(pixels, time), Feed.of(pixels.pieces()), time)) {
      return read(child, new Frames(child.output(), pixels), rows);
    } catch (IOException e) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "the decoder's output broke off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableItemException(Reason.TIMEOUT, "the decoder was given up");
    }
  }

  private static boolean read(Child child, Frames frames, RowTaker rows)
      throws IOException, InterruptedException, UnreadableItemException {
    boolean whole = frames.read(rows);
    if (whole && !frames.isAtEnd()) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "the decoder delivers more than was declared");
    }
    boolean well = child.endsWell();
    if (child.isLate()) {
      throw new UnreadableItemException(Reason.TIMEOUT, "the decoder took too long");
    }
    if (!whole) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "the decoder delivers less than was declared");
    }
    return well;
  }

  /**
   * Decodes the frames of every video track that are asked for.
   *
   * @param time after which the child is killed
   * @return whether the decoder had nothing to complain of
   * @throws UnreadableItemException if the decoder failed or was late; frames may have been handed
   *     over before
   */
  public boolean decode(CodedVideo video, Duration time, FrameTaker frames)
      throws UnreadableItemException {
    List<String> command =
        containment.around(
            PROGRAM_BYTES + FRAME_BYTES * CodedVideo.MOST_PIXELS,
            time.toSeconds() + 1,
            VideoArguments.of(executable, inventory.version(), video));
    try (Child child = Child.start(command, video.feed(), time)) {
      boolean whole = new RawVideo(child.output(), frames).read();
      boolean well = child.endsWell();
      if (child.isLate()) {
        throw new UnreadableItemException(Reason.TIMEOUT, "the decoder took too long");
      }
      return whole && well;
    } catch (IOException e) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "the decoder's output broke off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableItemException(Reason.TIMEOUT, "the decoder was given up");
    }
  }

  private List<String> command(CodedPixels pixels, Duration time) {
    long blocks = (pixels.width() + BLOCK) * (pixels.height() + BLOCK);
    return containment.around(
        PROGRAM_BYTES + PIXEL_BYTES * blocks,
        time.toSeconds() + 1,
        FfmpegArguments.of(
            executable, inventory.decoder(pixels.coding()).orElseThrow(), pixels, blocks));
  }
}
